"""What every way of discovery shares.

A way is an asynchronous generator of `Found` over a `fetch(url)` that returns a response with status 200 or raises
FetchFailed. A way that is closed raises WayClosed, at once or midway; what it gave before stays good.
"""

from collections.abc import AsyncIterator, Awaitable, Callable

from scrapy.http import Response

from herne_news.spiders.failures import FetchFailed
from herne_news.urls import canonical_url, source_of
from herne_news.visits import Found

Fetch = Callable[[str], Awaitable[Response]]
Way = Callable[[Fetch, str], AsyncIterator[Found]]

#: Nobody's archive is this long; a site that never ends must not hold the run for ever.
MAX_PAGES = 5000


class WayClosed(Exception):
    """A way of discovery that does not lead to the posts; the message says why."""


async def fetch_or_close(fetch: Fetch, url: str) -> Response:
    """Fetch `url`; a failure closes the way."""
    try:
        return await fetch(url)
    except FetchFailed as failure:
        raise WayClosed(str(failure)) from failure


def inside_source(address: str, base: str) -> str | None:
    """Return the canonical URL of a link found on `base`, None where it leaves the source or is no web address."""
    try:
        url = canonical_url(address, base)
    except ValueError:
        return None
    return url if source_of(url) == source_of(base) else None
