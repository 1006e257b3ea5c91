"""The one place that reads the clock; everything else is told the time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)


def utc_now() -> str:
    """Return the present second in UTC as the archive writes times: ``2026-05-04T03:02:01Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def utc_moment() -> str:
    """Return the present microsecond in UTC, to put in order what happens within a second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def is_a_day_ago(moment: str, now: str) -> bool:
    """Say whether 24 hours have passed between two UTC times as `utc_now` writes them."""
    return datetime.fromisoformat(now) - datetime.fromisoformat(moment) >= DAY


def berlin_today() -> str:
    """Return the present day in Herne, YYYY-MM-DD."""
    return datetime.now(ZoneInfo("Europe/Berlin")).date().isoformat()


def days_between(day: str, later: str) -> int:
    """Return how many days (YYYY-MM-DD) one is after the other."""
    return (date.fromisoformat(later) - date.fromisoformat(day)).days


def days_before(day: str, days: int) -> str:
    """Return the day (YYYY-MM-DD) so many days before another."""
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()
