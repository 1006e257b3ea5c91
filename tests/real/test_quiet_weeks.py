"""Forty runs over healthy sites that change as real ones do: no monitor cries."""

from pathlib import Path

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import run

RUNS = 40


def test_forty_runs_over_healthy_sites_say_nothing(tmp_path: Path) -> None:
    inherne, herne = InherneSite(120, 3), HerneSite(120, 3)
    with serve(inherne) as magazine, serve(herne) as releases:
        mirrors = ("--mirror", f"inherne.net={magazine.url}", "--mirror", f"www.herne.de={releases.url}")
        for number in range(RUNS):
            if number % 3 == 1:
                inherne.add()
                herne.add()
            if number % 5 == 2:
                inherne.edit(number)
            if number % 10 == 4:
                inherne.trash(number + 40)
            result = run("crawl", "-q", "--archive", tmp_path / "a.db", *mirrors)
            assert (result.code, result.out, result.err) == (ExitCode.DONE, "", ""), (number, result)
        status = run("status", "--archive", tmp_path / "a.db")
        assert (status.code, status.out.splitlines()[0]) == (ExitCode.DONE, "All is well."), status
