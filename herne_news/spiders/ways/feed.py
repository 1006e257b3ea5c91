"""Discovery by RSS feed: newest first and in pages, but blind to edits (docs/discovery.md)."""

import re
from collections.abc import AsyncIterator, Iterable
from datetime import UTC
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from lxml import etree
from scrapy.http import Response

from herne_news.spiders.ways.common import MAX_PAGES, Walk, WayClosed, fetch_or_close, inside_source
from herne_news.urls import canonical_url, may_be_article, post_number
from herne_news.visits import Finding, Found

BERLIN = ZoneInfo("Europe/Berlin")
NOT_MODIFIED = 304
#: The end of a feed, RSS, RDF or Atom; a cache may add a comment behind it.
END = re.compile(rb"</(?:rss|rdf:RDF|feed)\s*>\s*(?:<!--.*?-->\s*)*$", re.DOTALL)
TAIL = 5000


async def by_feed(walk: Walk) -> AsyncIterator[Found]:
    """Leaf through the RSS feed until a whole page is known, or to its end. Feeds never show edits."""
    past = walk.past(feed_url(walk))
    seen: set[str] = set()
    for page in range(1, MAX_PAGES):
        try:
            if page == 1:
                response = await fetch_or_close(walk, feed_url(walk), past)
            else:
                response = await fetch_or_close(walk, urljoin(walk.home, f"/feed/?paged={page}"))
        except WayClosed:
            if page == 1:
                raise
            return
        if response.status == NOT_MODIFIED:
            walk.note(feed_url(walk), response, (past and past.items) or 0)
            return
        items = list(feed_items(response, walk.home))
        if page == 1:
            if not items:
                raise WayClosed(f"expected items in the feed {response.url}, found none")
            if is_whole(response):
                walk.note(feed_url(walk), response, len(items))
        new = [item for item in items if item.url not in seen]
        for item in new:
            seen.add(item.url)
            yield item
        if items and not is_whole(response):
            raise WayClosed(f"expected the feed {response.url} to its end, found it cut off")
        if not new or (past is not None and all(map(walk.knows, new))):
            return


def feed_url(walk: Walk) -> str:
    """Return the canonical URL of the site's main feed."""
    return canonical_url(urljoin(walk.home, "/feed/"))


def is_whole(response: Response) -> bool:
    """Say whether a feed is there to its end: one that a server cut off would hide the older posts."""
    return END.search(response.body[-TAIL:]) is not None


def feed_items(response: Response, home: str) -> Iterable[Found]:
    """Yield the posts of a feed, newest first; what is cut off or broken gives those that can be read."""
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
