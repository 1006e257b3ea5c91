"""A run that hangs beyond its deadline is ended by force."""

import subprocess
import sys
import time
from threading import Event

from herne_news.crawling.watchdog import watchdog
from herne_news.errors import ExitCode


def test_a_block_that_ends_in_time_is_left_alone() -> None:
    barked = Event()
    with watchdog(0.02, grace=0.02, end=barked.set):
        pass
    assert not barked.wait(0.2)


def test_without_a_deadline_nothing_is_watched() -> None:
    barked = Event()
    with watchdog(None, grace=0, end=barked.set):
        assert not barked.wait(0.1)


def test_a_process_that_hangs_ends_with_code_6_and_one_sentence() -> None:
    code = (
        "import time; from herne_news.crawling.watchdog import watchdog\nwith watchdog(0.1, grace=0.1): time.sleep(60)"
    )
    begun = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=50, check=False)
    assert (done.returncode, len(done.stderr.splitlines())) == (ExitCode.DEADLINE, 1)
    assert time.monotonic() - begun < 40
