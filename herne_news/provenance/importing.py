"""Take in what WARC files of ours tell: every visit again, in the order in which they were saved, with today's parsers."""

import contextlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from herne_news.captures.capture import Place
from herne_news.captures.folder import OPEN, files_of, folder_of, series_of
from herne_news.captures.reading import BrokenRecord, read_at, scan
from herne_news.errors import HerneNewsError
from herne_news.provenance.loading import Loader
from herne_news.stations.entering import entries_of
from herne_news.stations.journal import read_notes, visit_of
from herne_news.store.archive import Archive
from herne_news.store.captured import note_warc_length, warc_length
from herne_news.store.entries import Entry
from herne_news.store.write import save

#: Types of records that captures can refer to.
ANSWERS = frozenset({"response", "revisit"})
#: Told of what is broken: the address of the visit that is lost by it, if it is known, and the error.
Complain = Callable[[str | None, BrokenRecord], None]


class ForeignWarc(HerneNewsError):
    """A WARC file that no crawl of ours has written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One note: when it was saved, and where it lies."""

    saved: str
    place: Place


def import_files(archive: Archive, paths: Sequence[Path], run_id: int, complain: Complain) -> Counter[str]:
    """Import WARC files of the archive's WARC folder and return how many visits were new, changed, unchanged and so on.

    What the archive has taken in already is passed over, so that an import can be interrupted and repeated. What is broken is
    told to `complain`: a visit with its address, else None and a sentence; the rest is taken in. ``broken`` counts them,
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
    loader = Loader(archive, folder_of(archive.path), index)
    counts["broken"] = len(lost)
    for error in lost:
        complain(None, error)
    for batch in sorted(batches, key=lambda batch: (batch.saved, batch.place.file, batch.place.offset)):
        _replay(archive, loader, batch, run_id, counts, complain)
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


def _replay(
    archive: Archive, loader: Loader, batch: Batch, run_id: int, counts: Counter[str], complain: Complain
) -> None:
    path = folder_of(archive.path) / batch.place.file
    record = read_at(path if path.exists() else path.with_name(path.name + OPEN), batch.place)
    found = read_notes(record.payload)
    entries: list[Entry] = []
    for note in found[1] if found else ():
        try:
            entries += entries_of(visit_of(note, loader.answer, loader.teaser))
        except BrokenRecord as error:
            counts["broken"] += 1
            complain(str(note.get("url")), error)
    known = (batch.place.file, batch.place.offset + batch.place.length)
    counts.update(outcome.kind for outcome in save(archive, entries, run_id, known))


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
