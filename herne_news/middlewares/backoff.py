"""Wait when a site asks for it: Retry-After, and growing pauses after 429 and 503."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Protocol, runtime_checkable

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.settings import BaseSettings

from herne_news.middlewares.deadlines import LEFT, page_left, run_left

logger = logging.getLogger(__name__)

BUSY = frozenset({429, 503})
#: The site does not want us; asking the same again is in vain.
UNWANTED = frozenset({401, 403})
#: Why such a run ends.
TURNED_AWAY = "turned-away"
#: Nobody is believed who asks to be left alone for longer (seconds).
LONGEST_WAIT = 7 * 86400.0
MOST_DOUBLINGS = 30


def moment(when: datetime) -> str:
    """Return a time as it is said to a person."""
    return when.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")


def _alone(until: datetime, request: Request, response: Response) -> str:
    return f"the site asks to be left alone until {moment(until)} (status {response.status}, {request.url})"


def _many(count: int, request: Request, response: Response) -> str:
    return (
        f"the site turns us away: {count} refusals or errors in a row, the last with status {response.status} ({request.url});"
        " the run was ended, try again later"
    )


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


@runtime_checkable
class MayBeTurnedAway(Protocol):
    """A spider whose run ends where its site turns it away."""

    def turned_away(
        self, sentence: str, until: datetime | None, reason: str = TURNED_AWAY, *, is_busy: bool = False
    ) -> None:
        """End the crawl: what the site has answered, before when it asks for no further request, why the run ends.

        `is_busy` says that the site asks for patience (429, 503), whether or not it says how much.
        """


class TurnedAway(IgnoreRequest):
    """The site has turned us away in this run: it is asked for nothing more."""


class PatientRetryMiddleware(RetryMiddleware):
    """Scrapy's retries; after 429 and 503 the whole source rests first, longer with each such answer in a row.

    One request is under way at a time (CONCURRENT_REQUESTS = 1), so a pause here is a pause of the source. Where a site asks for
    a longer pause than HERNE_MAX_PAUSE seconds, or HERNE_REFUSALS addresses in a row give nothing but refusals and errors of the
    server, the run ends. From the second such address on none is tried twice.
    """

    def __init__(self, settings: BaseSettings) -> None:
        super().__init__(settings)
        self._first = settings.getfloat("HERNE_FIRST_PAUSE")
        self._longest = settings.getfloat("HERNE_MAX_PAUSE")
        self._most = settings.getint("HERNE_REFUSALS")
        self._bad = self.retry_http_codes | UNWANTED
        self._answers = self._addresses = 0
        self._is_over = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PatientRetryMiddleware":
        """Build the middleware from a crawler's settings."""
        middleware = cls(crawler.settings)
        middleware.crawler = crawler
        return middleware

    def process_request(self, request: Request) -> None:
        """Let the request pass while the site has not turned us away; raises TurnedAway."""
        if self._is_over:
            raise TurnedAway(f"{request.url}: expected to be let in, found the site turning us away")

    async def process_response(  # type: ignore[override]  # Scrapy awaits it; its own class has the plain form
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002 - Scrapy's signature
    ) -> Request | Response:
        """Wait as long as the site asks, then let Scrapy decide about the retry."""
        if response.status not in self._bad or request.meta.get("dont_retry"):
            self._answers = self._addresses = 0
            return response
        self._answers += 1
        if response.status in BUSY and not await self._has_waited(request, response):
            return response
        answer: Request | Response = response if self._addresses else super().process_response(request, response)
        if isinstance(answer, Request):
            return self._with_rest(request, answer)
        self._addresses += 1
        if self._most and self._addresses >= self._most:
            self._end(_many(self._addresses, request, response), is_busy=response.status in BUSY)
        return answer

    async def _has_waited(self, request: Request, response: Response) -> bool:
        """Rest as long as the site asks, or as is due by now; say False where that is too long, and the run ends."""
        now = datetime.now(UTC)
        asked = retry_after(response.headers.get("Retry-After"), now)
        pause = asked if asked is not None else self._first * 2 ** min(self._answers - 1, MOST_DOUBLINGS)
        until = None if asked is None else now + timedelta(seconds=min(asked, LONGEST_WAIT))
        if pause > self._longest:
            sentence = _alone(until, request, response) if until else _many(self._answers, request, response)
            self._end(sentence, until, is_busy=True)
            return False
        rest = run_left(self.crawler)
        if rest is not None and pause >= rest:
            self._end(_alone(until, request, response) if until else "", until, reason="deadline")
            return False
        logger.info("%s answered %s, waiting %.0f s", request.url, response.status, pause)
        await asyncio.sleep(pause)
        return True

    def _end(
        self, sentence: str, until: datetime | None = None, *, reason: str = TURNED_AWAY, is_busy: bool = False
    ) -> None:
        self._is_over = True
        spider: object = self.crawler.spider
        if isinstance(spider, MayBeTurnedAway):
            spider.turned_away(sentence, until, reason, is_busy=is_busy)

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
