"""Take in what WARC files of ours tell: every visit again, in the order in which they were saved, with today's parsers."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from herne_news.captures.folder import OPEN, files_of, folder_of, series_of
from herne_news.captures.reading import BrokenRecord
from herne_news.errors import HerneNewsError
from herne_news.provenance.replaying import replay
from herne_news.provenance.scanning import ForeignWarc, Scanned
from herne_news.store.archive import Archive
from herne_news.store.captured import note_warc_length, warc_length
from herne_news.store.write import save

logger = logging.getLogger(__name__)
#: Told of what is broken: the address of the visit that is lost by it, if it is known, and the error.
Complain = Callable[[str | None, HerneNewsError], None]
#: Told how many of how many are done.
Tell = Callable[[int, int], None]


def quietly(_done: int, _of: int) -> None:
    """Tell nobody."""


def import_files(
    archive: Archive, paths: Sequence[Path], run_id: int, complain: Complain, *, workers: int = 1, tell: Tell = quietly
) -> Counter[str]:
    """Import WARC files of the archive's WARC folder and return how many visits were new, changed, unchanged and so on.

    What the archive has taken in already is passed over, so that an import can be interrupted and repeated. What is broken is
    told to `complain`: a visit with its address, else None and a sentence; the rest is taken in. `workers` processes read, and
    `tell` hears how many batches of visits of how many are taken in. ``broken`` counts what is broken,
    ``lost notes`` those behind which whole batches of visits are lost; a file in which there is nothing of ours is broken as a
    whole.
    """
    return import_scanned(archive, scan_files(archive, paths, complain), run_id, complain, workers=workers, tell=tell)


def scan_files(archive: Archive, paths: Sequence[Path], complain: Complain) -> Scanned:
    """Return what WARC files tell from where the archive knows them; what is broken is told and counted."""
    scanned = Scanned()
    for path in paths:
        name = path.name.removesuffix(OPEN)
        start = warc_length(archive, name) or 0
        try:
            scanned.add(path, start)
        except (BrokenRecord, ForeignWarc) as error:
            scanned.lost_notes += 1
            scanned.refused += 1
            complain(None, error)
    for broken in scanned.broken:
        complain(None, broken)
    return scanned


def import_scanned(
    archive: Archive, scanned: Scanned, run_id: int, complain: Complain, *, workers: int = 1, tell: Tell = quietly
) -> Counter[str]:
    """Take in what was scanned, as `import_files` does."""
    counts = Counter({"broken": scanned.refused + len(scanned.broken), "lost notes": scanned.lost_notes})
    batches = sorted(scanned.batches, key=lambda batch: (batch.saved, batch.place.file, batch.place.offset))
    for number, replayed in enumerate(replay(archive, scanned.index, batches, workers), start=1):
        for url, fault in replayed.broken:
            counts["broken"] += 1
            complain(url, fault)
        place = replayed.batch.place
        outcomes = save(archive, replayed.entries, run_id, (place.file, place.offset + place.length))
        counts.update(outcome.kind for outcome in outcomes)
        tell(number, len(batches))
    for name, length in scanned.ends.items():
        note_warc_length(archive, name, length)
    return counts


def adopt(archive: Archive, source: str, left_open: Sequence[str], run_id: int) -> None:
    """Take in what a killed crawl has written to its WARC files and no longer to the archive; a broken file is left alone.

    Of files that the archive does not know, only those that were `left_open` are its own.
    """
    folder = folder_of(archive.path)
    rest = []
    for path in files_of(folder, series_of(archive.path, source)):
        name = path.name.removesuffix(OPEN)
        known = warc_length(archive, name)
        if known is None and name in left_open:
            known = 0
        if known is not None and path.stat().st_size > known:
            rest.append(path)
    if rest:
        import_files(archive, rest, run_id, _log)


def _log(url: str | None, error: HerneNewsError) -> None:
    logger.warning("%s", f"{url}: {error}" if url else error)
