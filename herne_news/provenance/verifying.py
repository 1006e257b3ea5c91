"""Hold an archive against its WARC files: every record, every pointer, every row made again."""

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from herne_news.captures.folder import OPEN, files_of, find, folder_of, missing_of, series_of
from herne_news.captures.reading import BrokenRecord, Record, scan
from herne_news.counted import counted
from herne_news.provenance.deriving import derive
from herne_news.provenance.proof import Unproved, unproved
from herne_news.provenance.reach import pages_beyond, stories_within
from herne_news.provenance.replaying import cores
from herne_news.provenance.scanning import ANSWERS
from herne_news.store.archive import Archive
from herne_news.store.captured import CaptureState, all_captures, warc_files, warc_length
from herne_news.store.comparing import COMPARED, relatives, rows_by_name
from herne_news.urls import SOURCES, canonical_url


@dataclass(frozen=True, slots=True)
class Kept:
    """What a record says of itself, for comparing it with its row."""

    file: str
    offset: int
    length: int
    fetched: str
    uri: str
    url: str
    status: int
    digest: str
    payload_length: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found: a sentence a fault, and how much was looked at.

    `unproved` counts captures that were not kept, `left_out` articles that were not compared, since runs that kept none have seen
    them. `waiting` says what WARC files hold that the archive has not taken in yet: no fault, but nothing of it was verified.
    """

    faults: tuple[str, ...]
    records: int
    captures: int
    rows: int
    unproved: int
    left_out: int
    waiting: tuple[str, ...]


def verify(archive: Archive) -> Verdict:
    """Compare an archive, opened for reading, with its WARC files.

    Texts of the archive that are no UTF-8 are faults as others: their bytes are read as lone surrogates, and told escaped.
    """
    archive.connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    kept: dict[str, Kept] = {}
    broken: set[tuple[str, int]] = set()
    faults: list[str] = []
    for name, length in warc_files(archive).items():
        faults += _check_file(folder_of(archive.path), name, length, kept, broken)
    rows = list(all_captures(archive))
    missing = {name for name in warc_files(archive) if find(folder_of(archive.path), name) is None}
    for row in rows:
        if row.warc_file not in missing and (row.warc_file, row.warc_offset) not in broken:
            faults += _check_pointer(row, kept)
    without = unproved(archive)
    compared, derived = _compare(archive, without)
    return Verdict(
        faults=tuple(fault.encode("utf-8", "backslashreplace").decode() for fault in faults + derived),
        records=len(kept),
        captures=len(rows),
        rows=compared,
        unproved=sum(row.warc_file is None for row in rows),
        left_out=without.articles,
        waiting=tuple(_waiting(archive)),
    )


def _waiting(archive: Archive) -> Iterator[str]:
    """Yield what crawls have written to the archive's files and not yet to the archive: one was killed, or is at work."""
    folder = folder_of(archive.path)
    for path in (path for source in SOURCES for path in files_of(folder, series_of(archive.path, source))):
        name = path.name.removesuffix(OPEN)
        known = warc_length(archive, name)
        rest = [record for record in scan(path, name, known or 0) if isinstance(record, Record)]
        answers = sum(record.kind in ANSWERS for record in rest)
        if answers:
            who = "import" if known is None and path.name == name else "the next crawl"
            yield f"{path}: {counted(answers, 'answer')} from byte {known or 0} on not in the archive yet; {who} takes them in"


def _check_file(
    folder: Path, name: str, length: int, kept: dict[str, Kept], broken: set[tuple[str, int]]
) -> Iterator[str]:
    """Yield what is wrong with a WARC file, and index its records, or where they are broken."""
    path = find(folder, name)
    if path is None:
        yield f"{folder / name}: expected a WARC file, found none; fetch it from a backup"
        return
    size = path.stat().st_size
    if size < length:
        yield f"{path}: expected at least {length} bytes, found {size}; fetch the file from a backup"
    for record in scan(path, name):
        if isinstance(record, BrokenRecord):
            broken |= {record.place} if record.place else set()
            if size >= length:  # else the end is known to be missing
                yield f"{record}; fetch the file from a backup"
            continue
        kept[record.record_id] = _kept(record)
        if not record.is_sound:
            yield (
                f"{path}: expected the bytes of {record.uri or record.kind} at byte {record.place.offset} to fit their"
                " digest, found others; fetch the file from a backup"
            )


def _kept(record: Record) -> Kept:
    return Kept(
        file=record.place.file,
        offset=record.place.offset,
        length=record.place.length,
        fetched=record.date,
        uri=record.uri,
        url=canonical_url(record.uri) if record.status else "",
        status=record.status,
        payload_length=len(record.payload) if record.original is None else None,
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
        ("url", found.url, row.url),
        ("status", found.status, row.status),
        ("digest", found.digest, row.digest),
        ("payload_length", found.payload_length, row.payload_length),
    ):
        if there not in (here, None):
            yield f"captures {row.id} ({row.url}): {column}: expected {there!r} as its record says, found {here!r}"


def _compare(archive: Archive, without: Unproved) -> tuple[int, list[str]]:
    """Make all rows again from the WARC files, and return how many were compared and how they differ.

    What no capture proves is left out (`without`). What hangs on a broken record is left out: the record has been told of. Where
    nobody knows what does, nothing is compared.
    """
    files = warc_files(archive)
    lost: list[str | None] = []
    if not files or missing_of(folder_of(archive.path), files):
        return 0, []
    with tempfile.TemporaryDirectory(prefix="herne-news-verify-") as scratch:
        beside, counts = derive(archive, Path(scratch), lambda url, _: lost.append(url), workers=cores())
        if counts["lost notes"]:
            return 0, []
        with Archive.open(beside) as again:
            return _compare_rows(archive, again, without, {url for url in lost if url})


def _compare_rows(archive: Archive, again: Archive, without: Unproved, lost: set[str]) -> tuple[int, list[str]]:
    broken = lost | relatives(archive, lost)
    broken |= relatives(again, broken)
    skipped = without.urls | broken
    skipped |= relatives(again, skipped)
    faults: list[str] = []
    total = 0
    for table in COMPARED:
        expected, found = rows_by_name(again, table), rows_by_name(archive, table)
        total += len(found)
        if table == "articles" and skipped:  # which article tells a story most fully hangs on others
            versions = [rows_by_name(one, "versions") for one in (again, archive)]
            within = stories_within((expected, found), versions, skipped)
            for name, row in (*expected.items(), *found.items()):
                if name in within:
                    row.pop("duplicate_of")
        if table == "pages" and without.runs:  # each row is what several runs have left behind
            faults += _differences(table, *pages_beyond(expected, found, without), broken)
            continue
        faults += _differences(table, expected, found, skipped)
    return total, faults


def _differences(
    table: str, expected: Mapping[str, Mapping[str, Any]], found: Mapping[str, Mapping[str, Any]], skipped: set[str]
) -> Iterator[str]:
    for name in sorted(expected.keys() | found.keys()):
        articles = {rows[name].get("article_id") for rows in (expected, found) if name in rows}
        if name.split(" ")[0] in skipped or articles & skipped:
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
