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


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("index", range(COUNT))
def test_record(seed: int, index: int) -> None:
    magazine = site(seed)
    truth = magazine.article(index)
    assert truth.url is not None
    page = open_page(magazine, truth.url)
    pages = [page, *(open_page(magazine, url) for url in parsers.identify(page, "inherne").parts)]
    parts = [parsers.parse_page(one, "inherne") for one in pages]
    assert all(isinstance(one, Article) for one in parts)
    assert content(parsers.join_parts([one for one in parts if isinstance(one, Article)])) == content(truth)
