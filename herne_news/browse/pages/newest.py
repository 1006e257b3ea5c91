"""All articles, the newest first."""

from datasette import Response

from herne_news.browse.listing import below, listed
from herne_news.browse.page_request import PageRequest
from herne_news.browse.records.lists import newest
from herne_news.browse.routing import Page
from herne_news.search.counts import total


async def all_articles(asked: PageRequest) -> Response:
    """Answer ``/artikel``."""
    found, n = await asked.read(lambda connection: (newest(connection, below(asked)), total(connection)))
    return await listed(asked, "/artikel", found, title=asked.texts("lists.newest"), n=n)


PAGES = (Page("/artikel", all_articles),)
