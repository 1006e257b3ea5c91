"""The sample magazine knows the record of each of its pages; what the parser reads must be the same, key by key."""

from functools import cache
from typing import Any

import pytest

from herne_news import parsers
from herne_news.items import Article
from herne_news.parsers.page import Page
from herne_news.replica.inherne.site import InherneSite

SEEDS = (1, 7)
COUNT = 120
READING = {"layout", "evidence"}


@cache
def site(seed: int) -> InherneSite:
    return InherneSite(COUNT, seed)


def open_page(magazine: InherneSite, url: str) -> Page:
    page = Page.from_bytes(magazine.respond(url.removeprefix("https://inherne.net"), {}).body, url)
    assert isinstance(page, Page)
    return page


def content(article: Article) -> dict[str, Any]:
    return {key: value for key, value in article.as_dict().items() if key not in READING}


def check(magazine: InherneSite, truth: Article) -> None:
    assert truth.url is not None
    page = open_page(magazine, truth.url)
    pages = [page, *(open_page(magazine, url) for url in parsers.identify(page, "inherne").parts)]
    parts = [parsers.parse_page(one, "inherne") for one in pages]
    assert all(isinstance(one, Article) for one in parts)
    assert content(parsers.join_parts([one for one in parts if isinstance(one, Article)])) == content(truth)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("index", range(COUNT))
def test_record(seed: int, index: int) -> None:
    check(site(seed), site(seed).article(index))


@pytest.mark.parametrize(
    ("count", "seed", "slug"),
    [
        (600, 1, "viel-lob-fuer-lange-schatten-am-alten-bahnhof"),
        (1000, 6, "heisse-oefen-in-der-markthalle-geht-das"),
        (1000, 7, "spaete-gaeste-auf-der-trasse-gesucht"),
        (1000, 10, "ruhige-naechte-begeistern-im-gymnasium"),
    ],
)
def test_record_whose_lead_names_a_day(count: int, seed: int, slug: str) -> None:
    magazine = InherneSite(count, seed)
    url = f"https://inherne.net/{slug}/"
    truths = [truth for truth in map(magazine.article, range(count)) if truth.url == url]
    assert len(truths) == 1
    check(magazine, truths[0])
