"""Whatever a page holds, the parser answers: a record, a reason, a list; and answers in time."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.items import Article, Refusal
from herne_news.parsers import herne
from herne_news.parsers.page import Page
from herne_news.urls import teaser_key

TAGS = (
    "div", "p", "h1", "h2", "h3", "ul", "li", "table", "tr", "td", "a href='/Meldungen/News-Detailansicht_64.html'",
    "a href='http://[x'", "b", "span", "article", "main", "nav", "footer", "figure", "figcaption", "dl", "dt", "form", "aside",
)  # fmt: skip
TEXTS = (
    "Meldung vom 04. Januar 2022", "Meldung vom 3. Mai 2020", "Meldung vom", "05. März 2019", "Meldung vom 31. Februar 2020",
    "Meldung vom 1. April 2021 Ein Titel", "Ein Titel", "Ein Satz steht hier.", "mehr zur Meldung: Ein Titel", "<br>",
    "<br><br>", "<img src='/Bilder/a.jpg' alt='Ein Titel'>", "<img src='http://[' >", "Foto: Mara Linde", "Details der Meldungen",
    "2017-04-26", "Fußzeile", "Dokumenteninhalt", "Cookie-Einstellungen", "Homepage / Meldungen", "Pressemeldungen", "&nbsp;",
)  # fmt: skip
URLS = (
    None,
    "https://www.herne.de/Meldungen/News-Detailansicht_64.html",
    "https://www.herne.de/Meldungen/Alle-News.html",
    f"https://www.herne.de/#{teaser_key('2022-01-04', 'Ein Titel')}",
    "https://example.org/",
    "kein://[",
)
opened = st.sampled_from(TAGS).map(lambda tag: f"<{tag}>")
closed = st.sampled_from(TAGS).map(lambda tag: f"</{tag.split()[0]}>")
pieces = st.one_of(st.sampled_from(TEXTS), opened, closed, st.text(max_size=10))
pages = st.lists(pieces, max_size=40).map(lambda parts: "<html><body>" + "".join(parts))


@given(pages, st.sampled_from(URLS))
def test_any_page_is_answered(html: str, url: str | None) -> None:
    page = Page.from_bytes(html.encode("utf-8", "replace"), url)
    if isinstance(page, Refusal):
        return
    result = herne.parse_page(page)
    if isinstance(result, Article):
        assert Article.from_dict(result.as_dict()) == result
        assert result.body or result.title
    else:
        assert result.reason
        assert result.detail
    teasers = herne.teasers(page)
    assert [teaser.position for teaser in teasers] == list(range(1, len(teasers) + 1))
    keys = set()
    for teaser in teasers:
        article = teaser.article
        assert article.title
        assert article.date
        assert (article.lead is None) or (article.body or "").startswith(article.lead)
        keys.add(teaser_key(article.date, article.title))
    assert len(keys) == len(teasers)


@given(st.integers(1, 30), st.booleans(), st.booleans())
def test_each_item_is_cut_by_itself(count: int, wrapped: bool, linked: bool) -> None:
    def item(number: int) -> str:
        link = f"<p><a href='/Meldungen/News-Detailansicht_{number * 64}.html'>mehr zur Meldung: Titel {number}</a></p>"
        text = f"<p>Meldung vom {number:02}. Mai 2020</p><h3>Titel {number}</h3><p>Text {number}.</p>"
        text += link if linked and number % 3 else ""
        return f"<div>{text}</div>" if wrapped else text

    html = f"<html><body><h1>Liste</h1><div>{''.join(map(item, range(1, count + 1)))}</div>"
    page = Page.from_bytes(html.encode(), "https://www.herne.de/Rathaus/")
    assert isinstance(page, Page)
    read = [(t.article.date, t.article.title, t.article.body, t.detail_url) for t in herne.teasers(page)]
    assert read == [
        (
            f"2020-05-{n:02}",
            f"Titel {n}",
            f"Text {n}.",
            f"https://www.herne.de/Meldungen/News-Detailansicht_{n * 64}.html" if linked and n % 3 else None,
        )
        for n in range(1, count + 1)
    ]


@pytest.mark.parametrize("wrap", ["{}", "<div>{}</div>"], ids=["flat", "wrapped"])
def test_four_times_the_list_takes_about_four_times_as_long(wrap: str) -> None:
    item = "<p>Meldung vom 04. Mai 2020</p><h3>Titel {0}</h3><p><img src='/{0}.jpg'>Text {0}.</p>"

    def seconds(count: int) -> float:
        html = "<html><body>" + "".join(wrap.format(item.format(n)) for n in range(count))
        page = Page.from_bytes(html.encode(), "https://www.herne.de/Rathaus/")
        assert isinstance(page, Page)
        start = process_time()
        assert len(herne.teasers(page)) == count
        return process_time() - start

    assert min(seconds(4_000) for _ in range(2)) < 10 * min(seconds(1_000) for _ in range(3))
