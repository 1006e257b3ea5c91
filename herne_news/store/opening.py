"""From a path to a connection: is this an archive, is it of this version, and may it be brought up to date?

The file itself is never opened but by SQLite: when a process closes a file, POSIX takes from it all its locks on that file,
those of other connections too (sqlite.org/howtocorrupt.html, 2.2).
"""

import contextlib
import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database

from herne_news.errors import ArchiveError
from herne_news.store.backup import back_up
from herne_news.store.columns import lacking
from herne_news.store.migrations import ARCHIVE

#: Pages held in memory, in KiB (negative, as SQLite wants it): most inner pages of the indexes at 100,000 articles.
CACHE_KIB = -6_000
#: Pages of log (16 MB) after which SQLite copies it into the file. Each copy waits for the disk; the default is 1000.
CHECKPOINT_PAGES = 4000


def connect(path: Path, *, create: bool, readonly: bool, patience: float) -> sqlite3.Connection:
    """Return a connection to the archive at `path`, migrated unless `readonly`.

    Raises `ArchiveError` with nothing changed on the disk if the path is no archive of this or an older version.
    """
    exists = check(path, create=create, readonly=readonly, patience=patience)
    if create:
        with _usable(path):
            path.parent.mkdir(parents=True, exist_ok=True)
    if readonly:
        return connect_reader(path, patience)
    connection = _connect(path, "mode=rwc", patience)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA cache_size = {CACHE_KIB}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        # Debian's SQLite overwrites what it deletes with zeros; the merges of the text index delete much, none of it secret.
        connection.execute("PRAGMA secure_delete = OFF")
        # Each statement that fires triggers keeps what it may have to undo: as a file, that takes a third of a batch's time.
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(path, connection, existed=exists)
    except BaseException:
        connection.close()
        raise
    return connection


def check(path: Path, *, create: bool, readonly: bool, patience: float) -> bool:
    """Say whether there is an archive at `path`; raises `ArchiveError` for what is none of this or an older version.

    What a killed writer has left halfway is undone first, as whoever opens an SQLite file has to.
    """
    with _usable(path):
        exists = _has_content(path, create=create)
        if exists and _is_halfway(path, patience):
            _undo(path, patience)
            exists = _has_content(path, create=create)
    if exists:
        _check_content(path, patience, readonly=readonly)
    return exists


@contextlib.contextmanager
def _usable(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError(
            f"{path}: expected a path that can be used, found {error.filename}: {error.strerror}; check the path and its rights"
        ) from error


def _has_content(path: Path, *, create: bool) -> bool:
    """Say whether a file with content stands at `path`, or, if `create`, that there is nothing yet."""
    if path.is_dir():
        raise ArchiveError(f"{path}: expected an archive file, found a directory; give the path of the file in it")
    if not path.exists():
        if create and not path.is_symlink():
            return False
        raise ArchiveError(f"{path}: expected an archive, found nothing; check the path, or run `herne-news crawl`")
    if not path.is_file():
        raise ArchiveError(f"{path}: expected an archive file, found a device or pipe; give the path of a regular file")
    if not os.access(path, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    is_empty = path.stat().st_size == 0
    if is_empty and not create:
        raise ArchiveError(f"{path}: expected an archive, found an empty file; run `herne-news crawl` to fill it")
    return not is_empty


def _is_halfway(path: Path, patience: float) -> bool:
    """Say whether a killed writer has left a journal that has to be rolled back (sqlite.org/atomiccommit.html, 4)."""
    if not Path(f"{path}-journal").exists():
        return False
    with contextlib.closing(_connect(path, "mode=ro", patience)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.DatabaseError as error:
            return error.sqlite_errorcode == sqlite3.SQLITE_READONLY_ROLLBACK
    return False


def _undo(path: Path, patience: float) -> None:
    """Let SQLite roll a left journal back."""
    with contextlib.closing(_connect(path, "mode=rw", patience)) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
                raise
            raise ArchiveError(
                f"{path}: expected a whole archive, found what a killed writer has left halfway, and no right to undo it;"
                " run `herne-news status` once as who owns the file and its folder"
            ) from error


def _check_content(path: Path, patience: float, *, readonly: bool) -> None:
    """Refuse what is no archive of ours or comes from a newer version, by reading alone."""
    connection = _connect(path, "immutable=1" if _rests(path) else "mode=ro", patience)
    try:
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        db = Database(connection, execute_plugins=False, recursive_triggers=False)
        applied = [migration.name for migration in ARCHIVE.applied(db)]
        pending = [migration.name for migration in ARCHIVE.pending(db)]
        known = pending + applied
        lack = lacking(connection, applied, pending) if applied and not set(known) - set(_known_names()) else None
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_NOTADB:
            raise
        raise ArchiveError(
            f"{path}: expected an SQLite file, found something else; give the path of an archive"
        ) from error
    finally:
        connection.close()
    if tables and not applied:
        raise ArchiveError(
            f"{path}: expected an archive of herne-news, found another SQLite database; give another path"
        )
    ours = _known_names()
    if version > len(ours) or set(known) - set(ours):
        raise ArchiveError(
            f"{path}: expected schema version {len(ours)} or older, found version {max(version, len(applied))} of a newer"
            " herne-news; install that version or a later one"
        )
    if lack is not None:
        raise ArchiveError(
            f"{path}: expected the tables of schema version {len(applied)}, found no {lack}: it comes from a herne-news in"
            " development; import its WARC files into a new archive, or restore a backup"
        )
    if readonly and len(applied) < len(ours):
        raise ArchiveError(
            f"{path}: expected schema version {len(ours)}, found version {len(applied)} of an older herne-news;"
            " run `herne-news upgrade`, or crawl, once, which brings it up to date"
        )


def _known_names() -> list[str]:
    with_nothing = Database(memory=True, execute_plugins=False)
    try:
        return [migration.name for migration in ARCHIVE.pending(with_nothing)]
    finally:
        with_nothing.close()


def _connect(path: Path, mode: str, patience: float, *, any_thread: bool = False) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{mode}"
    return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=not any_thread)


def connect_reader(path: Path, patience: float = 5.0, *, any_thread: bool = False) -> sqlite3.Connection:
    """Return a connection that only reads; `path` has been checked before.

    A resting archive on a medium that takes no log beside it is read as it lies there. `any_thread` is for callers that see to
    it themselves that only one thread at a time uses the connection.
    """
    connection = _connect(path, "mode=ro", patience, any_thread=any_thread)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except sqlite3.OperationalError:
        connection.close()
        if not _rests(path):
            raise
        connection = _connect(path, "immutable=1", patience, any_thread=any_thread)
    return connection


def _rests(path: Path) -> bool:
    """Say whether nobody has an archive open: SQLite deletes its log when the last connection closes.

    Such a file can be looked into as immutable, which leaves no -wal and -shm files behind.
    """
    return not Path(f"{path}-wal").exists() and not Path(f"{path}-journal").exists()


def copy_before(path: Path, step: str) -> Path:
    """Return where an archive is copied to before the first pending step of the schema changes it."""
    return Path(f"{path}.before-{step}.bak")


def _migrate(path: Path, connection: sqlite3.Connection, *, existed: bool) -> None:
    """Apply what is pending, all or nothing, after a copy of what was there."""
    db = Database(connection, execute_plugins=False)
    if not ARCHIVE.pending(db):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        pending = ARCHIVE.pending(db)
        if pending:
            if existed and ARCHIVE.applied(db):
                back_up(path, copy_before(path, pending[0].name))
            ARCHIVE.apply(db)
        connection.execute(f"PRAGMA user_version = {len(_known_names())}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
