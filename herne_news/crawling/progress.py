"""One line on a terminal that says how far the crawl has come; nothing where nobody looks."""

import time
from typing import TextIO

from scrapy import signals
from scrapy.crawler import Crawler

from herne_news.spiders.base import NewsSpider

INTERVAL = 0.1


class Progress:
    """Redraw the line at most ten times a second while pages come in."""

    def __init__(self, crawlers: list[Crawler], stream: TextIO) -> None:
        self._crawlers = crawlers
        self._stream = stream
        self._last = 0.0
        self._width = 0
        for crawler in crawlers:
            crawler.signals.connect(self.draw, signal=signals.response_received)

    def draw(self) -> None:
        """Draw the line, unless it was drawn just now."""
        now = time.monotonic()
        if now - self._last >= INTERVAL:
            self._last = now
            self._write(" · ".join(filter(None, map(self._part, self._crawlers))))

    def clear(self) -> None:
        """Take the line away, for a sentence to take its place."""
        self._write("")

    def _part(self, crawler: Crawler) -> str:
        spider = crawler.spider
        if not isinstance(spider, NewsSpider):
            return ""
        counts = spider.counts
        return f"{spider.source}: {counts['found']} found, {counts['answers']} fetched, {counts['new']} new"

    def _write(self, line: str) -> None:
        self._stream.write("\r" + line.ljust(self._width) + ("" if line else "\r"))
        self._stream.flush()
        self._width = len(line)
