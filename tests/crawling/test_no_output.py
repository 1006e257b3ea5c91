"""Nobody hears what a crawl says: its log is on a full disk, or was closed. The exit code is then all that tells."""

import subprocess
import sys
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.server import serve
from herne_news.store.lock import ROOM, notes_of
from tests.commands import environment
from tests.crawling.sites import free_port, magazine
from tests.crawling.test_trouble import stored

FULL = "2>/dev/full"
STREAMS = [FULL, "2>&-", ">/dev/full 2>&1", "<&- >&- 2>&-"]


def crawl(archive: Path, base: str, streams: str, *options: str) -> int:
    """Crawl by a shell that points the standard streams elsewhere; return the exit code."""
    words = ["crawl", "inherne", "--archive", str(archive), "--mirror", f"inherne.net={base}", *options]
    shell = ["sh", "-c", f'exec "$@" {streams}', "sh", sys.executable, "-m", "herne_news", *words]
    return subprocess.run(shell, env=environment(), timeout=100, check=False).returncode


@pytest.mark.parametrize("options", [(), ("-q",), ("--report", "-")], ids=["loud", "quiet", "report"])
@pytest.mark.parametrize("streams", STREAMS)
def test_a_site_that_cannot_be_reached(tmp_path: Path, streams: str, options: tuple[str, ...]) -> None:
    base = f"http://127.0.0.1:{free_port()}"
    assert crawl(tmp_path / "a.db", base, streams, *options) == ExitCode.UNREACHABLE


@pytest.mark.parametrize("streams", STREAMS)
def test_a_crawl_that_went_well(tmp_path: Path, streams: str) -> None:
    archive = tmp_path / "a.db"
    with serve(magazine("eins")) as server:
        code = crawl(archive, server.url, streams)
        assert code == (ExitCode.REFUSED if "full" in streams else ExitCode.DONE)
        assert crawl(archive, server.url, streams, "-q") == ExitCode.DONE  # has nothing to say
    assert stored(archive) == ["/eins/"]
    lock = archive.with_name("a.db.lock")
    assert (lock.stat().st_size, notes_of(archive)) == (ROOM, [])
    assert b"inherne" not in lock.read_bytes()


@pytest.mark.parametrize("streams", STREAMS)
def test_an_archive_that_is_none(tmp_path: Path, streams: str) -> None:
    assert crawl(tmp_path, f"http://127.0.0.1:{free_port()}", streams) == ExitCode.UNREADABLE
