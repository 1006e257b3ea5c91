"""robots.txt, with the cautious reading of a file that cannot be read: nothing is allowed."""

from scrapy import Request
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

NO_SUCH_FILE = frozenset({404, 410})


class RobotsUnreadable(IgnoreRequest):
    """robots.txt exists or may exist, and could not be read."""


class StrictRobotsTxtMiddleware(RobotsTxtMiddleware):
    """Obey robots.txt; no file (404, 410) allows all, a file that cannot be had allows nothing (RFC 9309, 2.3.1.4)."""

    _unreadable: dict[str, str]

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Return the rules for the request's host, None where there are none; raises RobotsUnreadable."""
        parser = await super().robot_parser(request)
        netloc = request.url.split("/", 3)[2]
        reason = getattr(self, "_unreadable", {}).get(netloc)
        if reason is not None:
            raise RobotsUnreadable(f"expected to read https://{netloc}/robots.txt, found {reason}")
        return parser

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status != 200 and response.status not in NO_SUCH_FILE:
            self._note(netloc, f"status {response.status}")
        if response.status != 200:
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self._note(netloc, str(exc) or type(exc).__name__)
        super()._robots_error(exc, netloc)

    def _note(self, netloc: str, reason: str) -> None:
        self._unreadable = {**getattr(self, "_unreadable", {}), netloc: reason}
