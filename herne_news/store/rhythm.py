"""How often runs begin, and whether one is overdue: a cron job that no longer runs cannot say so itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from herne_news.store.runs import Run

#: Gaps between runs that are needed to speak of a rhythm.
GAPS = 5
#: A run is overdue after so many usual gaps, and at least so long.
FACTOR, LEAST = 3, timedelta(hours=1)


def overdue(runs: Sequence[Run], now: str) -> str | None:
    """Return a sentence if runs, newest first, used to begin regularly and none has for long at `now` (UTC); else None."""
    starts = [datetime.fromisoformat(run.started) for run in runs]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(starts)]
    if len(gaps) < GAPS:
        return None
    usual = timedelta(seconds=median(gaps))
    silence = datetime.fromisoformat(now) - starts[0]
    if silence <= max(FACTOR * usual, LEAST):
        return None
    return (
        f"expected a run about every {_words(usual)}, found none for {_words(silence)};"
        " see whether cron or the timer still starts them"
    )


def _words(span: timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    if minutes < 120:
        return f"{minutes} minutes"
    return f"{round(minutes / 60)} hours" if minutes < 72 * 60 else f"{round(minutes / 1440)} days"
