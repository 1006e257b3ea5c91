"""robots.txt, with the cautious reading of a file that cannot be read: nothing is allowed."""

import codecs
from typing import Protocol, runtime_checkable

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.robotstxt import RobotParser

from herne_news.middlewares.pace import KeepsPace, wanted_delay

PAGE = "found a web page in its place"
NO_SUCH_FILE = frozenset({404, 410})


class RobotsUnreadable(IgnoreRequest):
    """robots.txt exists or may exist, and could not be read: an error stopped it, a status, or what it is instead."""

    def __init__(self, url: str, obstacle: Exception | int | str) -> None:
        super().__init__(f"{url} cannot be read")
        self.url = url
        self.obstacle = obstacle


@runtime_checkable
class ReadsRobots(Protocol):
    """A spider that wants to see robots.txt, by host: it names sitemaps."""

    robots: dict[str, bytes]


def is_a_page(robots_txt: bytes) -> bool:
    """Say whether what is served as robots.txt is a web page: that is no file of rules, so it allows nothing."""
    return robots_txt.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"<")


def crawl_delay(robots_txt: bytes, agent: str) -> float | None:
    """Return the Crawl-delay in seconds that a robots.txt asks of an agent, None where it asks for none."""
    try:
        delay = Protego.parse(robots_txt.decode("utf-8", "replace")).crawl_delay(agent)
    except ValueError:
        return None
    return float(delay) if delay is not None else None


class StrictRobotsTxtMiddleware(RobotsTxtMiddleware):
    """Obey robots.txt; no file (404, 410) allows all, a file that cannot be had allows nothing (RFC 9309, 2.3.1.4).

    The spider's pace learns the Crawl-delay, at most HERNE_MAX_CRAWL_DELAY.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._obstacles: dict[str, Exception | int | str] = {}
        self._agent = crawler.settings["ROBOTSTXT_USER_AGENT"] or crawler.settings["USER_AGENT"]
        self._slowest = crawler.settings.getfloat("HERNE_MAX_CRAWL_DELAY")

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """Return the rules for the request's host, None where there are none; raises RobotsUnreadable."""
        parser = await super().robot_parser(request)
        netloc = request.url.split("/", 3)[2]
        if netloc in self._obstacles:
            raise RobotsUnreadable(f"https://{netloc}/robots.txt", self._obstacles[netloc])
        return parser

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status != 200 and response.status not in NO_SUCH_FILE:
            self._obstacles[netloc] = response.status
        elif response.status == 200 and is_a_page(response.body):
            self._obstacles[netloc] = PAGE
        if netloc in self._obstacles or response.status != 200:
            response = response.replace(body=b"")
        spider: object = self.crawler.spider
        if isinstance(spider, ReadsRobots):
            spider.robots[netloc] = response.body
        await super()._parse_robots(response, netloc, request)
        if self._slowest and isinstance(spider, KeepsPace):
            spider.pace.delays[netloc] = wanted_delay(crawl_delay(response.body, self._agent), self._slowest)

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        self._obstacles[netloc] = exc
        super()._robots_error(exc, netloc)
