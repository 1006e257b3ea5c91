"""From the notes of batches to what the store keeps, read anew from the captures; on several cores, in the order of the notes.

Reading and parsing is most of the work and needs no archive but for looking records up; writing has to be in order. So workers
read ahead, a few batches each, and the caller writes.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from herne_news.captures.capture import Place
from herne_news.captures.folder import OPEN, folder_of
from herne_news.captures.reading import BrokenRecord, read_at
from herne_news.errors import HerneNewsError
from herne_news.provenance.loading import Loader
from herne_news.provenance.scanning import Batch
from herne_news.stations.entering import entries_of
from herne_news.stations.journal import read_notes, visit_of
from herne_news.store.archive import Archive
from herne_news.store.entries import Entry

#: Batches that a worker may be ahead; fewer than that many in all are not worth the start of workers.
AHEAD, WORTHWHILE = 3, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What a batch gives: entries in order, and of each visit that could not be read its address and why."""

    batch: Batch
    entries: tuple[Entry, ...]
    broken: tuple[tuple[str, BrokenRecord], ...]


def cores() -> int:
    """Return how many processes may run at once here."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def replay(
    archive: Archive, index: Mapping[str, Place], batches: Sequence[Batch], workers: int = 1
) -> Iterator[Replayed]:
    """Yield what each batch gives, in order. `index` has the records that the archive does not know yet."""
    if workers < 2 or len(batches) < WORTHWHILE:
        loader = Loader(archive, folder_of(archive.path), index)
        yield from (_read(loader, batch) for batch in batches)
        return
    # Spawned, since a fork would carry over open connections and threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, _start, (archive.path, index)) as pool:
        waiting: deque[Future[Replayed]] = deque()
        try:
            for batch in batches:
                waiting.append(pool.submit(_work, batch))
                if len(waiting) >= workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise HerneNewsError(
                "expected the processes that read captures to live, found that one was ended; try again, with more memory"
            ) from error
        finally:
            for future in waiting:
                future.cancel()


#: What a worker keeps between batches: its archive is open as long as it lives.
_LOADER: list[Loader] = []


def _start(path: Path, index: Mapping[str, Place]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to answer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _LOADER.append(Loader(Archive.open(path, create=False, readonly=True), folder_of(path), index))


def _end_with_parent() -> None:
    """A parent that is killed cannot end its workers."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(batch: Batch) -> Replayed:
    return _read(_LOADER[0], batch)


def _read(loader: Loader, batch: Batch) -> Replayed:
    path = loader.folder / batch.place.file
    record = read_at(path if path.exists() else path.with_name(path.name + OPEN), batch.place)
    found = read_notes(record.payload)
    entries: list[Entry] = []
    broken: list[tuple[str, BrokenRecord]] = []
    for note in found.visits if found else ():
        try:
            entries += entries_of(visit_of(note, loader.answer, loader.teaser))
        except BrokenRecord as error:
            broken.append((str(note.get("url")), error))
    return Replayed(batch=batch, entries=tuple(entries), broken=tuple(broken))
