"""Retry-After in all the forms that RFC 9110 allows, and those that it does not."""

from datetime import UTC, datetime

import pytest

from herne_news.middlewares.backoff import retry_after

NOW = datetime(2026, 5, 4, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"120", 120.0),
        (b" 0 ", 0.0),
        (b"86400", 86400.0),
        (b"Mon, 04 May 2026 12:00:30 GMT", 30.0),
        (b"Mon, 04 May 2026 14:00:30 +0200", 30.0),
        (b"Monday, 04-May-26 12:00:30 GMT", 30.0),
        (b"Mon, 04 May 2026 11:00:00 GMT", 0.0),
        (b"Mon, 04 May 2026 12:00:30 -0000", 30.0),
        (b"-5", None),
        (b"bald", None),
        (b"", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: bytes | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds
