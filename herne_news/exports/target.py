"""A file or folder that appears under its name only when it is whole and on the disk.

It is written as ``.NAME.part`` beside its place. What a killed run has left there is taken over by the next one; a lock, which
the system lets go however its holder ends, keeps two runs from writing to the same place.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import threading
from collections.abc import Collection, Iterator
from pathlib import Path

from herne_news.captures.folder import sync
from herne_news.errors import HerneNewsError, LockedError, UsageError

#: Files from which on the whole system is told to write what it holds.
MANY = 1000
#: Signals that may not come while a place is taken, or between the two renamings that replace a folder.
HELD_BACK = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Target:
    """The place `out` of a data set; `part` is where it is written until `finish`.

    `markers` are names of files by which a folder is known to be a data set: `force` replaces no other folder.
    """

    def __init__(self, out: Path, *, is_folder: bool, force: bool = False, markers: Collection[str] = ()) -> None:
        self.out = out.resolve() if out.is_symlink() else out.absolute()
        if not self.out.name:
            raise UsageError(f"{out}: expected the path of something new, found the root; give another path")
        self.part = self.out.with_name(f".{self.out.name}.part")
        self._old = self.out.with_name(f".{self.out.name}.old")
        self._lock: int | None = None
        self._shown, self._is_folder, self._force, self._markers = out, is_folder, force, markers

    def open(self) -> Path:
        """Check that the place may be written to, clear what a killed run has left, and return the path to write to."""
        with self._sentences(), _held_back():
            self._check_place()
            self._lock = self._claim()
            try:
                self._recover()
                self._check_free()
            except BaseException:
                self.discard()
                raise
        return self.part

    def finish(self) -> None:
        """Put all on the disk and give it its name."""
        with self._sentences(), _held_back():
            self._check_free()
            self._sync_part()
            aside = self._is_folder and self.out.exists()
            if aside:
                self.out.rename(self._old)
            self.part.replace(self.out)
            if aside:
                _remove(self._old)
            sync(self.out.parent)
            self._let_go()

    def _sync_part(self) -> None:
        """Return when all that was written is on the disk; many files at once, which one by one takes minutes."""
        paths = sorted(self.part.rglob("*")) if self._is_folder else []
        if len(paths) > MANY:
            os.sync()
            return
        for path in (*paths, self.part):
            sync(path)

    def discard(self) -> None:
        """Take away what was written so far; without effect after `finish`."""
        if self._lock is not None:
            _remove(self.part)
            self._let_go()

    @contextlib.contextmanager
    def writing(self) -> Iterator[Path]:
        """Give the path to write to; the block's end finishes the target, an exception discards it.

        Errors of the system become one sentence.
        """
        path = self.open()
        try:
            with self._sentences():
                yield path
            self.finish()
        finally:
            self.discard()

    @contextlib.contextmanager
    def _sentences(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise HerneNewsError(
                f"{self._shown}: expected to write the data set, found: {error.strerror or error}; nothing was kept"
            ) from error

    @property
    def _kind(self) -> str:
        return "folder" if self._is_folder else "file"

    def _check_place(self) -> None:
        """Raise where nothing of this kind could ever stand at the path."""
        out, shown, kind = self.out, self._shown, self._kind
        if not out.parent.is_dir():
            raise HerneNewsError(f"{shown}: expected a folder to write to, found no {shown.parent}; make it first")
        if os.path.lexists(out) and (out.is_dir() != self._is_folder or not (out.is_dir() or out.is_file())):
            found = "a folder" if out.is_dir() else "something else"
            raise UsageError(f"{shown}: expected the path of a {kind} to write, found {found}; give another path")

    def _check_free(self) -> None:
        """Raise where something stands at the path that is not to be replaced."""
        out, shown, kind = self.out, self._shown, self._kind
        if not os.path.lexists(out) or (self._is_folder and not any(out.iterdir())):
            return
        if not self._force:
            raise UsageError(f"{shown}: expected a new {kind}, found one; give another path, or --force to replace it")
        if self._is_folder and not any((out / marker).is_file() for marker in self._markers):
            raise UsageError(f"{shown}: expected a data set to replace, found another folder; give another path")

    def _recover(self) -> None:
        """Put back a folder that a killed run was about to replace."""
        if self._old.is_dir():
            if os.path.lexists(self.out):
                _remove(self._old)
            else:
                self._old.rename(self.out)

    def _claim(self) -> int:
        """Make an empty file or folder to write to and lock it; a file that was locked by its owner's end is not ours."""
        while True:
            if self._is_folder:
                self.part.mkdir(exist_ok=True)
                lock = os.open(self.part, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            else:
                lock = os.open(self.part, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(lock)
                raise LockedError(
                    f"{self._shown}: expected no other export to it, found one under way; wait for its end"
                ) from None
            if self.part.exists() and os.path.samestat(self.part.stat(), os.fstat(lock)):
                break
            os.close(lock)
        if self._is_folder:
            for path in self.part.iterdir():
                _remove(path)
        else:
            os.ftruncate(lock, 0)
        return lock

    def _let_go(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


@contextlib.contextmanager
def _held_back() -> Iterator[None]:
    """Let signals wait for the end of the block.

    By handlers and not by a mask: a mask is a thread's own, and the system gives a signal to any thread that has none, such as
    those that a numeric library starts.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {number: signal.signal(number, lambda found, _: came.append(found)) for number in HELD_BACK}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
        if came:
            signal.raise_signal(came[0])
