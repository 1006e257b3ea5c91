"""An open archive: one SQLite connection, its transactions and its reads."""

import contextlib
import sqlite3
import weakref
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlite_utils import Database

from herne_news.errors import ArchiveError
from herne_news.store import opening
from herne_news.store.errors import sentences
from herne_news.store.indexing import index_pending
from herne_news.store.publishing import publish

#: Seconds that a writer waits for another one before it gives up.
PATIENCE = 30.0


def _file_number(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_dev, state.st_ino


class Archive:
    """The SQLite archive at `path`; `db` is the same connection for sqlite-utils.

    Use it as a context manager or call `close`. Not to be shared between threads. Foreign keys are on, the journal is a
    write-ahead log, and each commit is on the disk before it returns (synchronous FULL).
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._number = _file_number(path)
        self._has_written = False
        self._reads: weakref.WeakSet[Generator[tuple[Any, ...], None, None]] = weakref.WeakSet()
        self.db = Database(connection, execute_plugins=False)

    @classmethod
    def open(
        cls, path: str | Path, *, create: bool = True, readonly: bool = False, patience: float = PATIENCE
    ) -> "Archive":
        """Open the archive at `path`, bring it to this version's schema, and return it.

        A missing file is created with its folder if `create`; an archive of an older version is copied to
        ``<path>.before-<migration>.bak`` before it is changed. `readonly` never writes to the archive and needs one
        of this version. A lock is waited for `patience` seconds.

        Raises `ArchiveError` for a path that is no readable archive or one that a newer version has made, `LockedError` if
        another program holds it; the file is then as it was.
        """
        file = Path(path)
        with sentences(file):
            return cls(
                file, opening.connect(file, create=create and not readonly, readonly=readonly, patience=patience)
            )

    @classmethod
    def check(cls, path: str | Path) -> None:
        """Raise ArchiveError where there is something at `path` that this version cannot open; change nothing."""
        file = Path(path)
        with sentences(file):
            opening.check(file, create=True, readonly=False, patience=PATIENCE)

    def check_in_place(self) -> None:
        """Raise ArchiveError where the file was moved or deleted since it was opened: what is written to it is lost."""
        try:
            found: tuple[int, int] | None = _file_number(self.path)
        except OSError:
            found = None
        if found != self._number:
            raise ArchiveError(
                f"{self.path}: expected the archive that was opened, found it moved or deleted; nothing more was stored"
            )

    def wait_no_longer(self) -> None:
        """From now on take another writer's lock for an answer, not for something to be waited for."""
        self.connection.execute("PRAGMA busy_timeout = 0")

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, in autocommit mode outside of `transaction`."""
        connection: sqlite3.Connection = self.db.conn
        return connection

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Run the block as one write transaction: all of it is kept or, on any exception, nothing.

        Before its begin, what the transactions before have changed gets the time from which harvesters find it.
        Before its end, the search index takes in what this block, or another tool before it, has written of articles.
        """
        connection = self.connection
        with sentences(self.path):
            connection.execute("BEGIN IMMEDIATE")
            self._has_written = True
            try:
                publish(connection)
                yield connection
                index_pending(connection)
                connection.execute("COMMIT")
            except BaseException:
                # SQLite has already rolled back by itself after some errors, a full disk among them.
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def read(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query; there are no more once the archive is closed."""
        reading = self._read(sql, parameters)
        self._reads.add(reading)
        return reading

    def _read(self, sql: str, parameters: Sequence[Any]) -> Generator[tuple[Any, ...], None, None]:
        with sentences(self.path):
            yield from self.connection.execute(sql, parameters)

    def close(self) -> None:
        """Close the connection, and before it the reads that were left halfway: their cursors cannot be closed after it."""
        for reading in list(self._reads):
            reading.close()
        if self._has_written and not self.connection.in_transaction:
            with contextlib.suppress(sqlite3.Error):  # else the next one that writes does it
                publish(self.connection)
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
