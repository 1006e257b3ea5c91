"""The one place that reads the clock; everything else is told the time."""

from datetime import UTC, datetime, timedelta

DAY = timedelta(days=1)


def utc_now() -> str:
    """Return the present second in UTC as the archive writes times: ``2026-05-04T03:02:01Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_a_day_ago(moment: str, now: str) -> bool:
    """Say whether 24 hours have passed between two UTC times as `utc_now` writes them."""
    return datetime.fromisoformat(now) - datetime.fromisoformat(moment) >= DAY
