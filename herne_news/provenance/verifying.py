"""Hold an archive against its WARC files: every record, every pointer, every row made again."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from herne_news.captures.folder import find, folder_of
from herne_news.captures.reading import BrokenRecord, Record, records_of
from herne_news.provenance.importing import import_files
from herne_news.store.archive import Archive
from herne_news.store.captured import CaptureState, all_captures, warc_files
from herne_news.store.comparing import COMPARED, rows_by_name, without_proof
from herne_news.store.runs import start_run


@dataclass(frozen=True, slots=True)
class Kept:
    """What a record says of itself, for comparing it with its row."""

    file: str
    offset: int
    length: int
    fetched: str
    uri: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found: a sentence a fault, how much was looked at, and how many rows no capture can prove."""

    faults: tuple[str, ...]
    records: int
    captures: int
    rows: int
    unproved: int


def verify(archive: Archive) -> Verdict:
    """Compare an archive, opened for reading, with its WARC files."""
    kept: dict[str, Kept] = {}
    faults: list[str] = []
    for name, length in warc_files(archive).items():
        faults += _check_file(folder_of(archive.path), name, length, kept)
    rows = list(all_captures(archive))
    for row in rows:
        faults += _check_pointer(row, kept)
    compared, derived = _compare(archive, faults)
    unproved = sum(row.warc_file is None for row in rows)
    return Verdict(
        faults=tuple(faults + derived), records=len(kept), captures=len(rows), rows=compared, unproved=unproved
    )


def _check_file(folder: Path, name: str, length: int, kept: dict[str, Kept]) -> Iterator[str]:
    """Yield what is wrong with a WARC file, and index its records."""
    path = find(folder, name)
    if path is None:
        yield f"{folder / name}: expected a WARC file, found none; fetch it from a backup"
        return
    size = path.stat().st_size
    if size < length:
        yield f"{path}: expected at least {length} bytes, found {size}; fetch the file from a backup"
    try:
        for record in records_of(path, name):
            kept[record.record_id] = _kept(record)
            if not record.is_sound:
                yield (
                    f"{path}: expected the bytes of {record.uri or record.kind} at byte {record.place.offset} to fit their"
                    " digest, found others; fetch the file from a backup"
                )
    except BrokenRecord as error:
        yield f"{error}; fetch the file from a backup"


def _kept(record: Record) -> Kept:
    return Kept(
        file=record.place.file,
        offset=record.place.offset,
        length=record.place.length,
        fetched=record.date,
        uri=record.uri,
        digest=record.warc.get("WARC-Payload-Digest", ""),
    )


def _check_pointer(row: CaptureState, kept: Mapping[str, Kept]) -> Iterator[str]:
    """Yield how a row of `captures` differs from the record that it points to."""
    if row.warc_file is None or row.record_id is None:
        return
    found = kept.get(row.record_id)
    if found is None:
        yield f"captures {row.id} ({row.url}): expected {row.record_id} in {row.warc_file}, found no such record"
        return
    for column, there, here in (
        ("warc_file", found.file, row.warc_file),
        ("warc_offset", found.offset, row.warc_offset),
        ("warc_length", found.length, row.warc_length),
        ("fetched", found.fetched, row.fetched),
        ("uri", found.uri, row.uri),
        ("digest", found.digest, row.digest),
    ):
        if there != here:
            yield f"captures {row.id} ({row.url}): {column}: expected {there!r} as its record says, found {here!r}"


def _compare(archive: Archive, known: list[str]) -> tuple[int, list[str]]:
    """Make all rows again from the WARC files, and return how many there are and how they differ."""
    faults: list[str] = []
    folder = folder_of(archive.path)
    paths = [path for name in warc_files(archive) if (path := find(folder, name)) is not None]
    if not paths or known:
        # What is broken below would be told again, in other words, for each row that hangs on it.
        return 0, faults
    with tempfile.TemporaryDirectory(prefix="herne-news-verify-") as scratch:
        beside = Path(scratch) / archive.path.name
        (Path(scratch) / "warc").symlink_to(folder)
        with Archive.open(beside) as again:
            import_files(again, paths, start_run(again, ["verify"], "2000-01-01T00:00:00Z"), faults.append)
            skipped, total = without_proof(archive), 0
            for table in COMPARED:
                if table == "pages" and skipped:  # each row is what several runs have left behind
                    continue
                expected, found = rows_by_name(again, table), rows_by_name(archive, table)
                total += len(found)
                faults += _differences(table, expected, found, skipped)
    return total, faults


def _differences(
    table: str, expected: Mapping[str, Mapping[str, Any]], found: Mapping[str, Mapping[str, Any]], skipped: set[str]
) -> Iterator[str]:
    for name in sorted(expected.keys() | found.keys()):
        if name.split(" ")[0] in skipped:
            continue
        if name not in found:
            yield f"{table}: {name}: expected a row, since the captures give one, found none"
        elif name not in expected:
            yield f"{table}: {name}: expected no such row, since no capture gives one, found it"
        else:
            for column, value in expected[name].items():
                if found[name][column] != value:
                    yield (
                        f"{table}: {name}: {column}: expected {_short(value)} as read from the captures,"
                        f" found {_short(found[name][column])}"
                    )


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
