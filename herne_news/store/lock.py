"""One run at a time an archive: a lock that the system lets go when its holder ends, however it ends.

The lock file has a fixed size, so that a disk that is full still takes what is written over it: who holds the lock, and what runs
have to say that the archive has refused.
"""

import contextlib
import fcntl
import getpass
import json
import os
import socket
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from herne_news.errors import ArchiveError, LockedError

#: Bytes of the lock file.
ROOM = 16_384
#: Seconds that a lock is tried for: `lock_holder` has it for a moment, and is no run.
MOMENT = 1.0
Note = Mapping[str, Any]


class RunLock:
    """A lock that is held. `notes` are JSON-ready, the oldest first; they stay in the file until they are written anew."""

    def __init__(self, path: Path, handle: int, now: str) -> None:
        self._path, self._handle = path, handle
        self._holder = {"owner": _user(), "pid": os.getpid(), "host": socket.gethostname(), "since": now}
        self.notes: list[Note] = notes_in(path)

    def write(self, notes: Sequence[Note]) -> None:
        """Put these notes into the place of those before, the oldest left out where there is no room for all.

        Raises ArchiveError where the disk does not take them.
        """
        lines = [json.dumps(note, ensure_ascii=False) for note in notes]
        while len(text := "\n".join([json.dumps(self._holder), *lines]).encode()) >= ROOM and lines:
            del lines[0]
        self.notes = list(notes[len(notes) - len(lines) :])
        rest, place = memoryview(text.ljust(ROOM, b"\n")), 0
        try:
            while place < ROOM:
                place += os.pwrite(self._handle, rest[place:], place)
            os.ftruncate(self._handle, ROOM)
        except OSError as error:
            raise ArchiveError(
                f"{self._path}: expected to write down who holds the archive, found: {error.strerror}; free some space"
                " and run the command again"
            ) from error


@contextlib.contextmanager
def run_lock(archive: Path, now: str) -> Iterator[RunLock]:
    """Hold the lock of an archive for the block; raises LockedError, naming the holder, if another run has it.

    `now` (UTC) is written down for the others to read.

    The lock is on the open file ``<archive>.lock``, not on its existence: a killed run leaves the file behind, but no lock.
    """
    path = _lock_file(archive)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    except OSError as error:
        raise ArchiveError(f"{path}: expected a folder that can be written to, found: {error.strerror}") from error
    try:
        if not _is_locked(path, handle):
            raise LockedError(f"{archive}: expected no other run, found {_holder(path)}; wait for its end")
        lock = RunLock(path, handle, now)
        lock.write(lock.notes)
        yield lock
    finally:
        os.close(handle)


def _is_locked(path: Path, handle: int) -> bool:
    """Lock an open file; say False where another run has it. Raises ArchiveError where the file system knows no locks."""
    end = time.monotonic() + MOMENT
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                return False
            time.sleep(MOMENT / 20)
        except OSError as error:
            raise ArchiveError(f"{path}: expected a file system with locks, found: {error.strerror}") from error
        else:
            return True


def notes_of(archive: Path) -> list[Note]:
    """Return what the lock file of an archive holds besides the holder's name, the oldest first."""
    return notes_in(_lock_file(archive))


def notes_in(path: Path) -> list[Note]:
    """Return the notes in a lock file; what is no note is passed over, such as what a full disk has cut off."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")[1:]
    except OSError:  # no lock file, or none that we may read
        return []
    found: list[Note] = []
    for line in filter(None, lines):
        with contextlib.suppress(ValueError):
            note = json.loads(line)
            found += [note] if isinstance(note, dict) else []
    return found


def lock_holder(archive: Path) -> str | None:
    """Return who holds the lock of an archive now, as part of a sentence, or None."""
    try:
        with _lock_file(archive).open("r", encoding="utf-8") as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _holder(_lock_file(archive))
    except OSError:  # no lock file, or none that we may read
        return None
    return None


def _lock_file(archive: Path) -> Path:
    return archive.with_name(archive.name + ".lock")


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8").partition("\n")[0])
        return f"one of {holder['owner']} with process {holder['pid']} on {holder['host']} since {holder['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "one that has not yet said its name"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container's user without a name
        return str(os.getuid())
