"""Two hundred kills: crawls of 500 articles, killed at random moments and started again until they come to their end."""

import random
import subprocess
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import Site, serve
from tests.commands import environment
from tests.crawling.kills import command, content, crawl_and_kill

COUNT, KILLS = 500, 100
SITES: dict[str, tuple[str, Callable[[int, int], Site]]] = {
    "inherne": ("inherne.net", InherneSite),
    "herne": ("www.herne.de", HerneSite),
}


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("source", SITES)
def test_a_hundred_kills_leave_the_same_archive(tmp_path: Path, source: str) -> None:
    host, make = SITES[source]
    chance = random.Random(source)
    kills = rounds = 0
    with serve(make(COUNT, 4)) as server:
        whole = tmp_path / "left-alone.db"
        subprocess.run(command(whole, source, host, server), env=environment(), check=True)
        expected = content(whole)
        before = len(server.requests)
        subprocess.run(command(whole, source, host, server), env=environment(), check=True)
        every_run = {request.path for request in server.requests[before:]}
        while kills < KILLS:
            archive = tmp_path / f"killed-{rounds}.db"
            words, before, in_round = command(archive, source, host, server), len(server.requests), 0
            while kills + in_round < KILLS and crawl_and_kill(words, server, chance, 1.0):
                in_round += 1
            subprocess.run(words, env=environment(), check=True)
            often = Counter(request.path for request in server.requests[before:])
            assert content(archive) == expected, f"round {rounds} after {in_round} kills"
            # A kill costs at most the batch that was not yet written, and each of its pages once.
            pages = {path: n for path, n in often.items() if path not in every_run and not path.startswith("/wp-json")}
            assert {path: n for path, n in pages.items() if n > 1 + in_round} == {}
            kills, rounds = kills + in_round, rounds + 1
    print(f"{kills} kills in {rounds} rounds")
