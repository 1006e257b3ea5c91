"""What is kept of a response."""

from scrapy.http import Response

from herne_news.captures.capture import Capture
from herne_news.clock import utc_now
from herne_news.middlewares.mirror import CAPTURE
from herne_news.urls import canonical_url
from herne_news.visits import Fetched


def answer_of(response: Response) -> Fetched:
    """Return what is kept of a response: the canonical URL of the page found, status, validators, payload."""

    def header(name: str) -> str | None:
        value = response.headers.get(name)
        return value.decode("latin-1") if value else None

    capture = response.request.meta.get(CAPTURE) if response.request is not None else None
    found = capture if isinstance(capture, Capture) else None
    return Fetched(
        url=canonical_url(response.url),
        fetched=found.fetched if found else utc_now(),
        status=response.status,
        body=response.body,
        etag=header("ETag"),
        last_modified=header("Last-Modified"),
        capture=found,
    )
