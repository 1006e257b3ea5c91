"""What every way of discovery shares.

A way is an asynchronous generator of `Found` over a `Walk`. A way that is closed raises WayClosed, at once or midway; what it
gave before stays good.
"""

from collections.abc import AsyncIterator, Callable
from typing import Protocol

from scrapy.http import Response

from herne_news.spiders.failures import FetchFailed
from herne_news.store.pages import PageState
from herne_news.urls import canonical_url, source_of
from herne_news.visits import Found

#: Nobody's archive is this long; a site that never ends must not hold the run for ever.
MAX_PAGES = 5000


class Walk(Protocol):
    """What a way may ask of the site, and of what earlier runs have kept. The spider is one (spiders/walk.py).

    `is_fresh` says that nothing is to be left out: everything is walked to its end, as in the first run. `is_whole` is set by a
    way that has shown every post of the site, so that what it has not shown is missing. `now` is the UTC time.
    """

    home: str
    now: str
    is_fresh: bool
    is_whole: bool

    async def fetch(self, url: str, state: PageState | None = None, *, follow: bool = True) -> Response:
        """Return the answer with status 200, or 304 where `state` makes the request conditional; raises FetchFailed."""

    def knows(self, found: Found) -> bool:
        """Say whether the post is in the archive with this date of change, or was left out with it."""

    def is_new(self, found: Found) -> bool:
        """Say whether the archive knows neither the address nor the number of the post."""

    def past(self, url: str) -> PageState | None:
        """Return what the last whole run has kept of a list, None where there is nothing or `is_fresh`."""

    def past_lists(self) -> list[PageState]:
        """Return all lists that `past` knows."""

    def note(self, url: str, response: Response, items: int, changed: str | None = None) -> None:
        """Keep that the list at a canonical URL has shown so many items, if the run comes to its own end."""

    def robots_txt(self) -> bytes:
        """Return the site's robots.txt, empty where there is none."""


Way = Callable[[Walk], AsyncIterator[Found]]


class WayClosed(Exception):
    """A way of discovery that does not lead to the posts; the message says why."""


async def fetch_or_close(walk: Walk, url: str, state: PageState | None = None) -> Response:
    """Fetch `url`; a failure closes the way."""
    try:
        return await walk.fetch(url, state)
    except FetchFailed as failure:
        raise WayClosed(str(failure)) from failure


def inside_source(address: str, base: str) -> str | None:
    """Return the canonical URL of a link found on `base`, None where it leaves the source or is no web address."""
    try:
        url = canonical_url(address, base)
    except ValueError:
        return None
    return url if source_of(url) == source_of(base) else None
