"""The bounds of a run: a budget of requests, and a server that hangs."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Request, Response
from herne_news.replica.server import ServerHandle, serve
from herne_news.store.archive import Archive
from herne_news.store.lock import lock_holder
from tests.commands import run

COUNT, SEED = 60, 3


@pytest.fixture
def server() -> Iterator[ServerHandle]:
    with serve(InherneSite(COUNT, SEED)) as handle:
        yield handle


def stored(archive: Path) -> int:
    with Archive.open(archive, readonly=True) as opened:
        return int(next(opened.read("SELECT count(*) FROM articles"))[0])


def test_a_spent_budget_ends_the_run_and_the_next_one_goes_on(tmp_path: Path, server: ServerHandle) -> None:
    archive, mirror = tmp_path / "a.db", f"inherne.net={server.url}"
    counts = []
    for _ in range(2):
        before = len(server.requests)
        result = run("crawl", "inherne", "--max-requests", "25", "--archive", archive, "--mirror", mirror)
        assert result.code == ExitCode.DEADLINE, result
        assert "budget of requests spent before the end" in result.err
        assert "Traceback" not in result.err
        assert len(server.requests) - before <= 25
        counts.append(stored(archive))
    assert 0 < counts[0] < counts[1] < COUNT
    result = run("crawl", "inherne", "--archive", archive, "--mirror", mirror)
    assert (result.code, stored(archive)) == (ExitCode.DONE, COUNT), result


def test_a_server_that_hangs_ends_with_code_6_within_the_deadline_and_frees_the_lock(tmp_path: Path) -> None:
    site, archive = InherneSite(COUNT, SEED), tmp_path / "a.db"
    paths = [str(site.article(index).url).removeprefix("https://inherne.net") for index in range(COUNT)]
    hung: list[str] = []

    def hang(request: Request) -> Response | None:
        if request.path in paths[20:21]:
            hung.append(request.path)
            time.sleep(20)
        return None

    with serve(site, faults=hang) as server:
        begun = time.monotonic()
        options = ("--deadline", "0.1", "--archive", archive, "--mirror", f"inherne.net={server.url}")
        result = run("crawl", "inherne", *options)
        lasted = time.monotonic() - begun
    assert hung
    assert result.code == ExitCode.DEADLINE, result
    assert lasted < 17, "the hung answer was waited for"
    assert lock_holder(archive) is None
