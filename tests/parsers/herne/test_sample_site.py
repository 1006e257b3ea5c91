"""The parser reads the sample site as its generator meant it: every release, every list, whole records."""

from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

import pytest

from herne_news.items import READING_KEYS, Article, Refusal
from herne_news.parsers import herne
from herne_news.parsers.page import Page
from herne_news.replica.herne.sections import LISTS, Section
from herne_news.replica.herne.site import HerneSite

COUNT = 120
SEEDS = (1, 2, 3)
KEYS = [key for key in Article(source="herne", url=None).as_dict() if key not in READING_KEYS]


@cache
def site(seed: int) -> HerneSite:
    return HerneSite(COUNT, seed)


def page_at(seed: int, url: str) -> Page:
    page = Page.from_bytes(site(seed).respond(urlsplit(url).path).body, url)
    assert isinstance(page, Page)
    return page


@cache
def releases(seed: int) -> list[tuple[Article, Article | Refusal]]:
    """Return the truth of each release with what the parser reads at its address."""
    return [(true, herne.parse_page(page_at(seed, true.url or ""))) for true in site(seed).articles()]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("seed", SEEDS)
def test_release(seed: int, key: str) -> None:
    pairs = releases(seed)
    assert len(pairs) == COUNT
    wrong = [
        (true.url, read, getattr(true, key)) for true, read in pairs if getattr(read, key, read) != getattr(true, key)
    ]
    assert wrong == []


@pytest.mark.parametrize("section", LISTS, ids=lambda section: section.heading)
@pytest.mark.parametrize("seed", SEEDS)
def test_list(seed: int, section: Section) -> None:
    shown = [site(seed).story(index) for index in site(seed).members(section)]
    true = [site(seed).article(index) for index in site(seed).members(section)]
    read = herne.teasers(page_at(seed, section.url))
    assert [
        (
            teaser.article.date,
            teaser.article.title,
            teaser.article.lead,
            teaser.detail_url,
            teaser.position,
            teaser.section,
        )
        for teaser in read
    ] == [
        (article.date, article.title, article.lead, article.url if story.has_page else None, place, section.heading)
        for place, (article, story) in enumerate(zip(true, shown, strict=True), start=1)
    ]
    here = [article for article in true if (article.url or "").startswith(f"{section.url}#")]
    assert [item.content() for item in _without_page(read) if item.url in {article.url for article in here}] == [
        article.content() for article in here
    ]


def _without_page(teasers: list[herne.Teaser]) -> Iterator[Article]:
    return (teaser.article for teaser in teasers if teaser.detail_url is None)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/", "home"),
        ("/Homepage.html", "home"),
        ("/Meldungen/Alle-News.html", "listing"),
        ("/Rathaus/index.html", "listing"),
        ("/allris/to010.asp?SILFDNR=77", "council"),
        ("/Meldungen/News-Detailansicht_1.html", "error-page"),
        ("/Technische-Seiten/Impressum/", "page"),
    ],
)
def test_no_release(path: str, reason: str) -> None:
    url = f"https://www.herne.de{path}"
    page = Page.from_bytes(site(1).respond(path).body, url)
    assert isinstance(page, Page)
    result = herne.parse_page(page)
    assert isinstance(result, Refusal)
    assert result.reason == reason
