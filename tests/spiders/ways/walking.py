"""A walk over answers written by hand, for each way of discovery."""

import asyncio
from collections.abc import Collection, Mapping

from scrapy.http import HtmlResponse, Response, XmlResponse

from herne_news.spiders.failures import refused_by_status
from herne_news.spiders.ways.common import Way
from herne_news.store.pages import PageState
from herne_news.visits import Found

HOME = "https://inherne.net/"
Site = Mapping[str, Response]


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
