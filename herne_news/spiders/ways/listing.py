"""Discovery by the pages that readers leaf through: the last way, with no dates and no numbers."""

import re
from collections.abc import AsyncIterator
from urllib.parse import urljoin, urlsplit

from parsel import Selector
from scrapy.http import Response, TextResponse

from herne_news.spiders.ways.common import MAX_PAGES, Fetch, WayClosed, fetch_or_close, inside_source
from herne_news.urls import canonical_url, may_be_article, post_number
from herne_news.visits import Finding, Found

CATEGORY = re.compile(r"/category/(?!.*/(?:page|feed)/).+/")
FURNITURE = "nav, footer, aside, form, [class*=related], [class*=widget], [class*=comment], [class*=menu], [id*=menu]"
ENTRY_LINKS = "a[rel~=bookmark], h1 a, h2 a, h3 a, h4 a, article a, .post a, .hentry a, .wp-block-post a, a.more-link"


async def by_listing(fetch: Fetch, home: str) -> AsyncIterator[Found]:
    """Leaf through the home page's listing, then through every category that any page links to."""
    starts, seen, walked = [canonical_url(home)], set[str](), set[str]()
    answered = False
    while starts:
        start = starts.pop(0)
        walked.add(start)
        for page in range(1, MAX_PAGES):
            try:
                response = await fetch_or_close(fetch, start if page == 1 else urljoin(start, f"page/{page}/"))
            except WayClosed:
                if not answered:
                    raise
                break
            answered = True
            links = _listing_links(response, home)
            starts += [url for url in links["lists"] if url not in walked and url not in starts]
            new = [url for url in links["articles"] if url not in seen]
            if page > 1 and not links["articles"]:
                break
            for url in new:
                seen.add(url)
                yield Found(url=url, finding=Finding.LISTING, post=post_number(url))
    if not seen:
        raise WayClosed(f"expected links to posts on {home}, found none")


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
