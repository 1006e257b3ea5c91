"""Take in what WARC files of ours tell: every visit again, in the order in which they were saved, with today's parsers."""

import contextlib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from herne_news.captures.capture import Place
from herne_news.captures.folder import OPEN, files_of, folder_of, series_of
from herne_news.captures.reading import BrokenRecord, scan
from herne_news.errors import HerneNewsError
from herne_news.provenance.replaying import Batch, replay
from herne_news.stations.journal import read_notes
from herne_news.store.archive import Archive
from herne_news.store.captured import note_warc_length, warc_length
from herne_news.store.write import save

#: Types of records that captures can refer to.
ANSWERS = frozenset({"response", "revisit"})
#: Told of what is broken: the address of the visit that is lost by it, if it is known, and the error.
Complain = Callable[[str | None, BrokenRecord], None]
#: Told how many of how many are done.
Tell = Callable[[int, int], None]


def quietly(_done: int, _of: int) -> None:
    """Tell nobody."""


class ForeignWarc(HerneNewsError):
    """A WARC file that no crawl of ours has written."""


def import_files(
    archive: Archive, paths: Sequence[Path], run_id: int, complain: Complain, *, workers: int = 1, tell: Tell = quietly
) -> Counter[str]:
    """Import WARC files of the archive's WARC folder and return how many visits were new, changed, unchanged and so on.

    What the archive has taken in already is passed over, so that an import can be interrupted and repeated. What is broken is
    told to `complain`: a visit with its address, else None and a sentence; the rest is taken in. `workers` processes read, and
    `tell` hears how many batches of visits of how many are taken in. ``broken`` counts what is broken,
    ``lost notes`` those behind which whole batches of visits are lost. Raises ForeignWarc or BrokenRecord for a file in which
    there is nothing of ours, before anything is taken in.
    """
    index: dict[str, Place] = {}
    batches: list[Batch] = []
    ends: dict[str, int] = {}
    lost: list[BrokenRecord] = []
    counts: Counter[str] = Counter()
    for path in paths:
        name = path.name.removesuffix(OPEN)
        ends[name] = _scan(path, name, warc_length(archive, name) or 0, index, batches, lost, counts)
    counts["broken"] = len(lost)
    for error in lost:
        complain(None, error)
    batches.sort(key=lambda batch: (batch.saved, batch.place.file, batch.place.offset))
    for number, replayed in enumerate(replay(archive, index, batches, workers), start=1):
        for url, error in replayed.broken:
            counts["broken"] += 1
            complain(url, error)
        place = replayed.batch.place
        outcomes = save(archive, replayed.entries, run_id, (place.file, place.offset + place.length))
        counts.update(outcome.kind for outcome in outcomes)
        tell(number, len(batches))
    for name, length in ends.items():
        note_warc_length(archive, name, length)
    return counts


def _scan(
    path: Path,
    name: str,
    start: int,
    index: dict[str, Place],
    batches: list[Batch],
    lost: list[BrokenRecord],
    counts: Counter[str],
) -> int:
    """Index the records of a file from `start`, and return its length.

    An answer is followed by its request, a note stands behind one: so the neighbours of a broken record tell what it was.
    """
    end, is_ours, before = start, start > 0, ""
    broken: list[BrokenRecord] = []
    is_behind_broken = False
    for record in scan(path, name, start):
        if isinstance(record, BrokenRecord):
            broken.append(record)
            is_behind_broken = True
            continue
        counts["lost notes"] += is_behind_broken and before == "request" and record.kind != "request"
        is_behind_broken, before = False, record.kind
        end = record.place.offset + record.place.length
        if record.kind in ANSWERS:
            index[record.record_id] = record.place
        elif record.kind == "metadata" and (notes := read_notes(record.payload)) is not None:
            batches.append(Batch(saved=notes[0], place=record.place))
            is_ours = True
        elif record.kind == "warcinfo" and b"software: herne-news/" in record.payload:
            is_ours = True
    if broken and end == start == 0:
        raise broken[0]
    if not is_ours:
        raise ForeignWarc(
            f"{path}: expected a WARC file that herne-news has written, found another; those are not read yet"
        )
    counts["lost notes"] += is_behind_broken
    lost += broken
    return end


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
        with contextlib.suppress(BrokenRecord):  # the crawl goes on in another file; an import will say what is broken
            import_files(archive, rest, run_id, lambda *_: None)
