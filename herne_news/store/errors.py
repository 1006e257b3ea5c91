"""SQLite's errors as sentences: which of them a user can mend, and how."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from herne_news.errors import ArchiveError, HerneNewsError, LockedError

#: Primary result codes of SQLite (sqlite.org/rescode.html) that come from outside the program.
ADVICE = {
    sqlite3.SQLITE_FULL: "found no room on the disk; free some space and run the command again",
    sqlite3.SQLITE_IOERR: "found a disk that does not read or write; check the disk and its mount",
    sqlite3.SQLITE_READONLY: "may not write to it; check the rights of the file and of its folder",
    sqlite3.SQLITE_CANTOPEN: "cannot open it; check the path and the rights of the file and of its folder",
    sqlite3.SQLITE_PERM: "may not open it; check the rights of the file and of its folder",
    sqlite3.SQLITE_CORRUPT: "found it damaged; restore a backup, or rescue it with `sqlite3 FILE .recover`",
    sqlite3.SQLITE_NOTADB: "expected an SQLite file and found something else; give the path of an archive",
}
#: What Python says of a text that is no UTF-8; SQLite itself keeps any bytes.
NO_UTF8 = "Could not decode to UTF-8"


@contextlib.contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn an SQLite error in the block that the surroundings cause into `ArchiveError` or `LockedError`.

    Any other error is a bug and passes through.
    """
    try:
        yield
    except sqlite3.Error as error:
        known = translate(error, path)
        if known is None:
            raise
        raise known from error


def translate(error: sqlite3.Error, path: Path) -> HerneNewsError | None:
    """Return the sentence for `error`, or None if it is a bug."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LockedError(f"{path}: another program keeps writing to the archive; wait until it is done and try again")
    if code in ADVICE:
        return ArchiveError(f"{path}: the archive's writer or reader {ADVICE[code]} ({error})")
    if str(error).startswith(NO_UTF8):
        return ArchiveError(
            f"{path}: expected texts in UTF-8, found another ({error}); somebody else has written to the archive: `herne-news"
            " verify` names the row, restore a backup"
        )
    return None
