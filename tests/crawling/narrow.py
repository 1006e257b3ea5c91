"""``herne-news`` in a narrow place: ``python -m tests.crawling.narrow PATIENCE FILE_SIZE ARGS``.

A lock is waited for PATIENCE seconds only, and no file grows beyond FILE_SIZE bytes (0: as it likes): so the system refuses to
write as it does on a full disk. The end of a terminal is heeded, also where the tests were started by ``nohup``.
"""

import resource
import signal
import sys

from herne_news.cli import main
from herne_news.store.archive import Archive

if __name__ == "__main__":
    patience, size = float(sys.argv[1]), int(sys.argv[2])
    Archive.open.__func__.__kwdefaults__["patience"] = patience  # type: ignore[attr-defined]
    if size:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    del sys.argv[1:3]
    main()
