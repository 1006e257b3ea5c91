"""What WARC files tell: where answers and notes of visits lie, what is broken, and whether a file is ours at all."""

from dataclasses import dataclass, field
from pathlib import Path

from herne_news.captures.capture import NOT_MODIFIED, Place
from herne_news.captures.folder import OPEN
from herne_news.captures.reading import BrokenRecord, Record, scan
from herne_news.errors import HerneNewsError
from herne_news.stations.journal import answers_of, read_notes

#: Types of records that captures can refer to.
ANSWERS = frozenset({"response", "revisit"})
#: What the warcinfo of a crawl says, and what only that of an exported selection says.
OURS, SELECTION = b"software: herne-news/", b"\r\nabout: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One note of visits: when it was saved, and where it lies."""

    saved: str
    place: Place


class ForeignWarc(HerneNewsError):
    """A WARC file that no crawl of ours has written."""


@dataclass(slots=True)
class Scanned:
    """What files tell from where each was known: answers by their WARC-Record-IDs, notes, ends of the files by name.

    `needed` are the answers that the notes refer to, `originals` leads from a revisit to the record that holds its payload.
    `broken` are records that could not be read, `lost_notes` counts those behind which whole batches of visits are lost,
    `refused` files in which there is nothing of ours.
    """

    index: dict[str, Place] = field(default_factory=dict)
    needed: set[str] = field(default_factory=set)
    originals: dict[str, str] = field(default_factory=dict)
    batches: list[Batch] = field(default_factory=list)
    ends: dict[str, int] = field(default_factory=dict)
    broken: list[BrokenRecord] = field(default_factory=list)
    lost_notes: int = 0
    refused: int = 0

    def add(self, path: Path, start: int) -> None:
        """Take in a file from the byte `start`. Raises what `check` raises, and takes nothing in then.

        An answer is followed by its request, a note stands behind one: so the neighbours of a broken record tell what it was.
        """
        name = path.name.removesuffix(OPEN)
        if start == 0:
            check(path)
        end, before, is_behind_broken = start, "", False
        for record in scan(path, name, start):
            if isinstance(record, BrokenRecord):
                self.broken.append(record)
                is_behind_broken = True
                continue
            self.lost_notes += is_behind_broken and before == "request" and record.kind != "request"
            is_behind_broken, before = False, record.kind
            end = record.place.offset + record.place.length
            if record.kind in ANSWERS:
                self.index[record.record_id] = record.place
                if record.original is not None and record.status != NOT_MODIFIED:
                    self.originals[record.record_id] = record.original
            elif record.kind == "metadata" and (notes := read_notes(record.payload)) is not None:
                self.batches.append(Batch(saved=notes.saved, place=record.place))
                self.needed |= {record_id for note in notes.visits for record_id in answers_of(note)}
        self.lost_notes += is_behind_broken
        self.ends[name] = end


def check(path: Path) -> None:
    """Raise ForeignWarc for a file that no crawl of ours has written, BrokenRecord for one in which nothing can be read."""
    broken: BrokenRecord | None = None
    for record in scan(path, path.name.removesuffix(OPEN)):
        if isinstance(record, BrokenRecord):
            broken = broken or record
        elif _is_selection(record):
            raise ForeignWarc(
                f"{path}: expected a WARC file that a crawl has written, found an exported selection, which does not say to which"
                " visits its captures belong; import the files of the archive itself"
            )
        elif _is_ours(record):
            return
        elif record.kind == "warcinfo":
            break
    else:
        if broken is not None:
            raise broken
    raise ForeignWarc(
        f"{path}: expected a WARC file that herne-news has written, found another; those are not read yet"
    )


def _is_selection(record: Record) -> bool:
    return record.kind == "warcinfo" and record.payload.startswith(OURS[:-1]) and SELECTION in record.payload


def _is_ours(record: Record) -> bool:
    if record.kind == "warcinfo":
        return OURS in record.payload
    return record.kind == "metadata" and read_notes(record.payload) is not None


def answers_in(folder: Path, names: list[str]) -> dict[str, Place]:
    """Return where all answers of files lie, by their WARC-Record-IDs; what is missing or broken is passed over."""
    index: dict[str, Place] = {}
    for name in names:
        for path in (folder / name, folder / (name + OPEN)):
            if path.is_file():
                found = (record for record in scan(path, name) if not isinstance(record, BrokenRecord))
                index |= {record.record_id: record.place for record in found if record.kind in ANSWERS}
    return index
