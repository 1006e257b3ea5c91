"""Conditional requests that WordPress behind a compressing server understands."""

from scrapy import Request

from herne_news.middlewares.conditional import with_validators

URL = "https://inherne.net/feed/"


def test_weak_mark_is_dropped() -> None:
    request = with_validators(Request(URL), 'W/"abc"', "Mon, 04 May 2026 12:00:00 GMT")
    assert request.headers["If-None-Match"] == b'"abc"'
    assert request.headers["If-Modified-Since"] == b"Mon, 04 May 2026 12:00:00 GMT"


def test_what_is_not_known_is_not_sent() -> None:
    assert not {"If-None-Match", "If-Modified-Since"} & {
        name.decode() for name in with_validators(Request(URL), None, None).headers
    }
