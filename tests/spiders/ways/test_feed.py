"""Discovery by the feed, and each kind of closed door."""

import pytest
from scrapy.http import Response

from herne_news.spiders.ways.common import WayClosed
from herne_news.spiders.ways.feed import by_feed
from herne_news.visits import Finding, Found
from tests.spiders.ways.walking import HOME, found_by, html, urls, xml


def feed(url: str, *slugs: str) -> Response:
    items = "".join(
        f"<item><link>http://inherne.net/{slug}/</link><guid isPermaLink='false'>http://inherne.net/?p={number}</guid>"
        f"<pubDate>Tue, 31 Dec 2019 23:20:00 +0000</pubDate></item>"
        for number, slug in enumerate(slugs, 10)
    )
    return xml(url, f"<rss version='2.0'><channel><title>inherne</title>{items}</channel></rss>")


def test_feed_is_leafed_through_to_its_end() -> None:
    site = [feed(HOME + "feed/", "eins", "zwei"), feed(HOME + "feed/?paged=2", "drei")]
    found = found_by(by_feed, *site)
    assert urls(found) == ["eins/", "zwei/", "drei/"]
    assert found[0] == Found(url=HOME + "eins/", finding=Finding.FEED, date="2020-01-01", post="10")


def test_feed_that_repeats_itself_ends() -> None:
    site = [feed(HOME + "feed/", "eins"), feed(HOME + "feed/?paged=2", "eins"), feed(HOME + "feed/?paged=3", "zwei")]
    assert urls(found_by(by_feed, *site)) == ["eins/"]


def test_feed_cut_in_the_middle_gives_what_is_whole_and_leaves_the_rest_to_another_way() -> None:
    whole = feed(HOME + "feed/", "eins", "zwei")
    cut = whole.replace(body=whole.body[: whole.body.index(b"zwei") - 10])
    found: list[Found] = []
    with pytest.raises(WayClosed, match="found it cut off"):
        found_by(by_feed, cut, found=found)
    assert urls(found) == ["eins/"]


FEED_CLOSED = {
    "none": [],
    "no-items": [feed(HOME + "feed/")],
    "empty": [Response(HOME + "feed/", body=b"")],
    "html-instead": [html(HOME + "feed/", "Fehler")],
    "binary": [Response(HOME + "feed/", body=bytes(range(256)))],
}


@pytest.mark.parametrize("pages", FEED_CLOSED.values(), ids=FEED_CLOSED.keys())
def test_feed_says_when_it_is_closed(pages: list[Response]) -> None:
    with pytest.raises(WayClosed, match="expected"):
        found_by(by_feed, *pages)
