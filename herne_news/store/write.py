"""Save entries: article, history, names, sightings and crawl state together, or not at all."""

from collections.abc import Sequence

from herne_news.store.archive import Archive
from herne_news.store.entries import Entry, Outcome


def save(archive: Archive, entries: Sequence[Entry], run_id: int) -> list[Outcome]:
    """Write `entries` in one transaction and return one outcome each, in order.

    Raises `ArchiveError` or `LockedError` and writes nothing if the file cannot be written.
    """
    raise NotImplementedError
