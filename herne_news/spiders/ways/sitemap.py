"""Discovery by XML sitemap: complete, and with change dates where WordPress 6.5 or an SEO plugin writes them."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml import etree
from scrapy.http import Response
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap, sitemap_urls_from_robots

from herne_news.spiders.changes import is_same_change, tidy_change
from herne_news.spiders.ways.common import MAX_PAGES, Walk, WayClosed, fetch_or_close, inside_source
from herne_news.store.pages import PageState
from herne_news.urls import may_be_article, post_number
from herne_news.visits import Finding, Found

SITEMAPS = ("/wp-sitemap.xml", "/sitemap_index.xml", "/sitemap.xml")
#: Names that WordPress core, Yoast, Rank Math, Jetpack and XML Sitemaps give to the children that list posts.
POST_SITEMAP = re.compile(r"posts-post-|post-sitemap|(?<!wp-)sitemap-posts?[-.\d]|sitemap-pt-post")
MAX_BYTES = 64 * 1024 * 1024
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class _Read:
    """A sitemap as it was read; `kind` is ``urlset``, ``sitemapindex``, or ``unchanged`` where the site says so."""

    url: str
    response: Response
    entries: list[dict[str, str]]
    kind: str


async def by_sitemap(walk: Walk) -> AsyncIterator[Found]:
    """Read the sitemap that robots.txt names, or the usual ones; of an index the children for posts, if they can be told.

    A child is left alone where the index shows for it the date of change that is known. If one of the others has lost a post,
    all are read, so that every post is shown and the lost one can be told.
    """
    index = await _first_sitemap(walk)
    reader = _Children(walk)
    if index.kind == "sitemapindex":
        walk.note(index.url, index.response, len(index.entries))
        children = _children_of(index)
    elif index.kind == "unchanged":
        past = walk.past(index.url)
        walk.note(index.url, index.response, (past and past.items) or 0)
        children = {state.url: None for state in walk.past_lists() if "sitemap" in state.url and state.url != index.url}
    else:
        children = {}
        async for found in reader.show(index, None):
            yield found
    for url, changed in children.items():
        if url in reader.left:
            continue
        async for found in reader.read(url, changed):
            yield found
    if reader.lost and reader.left:
        for url, changed in list(reader.left.items()):
            async for found in reader.read(url, changed, anyway=True):
                yield found
    if not (reader.shown or reader.left):
        raise WayClosed(f"expected posts in the sitemap {index.url}, found none")
    walk.is_whole = not reader.left


class _Children:
    """The sitemaps that list posts: `shown` posts so far, `lost` ones by their count, `left` those not read."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self.shown = 0
        self.lost = 0
        self.left: dict[str, str | None] = {}
        self._seen: set[str] = set()

    async def read(self, url: str, changed: str | None, *, anyway: bool = False) -> AsyncIterator[Found]:
        """Yield the posts of the sitemap at `url`, none where it is as it was."""
        past = None if anyway else self._walk.past(url)
        if past is not None and is_same_change(past.lastmod, changed):
            self.left[url] = changed
            return
        read = await _sitemap(self._walk, url, past)
        if read.kind == "unchanged":
            self.left[url] = changed
            self._walk.note(url, read.response, (past and past.items) or 0, changed)
            return
        self.left.pop(url, None)
        self._seen.add(url)
        if read.kind == "sitemapindex":
            for child, child_changed in _children_of(read).items():
                if child not in self._seen:
                    async for found in self.read(child, child_changed, anyway=anyway):
                        yield found
            return
        async for found in self.show(read, changed):
            yield found

    async def show(self, read: _Read, changed: str | None) -> AsyncIterator[Found]:
        """Yield the posts of a sitemap that was read."""
        past = self._walk.past(read.url)
        posts = new = 0
        for entry in read.entries:
            url = inside_source(entry["loc"], read.url)
            if url and may_be_article(url) and posts < MAX_PAGES * 10:
                posts += 1
                found = Found(
                    url=url, finding=Finding.SITEMAP, changed=tidy_change(entry.get("lastmod")), post=post_number(url)
                )
                new += self._walk.is_new(found)
                yield found
        self.shown += posts
        if past is not None and past.items is not None and posts < past.items + new:
            self.lost += 1
        self._walk.note(read.url, read.response, posts, changed)


def _children_of(index: _Read) -> dict[str, str | None]:
    """Return the children for posts with their dates of change; all children where their names do not tell."""
    children = {
        url: tidy_change(entry.get("lastmod"))
        for entry in index.entries
        if (url := inside_source(entry["loc"], index.url)) and url != index.url
    }
    posts = {url: changed for url, changed in children.items() if POST_SITEMAP.search(url)}
    return dict(list((posts or children).items())[:MAX_PAGES])


async def _first_sitemap(walk: Walk) -> _Read:
    candidates = [*sitemap_urls_from_robots(walk.robots_txt(), base_url=walk.home)]
    candidates += [urljoin(walk.home, path) for path in SITEMAPS]
    cause: BaseException | None = None
    for candidate in dict.fromkeys(filter(None, (inside_source(url, walk.home) for url in candidates))):
        try:
            return await _sitemap(walk, candidate, walk.past(candidate))
        except WayClosed as closed:
            cause = closed.__cause__
    raise WayClosed(f"expected a sitemap at one of {', '.join(SITEMAPS)}, found none") from cause


async def _sitemap(walk: Walk, url: str, past: PageState | None) -> _Read:
    response = await fetch_or_close(walk, url, past)
    if response.status == NOT_MODIFIED:
        return _Read(url, response, [], "unchanged")
    body = response.body
    if body[:2] == b"\x1f\x8b":
        body = gunzip(body, max_size=MAX_BYTES)
    try:
        sitemap = Sitemap(body)
        if sitemap.type not in {"urlset", "sitemapindex"}:
            raise WayClosed(f"expected a sitemap at {url}, found <{sitemap.type}>")
        entries = [dict(entry) for entry in sitemap if entry.get("loc")]
    except (etree.LxmlError, StopIteration, ValueError) as error:
        raise WayClosed(f"expected a sitemap at {url}, found no XML") from error
    return _Read(url, response, entries, sitemap.type)
