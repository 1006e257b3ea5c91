"""What is kept of a response."""

from scrapy.http import Response

from herne_news.clock import utc_now
from herne_news.urls import canonical_url
from herne_news.visits import Fetched


def answer_of(response: Response) -> Fetched:
    """Return what is kept of a response: the canonical URL of the page found, status, validators, payload."""

    def header(name: str) -> str | None:
        value = response.headers.get(name)
        return value.decode("latin-1") if value else None

    return Fetched(
        url=canonical_url(response.url),
        fetched=utc_now(),
        status=response.status,
        body=response.body,
        etag=header("ETag"),
        last_modified=header("Last-Modified"),
    )
