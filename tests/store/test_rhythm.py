"""Runs that used to come regularly."""

import pytest

from herne_news.store.rhythm import overdue
from herne_news.store.runs import Run


def runs(*hours: float) -> list[Run]:
    """Return runs that began so many hours after midnight, newest first."""
    starts = [f"2026-05-04T{int(hour):02}:{round(hour % 1 * 60):02}:00Z" for hour in sorted(hours, reverse=True)]
    return [Run(id=number, started=start, sources=("herne",), end=None) for number, start in enumerate(starts)]


@pytest.mark.parametrize(
    ("hours", "now", "words"),
    [
        ((1, 2, 3, 4, 5, 6), "06:40", None),
        ((1, 2, 3, 4, 5, 6), "08:59", None),
        ((1, 2, 3, 4, 5, 6), "10:00", "expected a run about every 60 minutes, found none for 4 hours"),
        ((1, 2, 3, 4, 5), "23:00", None),
        ((1, 1.1, 1.2, 1.3, 1.4, 1.5), "02:20", None),
    ],
    ids=["in-time", "a-little-late", "dead", "too-few-to-say", "by-hand"],
)
def test_a_run_that_is_overdue(hours: tuple[float, ...], now: str, words: str | None) -> None:
    told = overdue(runs(*hours), f"2026-05-04T{now}:00Z")
    assert told is None if words is None else words in (told.sentence if told else "")
