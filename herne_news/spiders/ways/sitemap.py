"""Discovery by XML sitemap: complete, and with change dates where WordPress 6.5 or an SEO plugin writes them."""

import re
from collections.abc import AsyncIterator
from urllib.parse import urljoin

from lxml import etree
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap, sitemap_urls_from_robots

from herne_news.spiders.changes import tidy_change
from herne_news.spiders.failures import FetchFailed
from herne_news.spiders.ways.common import MAX_PAGES, Fetch, WayClosed, fetch_or_close, inside_source
from herne_news.urls import may_be_article, post_number
from herne_news.visits import Finding, Found

SITEMAPS = ("/wp-sitemap.xml", "/sitemap_index.xml", "/sitemap.xml")
#: Names that WordPress core, Yoast, Rank Math, Jetpack and XML Sitemaps give to the children that list posts.
POST_SITEMAP = re.compile(r"posts-post-|post-sitemap|(?<!wp-)sitemap-posts?[-.\d]|sitemap-pt-post")
MAX_BYTES = 64 * 1024 * 1024

#: Address, entries and kind ("urlset" or "sitemapindex") of a sitemap.
ReadSitemap = tuple[str, list[dict[str, str]], str]


async def by_sitemap(fetch: Fetch, home: str) -> AsyncIterator[Found]:
    """Read the sitemap that robots.txt names, or the usual ones; of an index the children for posts, if they can be told."""
    index = await _first_sitemap(fetch, home)
    pending = [index]
    seen: set[str] = set()
    none = True
    while pending and len(seen) < MAX_PAGES:
        address, entries, kind = pending.pop(0)
        if kind == "sitemapindex":
            children = [canonical for entry in entries if (canonical := inside_source(entry["loc"], address))]
            posts = [child for child in children if POST_SITEMAP.search(child)]
            for child in posts or children:
                if child not in seen:
                    seen.add(child)
                    pending.append(await _sitemap(fetch, child))
            continue
        for entry in entries:
            url = inside_source(entry["loc"], address)
            if url and may_be_article(url):
                none = False
                yield Found(
                    url=url, finding=Finding.SITEMAP, changed=tidy_change(entry.get("lastmod")), post=post_number(url)
                )
    if none:
        raise WayClosed(f"expected posts in the sitemap {index[0]}, found none")


async def _first_sitemap(fetch: Fetch, home: str) -> ReadSitemap:
    candidates: list[str] = []
    cause: BaseException | None = None
    try:
        robots = await fetch(urljoin(home, "/robots.txt"))
        candidates += sitemap_urls_from_robots(robots.body, base_url=home)
    except FetchFailed:
        pass
    candidates += [urljoin(home, path) for path in SITEMAPS]
    for candidate in dict.fromkeys(filter(None, (inside_source(url, home) for url in candidates))):
        try:
            return await _sitemap(fetch, candidate)
        except WayClosed as closed:
            cause = closed.__cause__
    raise WayClosed(f"expected a sitemap at one of {', '.join(SITEMAPS)}, found none") from cause


async def _sitemap(fetch: Fetch, url: str) -> ReadSitemap:
    response = await fetch_or_close(fetch, url)
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
    return url, entries, sitemap.type
