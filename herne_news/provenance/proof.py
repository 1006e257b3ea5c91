"""What of an archive its captures can prove: all that was seen in runs that kept captures.

A run that kept some has left notes of its visits in the WARC files, one a batch; a run with `--no-warc`, and one from before
captures were kept, none. So a time that lies within such a run was told by no capture, nor was what bears it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from herne_news.captures.folder import find, folder_of
from herne_news.captures.reading import BrokenRecord, places_of, read_at
from herne_news.stations.journal import read_notes
from herne_news.store.archive import Archive
from herne_news.store.captured import warc_files
from herne_news.store.proof import Period, crawl_periods, without_proof


def unproved(archive: Archive) -> tuple[set[str], int]:
    """Return all addresses of articles and pages that were seen by runs without captures, and how many articles these are.

    Raises OSError where a WARC file cannot be read; those that are missing tell of no run.
    """
    return without_proof(archive, without_notes(crawl_periods(archive), sorted(saved_moments(archive))))


def saved_moments(archive: Archive) -> Iterator[str]:
    """Yield when each batch of visits that WARC files tell of was saved (UTC, to the second); what is broken is passed over."""
    folder = folder_of(archive.path)
    for name in warc_files(archive):
        path = find(folder, name)
        for place in places_of(path, name, "metadata") if path is not None else ():
            try:
                notes = read_notes(read_at(path, place).payload) if path is not None else None
            except BrokenRecord:
                continue
            if notes is not None:
                yield f"{notes[0][:19]}Z"


def without_notes(periods: Sequence[Period], moments: Sequence[str]) -> list[Period]:
    """Return those of `periods`, in order, in which none of `moments` lies.

    Where one run ends in the second in which the next begins, a moment counts for the earlier.
    """
    starts = [start for start, _ in periods]
    told: set[int] = set()
    for moment in moments:
        number = bisect_right(starts, moment) - 1
        while number > 0 and periods[number - 1][1] >= moment:
            number -= 1
        told.add(number)
    return [period for number, period in enumerate(periods) if number not in told]
