"""An export that is interrupted takes away what it has written so far, and says that it was interrupted."""

import contextlib
import os
import signal
import threading
from collections.abc import Callable, Iterator

from herne_news.errors import ExitCode

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextlib.contextmanager
def clearing_away(*discards: Callable[[], None]) -> Iterator[None]:
    """End the process on Ctrl-C, SIGTERM or a closed terminal within the block, after `discards` were called.

    At once and not by an exception, which Python may swallow where it comes. Elsewhere than in the main thread, where signals
    cannot be caught, the block runs as it is.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(*_: object) -> None:
        for discard in discards:
            discard()
        with contextlib.suppress(OSError):
            os.write(2, b"herne-news: interrupted\n")
        os._exit(ExitCode.DEADLINE)

    before = {number: signal.signal(number, end) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
