"""Wait when a site asks for it: Retry-After, and growing pauses after 429 and 503."""

import asyncio
import logging
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.http import Response
from scrapy.settings import BaseSettings

from herne_news.middlewares.deadlines import LEFT, page_left, run_left

logger = logging.getLogger(__name__)

BUSY = frozenset({429, 503})


def retry_after(value: bytes | None, now: datetime) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, 10.2.3: seconds or a date), None without one."""
    text = (value or b"").decode("latin-1").strip()
    if text.isdigit():
        return float(text)
    try:
        when = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    return max(0.0, (when - now).total_seconds())


class PatientRetryMiddleware(RetryMiddleware):
    """Scrapy's retries; after 429 and 503 the whole source rests first.

    One request is under way at a time (CONCURRENT_REQUESTS = 1), so a pause here is a pause of the source. A longer pause
    than HERNE_MAX_PAUSE seconds is not waited for: the page stays for the next run.
    """

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self._first = settings.getfloat("HERNE_FIRST_PAUSE")
        self._longest = settings.getfloat("HERNE_MAX_PAUSE")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PatientRetryMiddleware":
        """Build the middleware from a crawler's settings."""
        middleware = cls(crawler.settings)
        middleware.crawler = crawler
        return middleware

    async def process_response(  # type: ignore[override]  # Scrapy awaits it; its own class has the plain form
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002 - Scrapy's signature
    ) -> Request | Response:
        """Wait as long as the site asks, then let Scrapy decide about the retry."""
        if response.status in BUSY and not request.meta.get("dont_retry"):
            asked = retry_after(response.headers.get("Retry-After"), datetime.now(UTC))
            pause = asked if asked is not None else self._first * 2 ** request.meta.get("retry_times", 0)
            rest = run_left(self.crawler)
            if pause > self._longest or (rest is not None and pause >= rest):
                return response
            logger.info("%s answered %s, waiting %.0f s", request.url, response.status, pause)
            await asyncio.sleep(pause)
        answer: Request | Response = super().process_response(request, response)
        return self._with_rest(request, answer) if isinstance(answer, Request) else answer

    def process_exception(
        self,
        request: Request,
        exception: Exception,
        spider: Spider | None = None,  # noqa: ARG002 - Scrapy's signature
    ) -> Request | Response | None:
        """Try again after a failed connection while the page and the run have time left."""
        left, rest = page_left(request), run_left(self.crawler)
        if (left is not None and left <= 0) or (rest is not None and rest <= 0):
            return None
        answer: Request | Response | None = super().process_exception(request, exception)
        return self._with_rest(request, answer) if isinstance(answer, Request) else answer

    @staticmethod
    def _with_rest(request: Request, again: Request) -> Request:
        left = page_left(request)
        if left is not None:
            again.meta[LEFT] = left
        return again
