"""Each way of discovery on answers written by hand, and each kind of closed door."""

import asyncio
import gzip
import json
from collections.abc import Collection, Mapping

import pytest
from scrapy.http import HtmlResponse, Response, TextResponse, XmlResponse

from herne_news.spiders.failures import FetchFailed, refused_by_status
from herne_news.spiders.ways.common import Way, WayClosed
from herne_news.spiders.ways.feed import by_feed
from herne_news.spiders.ways.listing import by_listing
from herne_news.spiders.ways.rest import REST_CUT, REST_POSTS, by_rest
from herne_news.spiders.ways.sitemap import by_sitemap
from herne_news.store.pages import PageState
from herne_news.visits import Finding, Found

HOME = "https://inherne.net/"
Site = Mapping[str, Response]


def rest_page(number: int) -> str:
    return "https://inherne.net" + REST_POSTS.format(page=number)


def rest(number: int, posts: object, pages: int) -> Response:
    headers = {"X-WP-TotalPages": str(pages)}
    return TextResponse(rest_page(number), body=json.dumps(posts).encode(), headers=headers)


def xml(url: str, body: str) -> Response:
    return XmlResponse(url, body=f'<?xml version="1.0" encoding="UTF-8"?>{body}'.encode())


def html(url: str, body: str) -> Response:
    return HtmlResponse(url, body=f"<!doctype html><html><body>{body}</body></html>".encode(), encoding="utf-8")


class FakeWalk:
    """A walk over fixed answers by a crawler that knows what `known` and `lists` say."""

    home = HOME
    now = "2026-05-04T03:02:01Z"

    def __init__(self, site: Site, known: Collection[Found] = (), lists: Collection[PageState] = ()) -> None:
        self.site = site
        self.known = set(known)
        self.lists = {state.url: state for state in lists}
        self.is_fresh = False
        self.is_whole = False
        self.asked: list[str] = []
        self.noted: dict[str, int] = {}

    async def fetch(self, url: str, state: PageState | None = None, *, follow: bool = True) -> Response:
        self.asked.append(url)
        if url not in self.site:
            raise refused_by_status(404, url)
        answer = self.site[url]
        if state is not None and state.etag is not None and answer.headers.get("ETag") == state.etag.encode():
            return Response(url, status=304)
        return answer

    def knows(self, found: Found) -> bool:
        return found in self.known

    def is_new(self, found: Found) -> bool:
        return found.url not in {known.url for known in self.known}

    def past(self, url: str) -> PageState | None:
        return self.lists.get(url)

    def past_lists(self) -> list[PageState]:
        return list(self.lists.values())

    def note(self, url: str, response: Response, items: int, changed: str | None = None) -> None:
        self.noted[url] = items

    def robots_txt(self) -> bytes:
        robots = self.site.get(HOME + "robots.txt")
        return robots.body if robots is not None else b""


def found_by(way: Way, *pages: Response, found: list[Found] | None = None) -> list[Found]:
    """Return what the way gives on a site of these pages, in `found`, too; any other address answers 404."""
    site = {page.url: page for page in pages}
    gathered = [] if found is None else found

    async def run() -> None:
        async for item in way(FakeWalk(site)):
            gathered.append(item)

    asyncio.run(run())
    return gathered


def urls(found: list[Found]) -> list[str]:
    return [item.url.removeprefix(HOME) for item in found]


def test_rest_reads_all_pages() -> None:
    one = {
        "id": 7,
        "link": "http://inherne.net/eins/",
        "date": "2019-01-02T00:10:00",
        "modified_gmt": "2019-02-03T04:05:06",
    }
    two = {
        "id": 9,
        "link": "http://www.inherne.net/zwei/",
        "date": "2018-01-02T00:10:00",
        "modified_gmt": "2018-01-01T23:10:00",
    }
    assert found_by(by_rest, rest(1, [one], 2), rest(2, [two], 2)) == [
        Found(url=HOME + "eins/", finding=Finding.REST, changed="2019-02-03T04:05:06Z", date="2019-01-02", post="7"),
        Found(url=HOME + "zwei/", finding=Finding.REST, changed="2018-01-01T23:10:00Z", date="2018-01-02", post="9"),
    ]


def rest_cut(number: int, slug: str, **totals: str) -> Response:
    headers = {"X-WP-TotalPages": "2"} | {name.replace("_", "-"): value for name, value in totals.items()}
    body = json.dumps([{"link": f"http://inherne.net/{slug}/"}]).encode()
    return TextResponse(f"https://inherne.net{REST_CUT.format(page=number)}", body=body, headers=headers)


def test_rest_tells_which_posts_are_cut() -> None:
    posts = [{"id": number, "link": f"{HOME}{slug}/"} for number, slug in ((7, "eins"), (9, "zwei"), (11, "drei"))]
    one, two, every = rest_cut(1, "zwei"), rest_cut(2, "drei"), rest(1, posts, 1)
    assert [found.cut for found in found_by(by_rest, every, one, two)] == [False, True, True]
    assert [found.cut for found in found_by(by_rest, every, one)] == [False, True, False]
    assert not any(found.cut for found in found_by(by_rest, every))


def test_rest_that_does_not_search_says_nothing_of_cuts() -> None:
    every = rest(1, [{"id": 9, "link": HOME + "zwei/"}], 1)
    every.headers["X-WP-Total"] = "1"
    assert not any(found.cut for found in found_by(by_rest, every, rest_cut(1, "zwei", X_WP_Total="1")))


REST_CLOSED = {
    "no-such-page": [],
    "html-instead": [html(rest_page(1), "Hinweis: Bitte melden Sie sich an.")],
    "an-object": [rest(1, {"code": "rest_disabled"}, 1)],
    "empty": [rest(1, [], 0)],
    "other-fields": [rest(1, [{"titel": "x"}], 1)],
    "no-web-address": [rest(1, [{"link": "about:blank"}], 1)],
    "another-host": [rest(1, [{"link": "http://127.0.0.1:8081/eins/"}], 1)],
    "second-page-missing": [rest(1, [{"link": HOME + "eins/"}], 2)],
}


@pytest.mark.parametrize("pages", REST_CLOSED.values(), ids=REST_CLOSED.keys())
def test_rest_says_when_it_is_closed(pages: list[Response]) -> None:
    with pytest.raises(WayClosed, match="expected"):
        found_by(by_rest, *pages)


INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://inherne.net/wp-sitemap-posts-post-1.xml</loc></sitemap>
<sitemap><loc>http://inherne.net/wp-sitemap-posts-page-1.xml</loc></sitemap>
<sitemap><loc>http://inherne.net/wp-sitemap-taxonomies-category-1.xml</loc></sitemap></sitemapindex>"""
POSTS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>http://inherne.net/eins/</loc><lastmod>2019-02-03T05:05:06+01:00</lastmod></url>
<url><loc>https://example.org/fremd/</loc></url>
<url><loc>mailto:redaktion@inherne.net</loc></url>
<url><loc>http://inherne.net/category/kultur/</loc></url>
<url><loc>http://inherne.net/?p=65318</loc><lastmod>kaputt</lastmod></url></urlset>"""
WANTED = [
    Found(url=HOME + "eins/", finding=Finding.SITEMAP, changed="2019-02-03T04:05:06Z"),
    Found(url=HOME + "?p=65318", finding=Finding.SITEMAP, post="65318"),
]


def test_sitemap_index_leads_to_the_posts_alone() -> None:
    site = [xml(HOME + "wp-sitemap.xml", INDEX), xml(HOME + "wp-sitemap-posts-post-1.xml", POSTS)]
    assert found_by(by_sitemap, *site) == WANTED


def test_sitemap_is_where_robots_txt_says() -> None:
    robots = TextResponse(
        HOME + "robots.txt", body=b"User-agent: *\nSitemap: http://inherne.net/karte.xml\n", encoding="utf-8"
    )
    assert found_by(by_sitemap, robots, xml(HOME + "karte.xml", POSTS)) == WANTED


def test_sitemap_may_be_compressed() -> None:
    packed = Response(HOME + "sitemap.xml", body=gzip.compress(POSTS.encode()))
    assert found_by(by_sitemap, packed) == WANTED


def test_sitemap_of_unknown_children_is_read_whole() -> None:
    index = INDEX.replace("wp-sitemap-posts-post-1", "teil-a").replace("wp-sitemap-posts-page-1", "teil-b")
    index = index.replace("wp-sitemap-taxonomies-category-1", "teil-b")
    site = [
        xml(HOME + "sitemap.xml", index),
        xml(HOME + "teil-a.xml", POSTS),
        xml(HOME + "teil-b.xml", POSTS.replace("eins", "zwei")),
    ]
    assert urls(found_by(by_sitemap, *site)) == ["eins/", "?p=65318", "zwei/", "?p=65318"]


SITEMAP_CLOSED = {
    "none": [],
    "html-instead": [html(HOME + "sitemap.xml", "Seite nicht gefunden")],
    "empty": [Response(HOME + "sitemap.xml", body=b"")],
    "other-xml": [xml(HOME + "sitemap.xml", "<rss/>")],
    "foreign-only": [xml(HOME + "sitemap.xml", POSTS.replace("inherne.net", "example.org"))],
    "child-missing": [xml(HOME + "sitemap.xml", INDEX)],
}


@pytest.mark.parametrize("pages", SITEMAP_CLOSED.values(), ids=SITEMAP_CLOSED.keys())
def test_sitemap_says_when_it_is_closed(pages: list[Response]) -> None:
    with pytest.raises(WayClosed, match="expected"):
        found_by(by_sitemap, *pages)


def test_sitemap_that_names_itself_ends() -> None:
    index = "<sitemapindex><sitemap><loc>http://inherne.net/a.xml</loc></sitemap></sitemapindex>"
    with pytest.raises(WayClosed):
        found_by(by_sitemap, xml(HOME + "sitemap.xml", index), xml(HOME + "a.xml", index))


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


def test_a_closed_way_keeps_the_failure_behind_it() -> None:
    with pytest.raises(WayClosed) as caught:
        found_by(by_rest)
    assert isinstance(caught.value.__cause__, FetchFailed)
    assert caught.value.__cause__.reason == "http-404"
