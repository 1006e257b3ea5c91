"""Discovery by RSS feed: newest first and in pages, but blind to edits (docs/discovery.md)."""

from collections.abc import AsyncIterator, Iterable
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from lxml import etree
from scrapy.http import Response

from herne_news.spiders.ways.common import MAX_PAGES, Fetch, WayClosed, fetch_or_close, inside_source
from herne_news.urls import may_be_article, post_number
from herne_news.visits import Finding, Found

BERLIN = ZoneInfo("Europe/Berlin")


async def by_feed(fetch: Fetch, home: str) -> AsyncIterator[Found]:
    """Leaf through the RSS feed to its end. Feeds never show edits, so nothing is said of changes."""
    seen: set[str] = set()
    for page in range(1, MAX_PAGES):
        try:
            response = await fetch_or_close(fetch, urljoin(home, "/feed/" if page == 1 else f"/feed/?paged={page}"))
        except WayClosed:
            if page == 1:
                raise
            return
        new = [item for item in _from_feed(response, home) if item.url not in seen]
        if not new:
            if page == 1:
                raise WayClosed(f"expected items in the feed {response.url}, found none")
            return
        for item in new:
            seen.add(item.url)
            yield item


def _from_feed(response: Response, home: str) -> Iterable[Found]:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(response.body, parser)
    except etree.XMLSyntaxError:  # nothing at all that recovery could start from
        return
    for item in () if root is None else root.iter("item"):
        address = (item.findtext("link") or item.findtext("guid") or "").strip()
        url = inside_source(address, home)
        if url and may_be_article(url):
            post = post_number(item.findtext("guid") or "")
            yield Found(url=url, finding=Finding.FEED, date=_berlin_day(item.findtext("pubDate")), post=post)


def _berlin_day(value: str | None) -> str | None:
    try:
        when = parsedate_to_datetime(value or "")
    except (TypeError, ValueError):
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).astimezone(BERLIN).date().isoformat()
