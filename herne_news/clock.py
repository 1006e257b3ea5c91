"""The one place that reads the clock; everything else is told the time."""

from datetime import UTC, datetime


def utc_now() -> str:
    """Return the present second in UTC as the archive writes times: ``2026-05-04T03:02:01Z``."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
