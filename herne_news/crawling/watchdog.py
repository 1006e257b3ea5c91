"""The last resort against a run that hangs: end the process, and with it the lock, some time after the deadline."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator

from herne_news.errors import ExitCode
from herne_news.store.archive import PATIENCE

#: Seconds after the deadline in which a run can still end by itself: each site writes its batch, maybe after waiting for a lock.
GRACE = 2 * PATIENCE + 30


def end_process() -> None:
    """End the process at once, whatever its other threads wait for; the archive is as after its last commit."""
    sys.stderr.write(
        "herne-news: expected the run to end at its deadline, found it hanging; it was ended by force, what was stored is kept\n"
    )
    sys.stderr.flush()
    os._exit(ExitCode.DEADLINE)


@contextlib.contextmanager
def watchdog(seconds: float | None, *, grace: float = GRACE, end: Callable[[], None] = end_process) -> Iterator[None]:
    """Call `end` if the block still runs `grace` seconds after its deadline of `seconds`; None watches nothing."""
    if not seconds:
        yield
        return
    timer = threading.Timer(seconds + grace, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
