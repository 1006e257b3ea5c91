"""Discovery by the pages that readers leaf through: the last way, with no dates and no numbers."""

import re
from collections.abc import AsyncIterator
from urllib.parse import urljoin, urlsplit

from parsel import Selector
from scrapy.http import Response, TextResponse

from herne_news.spiders.ways.common import MAX_PAGES, Walk, WayClosed, fetch_or_close, inside_source
from herne_news.urls import canonical_url, may_be_article, post_number
from herne_news.visits import Finding, Found

CATEGORY = re.compile(r"/category/(?!.*/(?:page|feed)/).+/")
FURNITURE = "nav, footer, aside, form, [class*=related], [class*=widget], [class*=comment], [class*=menu], [id*=menu]"
ENTRY_LINKS = "a[rel~=bookmark], h1 a, h2 a, h3 a, h4 a, article a, .post a, .hentry a, .wp-block-post a, a.more-link"


async def by_listing(walk: Walk) -> AsyncIterator[Found]:
    """Leaf through the home page's listing, then through every category that any page links to.

    Each is followed to its end the first time, later until a whole page is known: one post alone that is known may be pinned.
    """
    home = canonical_url(walk.home)
    is_known_site = walk.past(home) is not None
    starts, seen, walked = [home], set[str](), set[str]()
    answered = False
    while starts:
        start = starts.pop(0)
        walked.add(start)
        for page in range(1, MAX_PAGES):
            try:
                response = await fetch_or_close(walk, start if page == 1 else urljoin(start, f"page/{page}/"))
            except WayClosed:
                if not answered:
                    raise
                break
            links = _listing_links(response, walk.home)
            if not answered:
                walk.note(home, response, len(links["articles"]))
            answered = True
            starts += [url for url in links["lists"] if url not in walked and url not in starts]
            if page > 1 and not links["articles"]:
                break
            found = [Found(url=url, finding=Finding.LISTING, post=post_number(url)) for url in links["articles"]]
            for item in found:
                if item.url not in seen:
                    seen.add(item.url)
                    yield item
            if is_known_site and all(map(walk.knows, found)):
                break
    if not seen:
        raise WayClosed(f"expected links to posts on {walk.home}, found none")


def _listing_links(response: Response, home: str) -> dict[str, list[str]]:
    page = Selector(response.text if isinstance(response, TextResponse) else "<html></html>")
    lists = [
        url
        for href in page.css("a::attr(href)").getall()
        if (url := inside_source(href, home)) and CATEGORY.fullmatch(urlsplit(url).path)
    ]
    page.css(FURNITURE).drop()
    articles = [
        url
        for link in page.css(ENTRY_LINKS)
        if (url := inside_source(link.attrib.get("href", ""), home)) and may_be_article(url)
    ]
    return {"lists": list(dict.fromkeys(lists)), "articles": list(dict.fromkeys(articles))}
