"""Issues of the printed magazine."""

from datasette import Response

from herne_news.browse.page_request import PageRequest
from herne_news.browse.routing import Page
from herne_news.search.counts import by_issue


async def issues(asked: PageRequest) -> Response:
    """Answer ``/ausgaben``: all issues that articles name, the newest first."""
    return await asked.page("issues", issues=await asked.read(by_issue))


PAGES = (Page("/ausgaben", issues),)
