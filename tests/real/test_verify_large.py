"""An archive of 5,000 articles in which faults are planted: each is found and named, and nothing else is."""

from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import run
from tests.crawling.planted import plant_many, unnamed
from tests.crawling.tables import table


@pytest.mark.timeout(1500)
def test_each_planted_fault_is_named_and_nothing_else(tmp_path: Path) -> None:
    archive, site = tmp_path / "herne.db", InherneSite(2_500, 12)
    with serve(site) as magazine, serve(HerneSite(2_500, 12)) as city:
        mirrors = ("--mirror", f"inherne.net={magazine.url}", "--mirror", f"herne.de={city.url}")
        for more in (["--max-requests", "0"], []):
            result = run("crawl", "-q", *more, "--archive", archive, *mirrors, timeout=400)
            assert result.code in {ExitCode.DONE, ExitCode.UNHEALTHY}, result
            site.edit(3)
    assert len(table(archive, "articles")) == 5_000
    untouched = run("verify", "--archive", archive, timeout=200)
    assert (untouched.code, untouched.out) == (ExitCode.DONE, ""), untouched
    expected = plant_many(archive)
    result = run("verify", "--archive", archive, timeout=200)
    lines = result.out.splitlines()
    assert result.code == ExitCode.REFUSED
    assert len(expected) >= 20
    assert unnamed(expected, lines) == []
    assert len(lines) == len(expected), lines
