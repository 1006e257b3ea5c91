"""Answers for machines: the site's own address, and no second copy of what they have."""

from datasette import Response

from herne_news.browse.conditional import answer_once
from herne_news.browse.page_request import PageRequest
from herne_news.browse.safety.profile import address


def base_of(asked: PageRequest) -> str:
    """Return what addresses of this site begin with, without a slash at the end: by the metadata, else by the checked Host."""
    known = address(asked.datasette)
    path = asked.address("/").rstrip("/")
    if known:
        return known + path
    found: str = asked.datasette.absolute_url(asked.request, asked.address("/"))
    return found.rstrip("/")


def answer(asked: PageRequest, body: bytes, media_type: str) -> Response:
    """Return `body`, or 304 and nothing where the client says that it has just that (RFC 9110, 13.1.2)."""
    return answer_once(asked.request, body, f"{media_type}; charset=utf-8", "public, max-age=300")
