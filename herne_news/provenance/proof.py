"""What of an archive its captures can prove: all that was seen in runs that kept captures.

A run that kept some has left notes of its visits in the WARC files, one a batch; a run with `--no-warc`, and one from before
captures were kept, none. So a time that lies within such a run was told by no capture, nor was what bears it.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from herne_news.captures.folder import find, folder_of
from herne_news.captures.reading import BrokenRecord, places_of, read_at
from herne_news.stations.journal import read_notes
from herne_news.store.archive import Archive
from herne_news.store.captured import warc_files
from herne_news.store.proof import Period, crawl_periods, without_proof


class Unproved(NamedTuple):
    """What runs without captures have seen: all addresses of articles and pages, how many articles these are, and which runs."""

    urls: set[str]
    articles: int
    runs: list[Period]


def unproved(archive: Archive) -> Unproved:
    """Return what was seen by runs without captures.

    Raises OSError where a WARC file cannot be read; those that are missing tell of no run.
    """
    runs = without_notes(crawl_periods(archive), saved_moments(archive))
    return Unproved(*without_proof(archive, runs), runs)


class Moment(NamedTuple):
    """When a batch of visits was saved (UTC, to the second), and the number of its run in the archive that it was saved to."""

    saved: str
    run: int | None


def saved_moments(archive: Archive) -> Iterator[Moment]:
    """Yield when each batch of visits that WARC files tell of was saved; what is broken is passed over."""
    folder = folder_of(archive.path)
    for name in warc_files(archive):
        path = find(folder, name)
        for place in places_of(path, name, "metadata") if path is not None else ():
            try:
                notes = read_notes(read_at(path, place).payload) if path is not None else None
            except BrokenRecord:
                continue
            if notes is not None:
                yield Moment(f"{notes.saved[:19]}Z", notes.run)


def without_notes(periods: Sequence[Period], moments: Iterable[Moment]) -> list[Period]:
    """Return those of `periods`, in order, in which none of `moments` lies.

    A note names its run, whose period it then lies in: notes that were imported from another archive, with numbers of its own,
    do not. Of a note that names none, as older versions wrote them, the time alone tells; where one run ends in the second in
    which the next begins, it counts for the earlier.
    """
    starts, numbers = [period.start for period in periods], {period.run: i for i, period in enumerate(periods)}
    told: set[int] = set()
    for moment in moments:
        own = numbers.get(moment.run) if moment.run is not None else None
        if own is not None and periods[own].start <= moment.saved <= periods[own].end:
            told.add(own)
            continue
        number = bisect_right(starts, moment.saved) - 1
        while number > 0 and periods[number - 1].end >= moment.saved:
            number -= 1
        told.add(number)
    return [period for number, period in enumerate(periods) if number not in told]
