"""A crawl that is told to end before it has asked for anything."""

import contextlib
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.store.archive import Archive
from herne_news.store.lock import lock_holder
from tests.commands import environment
from tests.crawling.sites import free_port


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_while_the_first_row_waits_for_another_writer(tmp_path: Path, number: signal.Signals) -> None:
    archive = tmp_path / "a.db"
    Archive.open(archive).close()
    words = [sys.executable, "-m", "tests.crawling.narrow", "3", "0", "crawl", "-q", "--archive", str(archive)]
    words += ["--mirror", f"inherne.net=http://127.0.0.1:{free_port()}", "inherne"]
    with contextlib.closing(sqlite3.connect(archive, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with subprocess.Popen(words, env=environment(), stderr=subprocess.PIPE) as process:
            while process.poll() is None and f"process {process.pid} " not in (lock_holder(archive) or ""):
                time.sleep(0.01)
            process.send_signal(number)
            _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (ExitCode.DEADLINE, b"herne-news: interrupted\n")
    assert lock_holder(archive) is None
