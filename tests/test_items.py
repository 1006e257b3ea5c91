"""The record: its JSON form and its content hash."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.items import Article, Caption

ARTICLE = Article(
    source="inherne",
    url="https://inherne.net/eins/",
    title="Eins",
    date="2019-03-05",
    categories=("Kultur", "Ausgabe 2020/1"),
    category="Kultur",
    authors=("Anja Muster",),
    body="Erster Absatz.\n\nZweiter.",
    captions=(Caption(position=1, text="Ein Bild", credit="Anja Muster, Stadt Herne"),),
    layout="classic",
    evidence={"title": "theme:entry-title"},
)


def test_every_key_is_always_there() -> None:
    keys = "source url title kicker lead date published updated category categories tags authors body captions layout evidence"
    assert list(Article(source="herne", url=None).as_dict()) == keys.split()
    assert list(ARTICLE.as_dict()["captions"][0]) == ["position", "text", "credit", "image_url", "alt"]


def test_json_and_back() -> None:
    assert Article.from_dict(json.loads(json.dumps(ARTICLE.as_dict()))) == ARTICLE


def test_unknown_key_is_an_error() -> None:
    with pytest.raises(TypeError):
        Article.from_dict({**ARTICLE.as_dict(), "autor": "x"})


@pytest.mark.parametrize("change", [{"url": "https://inherne.net/zwei/"}, {"layout": "block"}, {"evidence": {}}])
def test_how_it_was_read_is_no_content(change: dict[str, object]) -> None:
    assert replace(ARTICLE, **change).content_hash() == ARTICLE.content_hash()  # type: ignore[arg-type]


@given(st.sampled_from(["title", "kicker", "lead", "date", "body", "category"]), st.text())
def test_any_other_change_changes_the_hash(key: str, value: str) -> None:
    changed = replace(ARTICLE, **{key: value})  # type: ignore[arg-type]
    assert (changed.content_hash() == ARTICLE.content_hash()) is (getattr(ARTICLE, key) == value)
