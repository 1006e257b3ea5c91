"""Each node of a page is dropped, renamed and doubled: a field goes, or another rule gives the same; never a neighbour's."""

import json

import pytest

from herne_news.items import Article
from herne_news.parsers import parse
from tests.parsers.mutations import MUTATIONS, NEIGHBOUR, PAGES, mutants

#: What a field may become besides nothing: what it was, or what the page tells elsewhere with the same meaning.
SAME: dict[str, set[object]] = {
    "title": {"Schleuse wird umgebaut"},
    "date": {"2019-03-05"},
    "category": {"Verkehr"},
    "authors": {("Ute Brandt",)},
}


@pytest.mark.parametrize("page", PAGES)
def test_untouched_page_has_every_field(page: str) -> None:
    source, url, html = PAGES[page]
    article = parse(html.encode(), url, source)
    assert isinstance(article, Article)
    assert (article.title, article.date) == ("Schleuse wird umgebaut", "2019-03-05")
    assert "Treidelschiffe" in (article.body or "")
    assert [(caption.text, caption.credit) for caption in article.captions] == [("Das alte Tor.", "Bernd Kohl")]
    assert NEIGHBOUR not in json.dumps(article.as_dict(), ensure_ascii=False)


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("page", PAGES)
def test_no_field_comes_from_a_neighbour(page: str, mutation: str) -> None:
    source, url, html = PAGES[page]
    for node, mutant in mutants(html, mutation):
        article = parse(mutant, url, source)
        if not isinstance(article, Article):
            continue
        record = json.dumps(article.as_dict(), ensure_ascii=False)
        assert NEIGHBOUR not in record, f"{mutation} {node}: {record}"
        for field, allowed in SAME.items():
            value = getattr(article, field)
            assert not value or value in allowed, f"{mutation} {node}: {field} became {value!r}"
        body = article.body or ""
        if mutation != "double":
            assert body.count("Treidelschiffe") <= 1, f"{mutation} {node}: {body}"
