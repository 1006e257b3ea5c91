"""One run at a time an archive: a lock that the system lets go when its holder ends, however it ends."""

import contextlib
import fcntl
import getpass
import io
import json
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from herne_news.errors import ArchiveError, LockedError


@contextlib.contextmanager
def run_lock(archive: Path, now: str) -> Iterator[None]:
    """Hold the lock of an archive for the block; raises LockedError, naming the holder, if another run has it.

    `now` (UTC) is written down for the others to read.

    The lock is on the open file ``<archive>.lock``, not on its existence: a killed run leaves the file behind, but no lock.
    """
    path = _lock_file(archive)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = path.open("ab", buffering=0)
    except OSError as error:
        raise ArchiveError(f"{path}: expected a folder that can be written to, found: {error.strerror}") from error
    with handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockedError(
                f"{archive}: expected no other run, found {_holder(str(path))}; wait for its end"
            ) from None
        try:
            _sign(handle, now)
        except OSError as error:
            raise ArchiveError(
                f"{path}: expected to write down who holds the archive, found: {error.strerror}; free some space"
                " and run the command again"
            ) from error
        yield


def _sign(handle: io.FileIO, now: str) -> None:
    holder = {"owner": _user(), "pid": os.getpid(), "host": socket.gethostname(), "since": now}
    handle.truncate(0)
    rest = memoryview(json.dumps(holder).encode())
    while rest:
        rest = rest[handle.write(rest) :]


def lock_holder(archive: Path) -> str | None:
    """Return who holds the lock of an archive now, as part of a sentence, or None."""
    try:
        with _lock_file(archive).open("r", encoding="utf-8") as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _holder(str(_lock_file(archive)))
    except OSError:  # no lock file, or none that we may read
        return None
    return None


def _lock_file(archive: Path) -> Path:
    return archive.with_name(archive.name + ".lock")


def _holder(name: str) -> str:
    try:
        holder = json.loads(Path(name).read_text(encoding="utf-8"))
        return f"one of {holder['owner']} with process {holder['pid']} on {holder['host']} since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "one that has not yet said its name"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user without a name
        return str(os.getuid())
