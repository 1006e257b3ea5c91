"""Discovery by leafing through the magazine's lists, and each kind of closed door."""

import pytest
from scrapy.http import Response

from herne_news.spiders.ways.common import WayClosed
from herne_news.spiders.ways.listing import by_listing
from tests.spiders.ways.walking import HOME, found_by, html, urls


def listing(url: str, *slugs: str, more: str = "") -> Response:
    entries = "".join(f'<article><h2><a href="http://inherne.net/{slug}/">{slug}</a></h2></article>' for slug in slugs)
    menu = '<nav><a href="/impressum/">Impressum</a><a href="/category/kultur/">Kultur</a></nav>'
    return html(url, menu + entries + '<aside><h3><a href="/beliebt/">Beliebt</a></h3></aside>' + more)


def test_listing_is_leafed_through_and_then_its_categories() -> None:
    site = [
        listing(HOME, "klebt-oben", "eins"),
        listing(HOME + "page/2/", "klebt-oben", "zwei"),
        listing(HOME + "category/kultur/", "zwei", "nur-hier"),
        listing(HOME + "category/kultur/page/2/", "drei"),
    ]
    assert urls(found_by(by_listing, *site)) == ["klebt-oben/", "eins/", "zwei/", "nur-hier/", "drei/"]


def test_listing_that_shows_an_empty_page_past_its_end_ends() -> None:
    assert urls(
        found_by(by_listing, listing(HOME, "eins"), listing(HOME + "page/2/"), listing(HOME + "page/3/", "nie"))
    ) == ["eins/"]


@pytest.mark.parametrize(
    "pages", [[], [listing(HOME)], [Response(HOME, body=b"\x00\x01")]], ids=["none", "no-posts", "binary"]
)
def test_listing_says_when_it_is_closed(pages: list[Response]) -> None:
    with pytest.raises(WayClosed, match="expected"):
        found_by(by_listing, *pages)
