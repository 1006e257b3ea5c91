"""What the archive is, where its statements come from, whose its texts are."""

from datasette import Response

from herne_news.browse.page_request import PageRequest
from herne_news.browse.routing import Page


async def about(asked: PageRequest) -> Response:
    """Answer ``/ueber``."""
    return await asked.page("about")


PAGES = (Page("/ueber", about),)
