"""Crawl-delay: read, bounded and kept."""

import asyncio

import pytest

from herne_news.middlewares.pace import Pace, wanted_delay
from herne_news.middlewares.robots import crawl_delay, is_a_page


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (b"User-agent: *\nCrawl-delay: 7\nDisallow:", 7.0),
        (b"User-agent: *\nCrawl-delay: 2.5\n", 2.5),
        (b"User-agent: *\nCrawl-delay: 7\n\nUser-agent: herne-news\nCrawl-delay: 3\n", 3.0),
        (b"User-agent: herne-news\nDisallow: /x\n\nUser-agent: *\nCrawl-delay: 9\n", None),
        (b"User-agent: *\nCrawl-delay: bald\n", None),
        (b"Crawl-delay: 5", None),
        (b"", None),
        (bytes(range(256)), None),
    ],
    ids=["seconds", "decimals", "ours-first", "ours-says-nothing", "no-number", "nobody-named", "empty", "binary"],
)
def test_crawl_delay_of_robots_txt(text: bytes, seconds: float | None) -> None:
    assert crawl_delay(text, "herne-news") == seconds


@pytest.mark.parametrize(
    ("asked", "kept"),
    [(None, 0), (0, 0), (-3, 0), (5, 5), (60, 60), (3600, 60), (float("inf"), 0), (float("nan"), 0)],
)
def test_a_delay_is_kept_up_to_the_longest(asked: float | None, kept: float) -> None:
    assert wanted_delay(asked, 60) == kept


class Loop:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_requests_to_a_host_are_held_apart() -> None:
    loop = Loop()
    pace = Pace(clock=lambda: loop.now, sleep=loop.sleep)

    async def requests() -> None:
        await pace.keep("a")  # robots.txt, which then asks for the delay
        pace.delays = {"a": 5.0, "b": 5.0}
        await pace.keep("a")
        await pace.keep("a")
        await pace.keep("b")
        loop.now += 4
        await pace.keep("a")
        loop.now += 9
        await pace.keep("a")
        await pace.keep("a", longest=2)
        await pace.keep("a", longest=-1)

    asyncio.run(requests())
    assert loop.slept == [5, 5, 1, 2]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (b"<!doctype html><html><body>Willkommen</body></html>", True),
        (b"\xef\xbb\xbf \r\n<html>", True),
        (b"User-agent: *\nDisallow: /<x>\n", False),
        (b"\xef\xbb\xbfUser-agent: *\n", False),
        (b"", False),
    ],
)
def test_a_web_page_is_no_robots_txt(text: bytes, found: bool) -> None:
    assert is_a_page(text) is found
