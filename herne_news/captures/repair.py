"""Close the files that a killed process has left open: what is whole of them stays, half a record at the end goes."""

import fcntl
import os
import zlib
from pathlib import Path

from herne_news.captures.folder import OPEN, files_of, sync
from herne_news.errors import ArchiveError

CHUNK = 1 << 16
GZIP = zlib.MAX_WBITS | 16


def whole_length(path: Path) -> int:
    """Return the length of the whole gzip members that a file begins with."""
    end = 0
    with path.open("rb") as file:
        member, position = zlib.decompressobj(GZIP), 0
        try:
            while data := file.read(CHUNK):
                position += len(data)
                while data:
                    member.decompress(data)
                    data = member.unused_data
                    if member.eof:
                        end = position - len(data)
                        member = zlib.decompressobj(GZIP)
        except zlib.error:
            pass
    return end


def close_left_open(folder: Path, series: str) -> list[str]:
    """Give each file of a series that nobody writes to any more its whole records and its final name, and return these names.

    Raises ArchiveError.
    """
    left = [path for path in files_of(folder, series) if path.name.endswith(OPEN)]
    try:
        closed = [name for path in left if (name := _close(path))]
        if left:
            sync(folder)
    except OSError as error:
        raise ArchiveError(
            f"{folder}: expected to close the WARC files of a run that broke off, found: {error.strerror}"
        ) from error
    return closed


def _close(path: Path) -> str | None:
    with path.open("r+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:  # somebody writes to it
            return None
        length = whole_length(path)
        file.truncate(length)
        os.fsync(file.fileno())
        if not length:
            path.unlink()
            return None
        return path.rename(path.with_name(path.name.removesuffix(OPEN))).name
