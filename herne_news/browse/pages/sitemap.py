"""The sitemap for search engines, in parts."""

from datasette import Response

from herne_news.browse.feeds.answering import answer, base_of
from herne_news.browse.feeds.sitemap import articles, index, parts, urlset
from herne_news.browse.page_request import PageRequest
from herne_news.browse.routing import Page

MEDIA_TYPE = "application/xml"


async def sitemap(asked: PageRequest) -> Response:
    """Answer ``/sitemap.xml``: the index of all parts."""
    return answer(asked, index(base_of(asked), await asked.read(parts)), MEDIA_TYPE)


async def part(asked: PageRequest) -> Response:
    """Answer ``/sitemap/{number}.xml``: the articles of one part."""
    number = asked.number("number")
    if number not in await asked.read(parts):
        return await asked.missing()
    found = await asked.read(lambda connection: articles(connection, number))
    return answer(asked, urlset(base_of(asked), found), MEDIA_TYPE)


PAGES = (Page("/sitemap.xml", sitemap), Page("/sitemap/{number}.xml", part))
