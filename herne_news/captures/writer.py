"""Write captures: each answer beside its request, into the file of its source and month."""

import fcntl
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from herne_news.captures import records
from herne_news.captures.capture import NOT_MODIFIED, Capture, Exchange, Original, Place, digest_of
from herne_news.captures.folder import OPEN, last_number, name_of, sync
from herne_news.errors import ArchiveError

#: A file of this length is followed by another one.
LIMIT = 1 << 30
#: Bodies shorter than this are written again: a record that refers to another is hardly shorter.
LEAST = 512

#: From address and payload digest (None: any) to the newest record that holds such a payload.
Lookup = Callable[[str, str | None], Original | None]
#: From a file's name to the length up to which the archive knows it, None where it does not.
Known = Callable[[str], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """How far a file is written: everything before `length` is on the disk."""

    file: str
    length: int


class CaptureWriter:
    """Writes the captures of one source; with `folder` None it only names and measures them.

    A file is continued only where the archive knows it to its end: the rest of another is left for an import. The name of a
    file that the archive knows is given to no other, also where the file is missing. `fields` are
    those of the warcinfo record. Nothing is created before the first capture; `note` returns when all is on the disk, and
    `close` gives the file its final name. Errors of the disk are ArchiveErrors; a record that could not be written whole is
    cut off again.
    """

    def __init__(
        self,
        folder: Path | None,
        series: str,
        fields: Mapping[str, str],
        lookup: Lookup,
        known: Known,
        *,
        limit: int = LIMIT,
    ) -> None:
        self._folder, self._series, self._fields = folder, series, fields
        self._lookup, self._known, self._limit = lookup, known, limit
        self._file: BinaryIO | None = None
        self._name, self._month, self._warcinfo = "", "", ""
        self._length = 0
        self._fresh: dict[tuple[str, str | None], Original] = {}

    def write(self, exchange: Exchange, fetched: str) -> Capture:
        """Keep an answer that came at `fetched` (UTC, to the second)."""
        digest, record_id = digest_of(exchange.payload), records.new_id()
        original, place = None, None
        if self._folder is not None:
            original = self._original(exchange, digest)
            place = self._append(
                fetched,
                lambda info: records.response(exchange, record_id, fetched, info, original, digest),
                lambda info: records.request(exchange, fetched, info, record_id),
            )
            if original is None:
                new = Original(record_id=record_id, uri=exchange.uri, fetched=fetched, digest=digest)
                self._fresh[exchange.uri, digest] = new
                if exchange.status == 200:
                    self._fresh[exchange.uri, None] = new
        return Capture(
            record_id=record_id,
            uri=exchange.uri,
            fetched=fetched,
            status=exchange.status,
            digest=digest,
            length=len(exchange.payload),
            original=original.record_id if original else None,
            place=place,
        )

    def _original(self, exchange: Exchange, digest: str) -> Original | None:
        if exchange.status == NOT_MODIFIED:
            return self._fresh.get((exchange.uri, None)) or self._lookup(exchange.uri, None)
        if len(exchange.payload) < LEAST:
            return None
        return self._fresh.get((exchange.uri, digest)) or self._lookup(exchange.uri, digest)

    def note(self, date: str, uri: str, block: bytes) -> Position | None:
        """Write down what was made of the captures so far, put all on the disk, and say how far the file is written."""
        if self._folder is None:
            return None
        self._append(date, lambda info: records.metadata(date, info, uri, block))
        try:
            os.fsync(self._ready(date).fileno())
        except OSError as error:
            raise self._trouble(error) from error
        return Position(file=self._name, length=self._length)

    def close(self) -> Position | None:
        """Give the file its final name and say how long it is; None where nothing was written."""
        if self._file is None:
            return None
        path = Path(self._file.name)
        try:
            os.fsync(self._file.fileno())
            path.rename(path.with_name(self._name))
        except OSError as error:
            raise self._trouble(error) from error
        finally:
            self._file.close()
            self._file = None
        return Position(file=self._name, length=self._length)

    def _append(self, date: str, *makers: Callable[[str], bytes]) -> Place:
        """Write records one after the other and return where the first one lies."""
        file = self._ready(date)
        made = [maker(self._warcinfo) for maker in makers]
        try:
            place = self._put(file, b"".join(made))
        except OSError as error:
            raise self._trouble(error) from error
        return replace(place, length=len(made[0]))

    def _put(self, file: BinaryIO, data: bytes) -> Place:
        place = Place(file=self._name, offset=self._length, length=len(data))
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
        except OSError:
            file.truncate(self._length)
            raise
        self._length += len(data)
        return place

    def _ready(self, date: str) -> BinaryIO:
        month = date[:4] + date[5:7]
        if self._file is not None and (month != self._month or self._length >= self._limit):
            self.close()
        if self._file is None:
            self._month = month
            try:
                self._file = self._open(month)
                self._warcinfo = records.new_id()
                self._put(self._file, records.warcinfo(self._warcinfo, date, self._name, self._fields))
            except OSError as error:
                raise self._trouble(error) from error
        return self._file

    def _open(self, month: str) -> BinaryIO:
        """Open the month's newest file where there is room in it, else a new one; both under a name that says so."""
        folder = self._folder
        if folder is None:
            raise ValueError("expected a folder to write to")
        folder.mkdir(parents=True, exist_ok=True)
        number = last_number(folder, self._series, month)
        path = folder / name_of(self._series, month, number or 0)
        size = path.stat().st_size if number is not None and path.is_file() else None
        is_new = size is None or size >= self._limit or size != self._known(path.name)
        if is_new:
            path = folder / self._new_name(month, 0 if number is None else number + 1)
        else:
            path.rename(path.with_name(path.name + OPEN))
        file = path.with_name(path.name + OPEN).open("xb" if is_new else "ab", buffering=0)
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        self._name, self._length = path.name, file.seek(0, os.SEEK_END)
        sync(folder)
        return file

    def _new_name(self, month: str, number: int) -> str:
        """Return a name that was never given: rows may point into a file that is only not there now."""
        while self._known(name := name_of(self._series, month, number)) is not None:
            number += 1
        return name

    def _trouble(self, error: OSError) -> ArchiveError:
        name = self._name or self._folder
        return ArchiveError(f"{name}: expected to write captures, found: {error.strerror}; nothing more was fetched")
