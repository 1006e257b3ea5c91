"""Where captures lie: the record of a number, and the one that holds a payload."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from herne_news.store.archive import Archive
from herne_news.urls import canonical_url

COLUMNS = (
    "id, url, uri, fetched, status, digest, payload_length, warc_file, warc_offset, warc_length, via,"
    " record_id, original_id"
)


@dataclass(frozen=True, slots=True)
class CaptureState:
    """One row of `captures` without its run; docs/data-model.md says what the columns mean."""

    id: int
    url: str
    uri: str | None
    fetched: str
    status: int
    digest: str
    payload_length: int
    warc_file: str | None
    warc_offset: int | None
    warc_length: int | None
    via: str
    record_id: str | None
    original_id: int | None


def all_captures(archive: Archive) -> Iterator[CaptureState]:
    """Yield all captures in the order of their numbers."""
    return (CaptureState(*row) for row in archive.read(f"SELECT {COLUMNS} FROM captures ORDER BY id"))


def warc_files(archive: Archive) -> dict[str, int]:
    """Return all WARC files with the length up to which the archive knows them."""
    return {
        str(name): int(length) for name, length in archive.read("SELECT name, length FROM warc_files ORDER BY name")
    }


def capture_by_id(archive: Archive, number: int) -> CaptureState | None:
    """Return the capture of that number, or None."""
    row = next(archive.read(f"SELECT {COLUMNS} FROM captures WHERE id = ?", (number,)), None)
    return CaptureState(*row) if row else None


def capture_of_article(archive: Archive, number: int) -> CaptureState | None:
    """Return the capture that the present content of the article of that number was read from, or None."""
    row = next(archive.read("SELECT capture_id FROM articles WHERE id = ?", (number,)), None)
    return capture_by_id(archive, row[0]) if row and row[0] is not None else None


def payload_of(archive: Archive, uri: str, digest: str | None) -> CaptureState | None:
    """Return the newest capture of an address that holds its payload: one of that digest; without, that of the last good answer.

    Which that was says the crawl state: a run without captures, or a revisit of an older payload, may have come after it.
    """
    try:
        url = canonical_url(uri)
    except ValueError:
        return None
    last = "status = 200 AND digest = coalesce(?, (SELECT p.digest FROM pages p WHERE p.url = captures.url), digest)"
    wanted = "digest = ?" if digest is not None else last
    sql = (
        f"SELECT {COLUMNS} FROM captures WHERE url = ? AND uri = ? AND {wanted} AND warc_file IS NOT NULL"
        " AND original_id IS NULL ORDER BY fetched DESC, id DESC LIMIT 1"
    )
    row = next(archive.read(sql, (url, uri, digest)), None)
    return CaptureState(*row) if row else None


def capture_by_record(archive: Archive, record_id: str) -> CaptureState | None:
    """Return the capture that a WARC-Record-ID names, or None."""
    row = next(archive.read(f"SELECT {COLUMNS} FROM captures WHERE record_id = ?", (record_id,)), None)
    return CaptureState(*row) if row else None


def outer_captures(archive: Archive, name: str) -> list[CaptureState]:
    """Return the captures whose records are the first and the last in a WARC file; none where none has a row."""
    sql = f"SELECT {COLUMNS} FROM captures WHERE warc_file = ? ORDER BY warc_offset {{}} LIMIT 1"
    return [CaptureState(*row) for order in ("ASC", "DESC") for row in archive.read(sql.format(order), (name,))]


def warc_length(archive: Archive, name: str) -> int | None:
    """Return the length up to which the archive knows a WARC file, None where it does not know it."""
    row = next(archive.read("SELECT length FROM warc_files WHERE name = ?", (name,)), None)
    return int(row[0]) if row else None


def note_warc_length(archive: Archive, name: str, length: int) -> None:
    """Note up to which length the archive knows a WARC file."""
    with archive.transaction() as conn:
        put_warc_length(conn, name, length)


def put_warc_length(conn: sqlite3.Connection, name: str, length: int) -> None:
    """Do so within a transaction."""
    conn.execute(
        "INSERT INTO warc_files (name, length) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET length = max(length, excluded.length)",
        (name, length),
    )
