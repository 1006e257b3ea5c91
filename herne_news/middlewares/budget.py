"""So many requests a run and source, whatever they are for."""

from typing import Protocol, Self, runtime_checkable

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest


@runtime_checkable
class MayFinish(Protocol):
    """A spider that can be told to end."""

    def finish(self, reason: str) -> None:
        """End the crawl early."""


class BudgetSpent(IgnoreRequest):
    """The run has made as many requests as it may."""


class BudgetMiddleware:
    """Count every request, robots.txt, redirects and retries among them; end the run when HERNE_MAX_REQUESTS are made."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._most = crawler.settings.getint("HERNE_MAX_REQUESTS")
        self._made = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware for a crawler."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let the request pass, or end the run; raises BudgetSpent."""
        if self._most and self._made >= self._most:
            spider: object = self._crawler.spider
            if isinstance(spider, MayFinish):
                spider.finish("budget")
            raise BudgetSpent(f"{request.url}: expected at most {self._most} requests, found one more")
        self._made += 1
