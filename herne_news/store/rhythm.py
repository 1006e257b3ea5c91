"""How often runs begin, and whether one is overdue: a cron job that no longer runs cannot say so itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median

from herne_news.counted import counted
from herne_news.store.runs import Run

#: Gaps between runs that are needed to speak of a rhythm.
GAPS = 5
#: A run is overdue after so many usual gaps, and at least so long.
FACTOR, LEAST = 3, timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Overdue:
    """A run that has not come: the usual time between two, and the time since the last."""

    usual: timedelta
    silence: timedelta

    @property
    def sentence(self) -> str:
        """What is wrong, for the command line."""
        return (
            f"expected a run about every {_words(self.usual)}, found none for {_words(self.silence)};"
            " see whether cron or the timer still starts them"
        )


def overdue(runs: Sequence[Run], now: str) -> Overdue | None:
    """Return what is overdue if runs, newest first, used to begin regularly and none has for long at `now` (UTC); else None."""
    starts = [datetime.fromisoformat(run.started) for run in runs]
    gaps = [(later - earlier).total_seconds() for later, earlier in pairwise(starts)]
    if len(gaps) < GAPS:
        return None
    usual = timedelta(seconds=median(gaps))
    silence = datetime.fromisoformat(now) - starts[0]
    return Overdue(usual, silence) if silence > max(FACTOR * usual, LEAST) else None


def rounded(span: timedelta) -> tuple[int, str]:
    """Return a time as a person says it: a number and ``minutes``, ``hours`` or ``days``."""
    minutes = round(span.total_seconds() / 60)
    if minutes < 120:
        return minutes, "minutes"
    return (round(minutes / 60), "hours") if minutes < 72 * 60 else (round(minutes / 1440), "days")


def _words(span: timedelta) -> str:
    number, unit = rounded(span)
    return counted(number, unit.removesuffix("s"))
