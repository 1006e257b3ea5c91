"""Two bounds for waiting: so long for one page, whatever happens on the way, and no longer than the run itself may last."""

import time
from typing import Protocol, Self, runtime_checkable

from scrapy import Request
from scrapy.crawler import Crawler

#: In `Request.meta`: seconds that the page has left, and when (monotonic) this try began. Both outlive retries and redirects.
LEFT = "herne_left"
BEGUN = "herne_begun"
#: No try is shorter: a timeout of nothing would be an error of its own.
SHORTEST = 0.05


@runtime_checkable
class HasDeadline(Protocol):
    """A spider whose run ends at a monotonic time."""

    deadline_at: float | None


def run_left(crawler: Crawler) -> float | None:
    """Return the seconds that the run has left, None where it has no deadline."""
    spider: object = crawler.spider
    if isinstance(spider, HasDeadline) and spider.deadline_at is not None:
        return spider.deadline_at - time.monotonic()
    return None


def page_left(request: Request) -> float | None:
    """Return the seconds that a page has left after the try under way, None where none has begun."""
    if LEFT not in request.meta or BEGUN not in request.meta:
        return None
    left: float = request.meta[LEFT] - (time.monotonic() - request.meta[BEGUN])
    return left


class DeadlineMiddleware:
    """Give each try of a page the time that is left: DOWNLOAD_TIMEOUT, HERNE_PAGE_DEADLINE less earlier tries, the run's end."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._page = crawler.settings.getfloat("HERNE_PAGE_DEADLINE")
        self._try = crawler.settings.getfloat("DOWNLOAD_TIMEOUT")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware for a crawler."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Set the timeout of this try; pauses between tries do not count, since it is the site that asks for them."""
        left = request.meta.setdefault(LEFT, self._page)
        request.meta[BEGUN] = time.monotonic()
        bounds = [self._try, left, *filter(lambda rest: rest is not None, [run_left(self._crawler)])]
        request.meta["download_timeout"] = max(SHORTEST, min(bounds))
