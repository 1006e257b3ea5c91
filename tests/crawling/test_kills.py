"""A crawl that is killed again and again ends with the archive of one that was left alone (two hundred kills: tests/real)."""

import random
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import Site, serve
from tests.commands import environment, run
from tests.crawling.kills import command, content, crawl_and_kill

SITES = {"inherne": ("inherne.net", InherneSite), "herne": ("www.herne.de", HerneSite)}
COUNT = 120


@pytest.mark.parametrize("source", SITES)
def test_killed_crawls_leave_the_same_archive(tmp_path: Path, source: str) -> None:
    host, make = SITES[source]
    site: Site = make(COUNT, 9)
    chance = random.Random(source)
    with serve(site) as server:
        words = command(tmp_path / "left-alone.db", source, host, server)
        subprocess.run(words, env=environment(), check=True)
        once = Counter(request.path for request in server.requests)
        words = command(tmp_path / "killed.db", source, host, server)
        kills, before = 0, len(server.requests)
        while kills < 6 and crawl_and_kill(words, server, chance, 0.8):
            kills += 1
        subprocess.run(words, env=environment(), check=True)
        often = Counter(request.path for request in server.requests[before:])
    assert kills
    assert content(tmp_path / "killed.db") == content(tmp_path / "left-alone.db")
    assert {
        path: n for path, n in often.items() if n > once[path] * (2 + kills) and not path.startswith("/wp-json")
    } == {}


def test_runs_that_are_always_killed_are_told(tmp_path: Path) -> None:
    archive, chance = tmp_path / "a.db", random.Random(1)
    with serve(InherneSite(COUNT, 9)) as server:
        words = command(archive, "inherne", "inherne.net", server)
        codes = []
        for _ in range(3):
            assert crawl_and_kill(words, server, chance, 0.1)
            told = run("status", "--archive", archive)
            codes.append(told.code)
        assert codes == [ExitCode.DONE, ExitCode.DONE, ExitCode.UNHEALTHY]
        assert told.out.startswith(
            "wrong: inherne: expected runs to come to their end, found the last 3 ended by force;"
        )
        subprocess.run(words, env=environment(), check=True)
    assert run("status", "--archive", archive).code == ExitCode.DONE
