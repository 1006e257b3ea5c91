"""What nobody has foreseen, before, while and after a crawl: a sentence, code 3, and the traceback in the log alone."""

import contextlib
import json
import sqlite3
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from tests.commands import Result, run
from tests.crawling.test_refusals import Sites, archive, known, sites

__all__ = ["archive", "known", "sites"]
#: Where a function that SQLite has never heard of is met: at the run's first row, and at its end.
PHASES = {
    "before": "CREATE TRIGGER unforeseen BEFORE INSERT ON runs BEGIN SELECT unheard_of(); END",
    "after": "CREATE TRIGGER unforeseen BEFORE UPDATE OF ended ON runs BEGIN SELECT unheard_of(); END",
}


def prepare(archive: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        connection.execute(sql)


def says(result: Result) -> None:
    assert (result.code, len(result.sentences)) == (ExitCode.UNHEALTHY, 1), result
    sentence = result.sentences[0]
    assert sentence.startswith("herne-news: expected no error in the program, found OperationalError: no such "), (
        sentence
    )
    assert sentence.endswith("please report what is printed above")
    assert result.err.count("Traceback (most recent call last)") >= 1
    assert result.err.rstrip().endswith(sentence), result  # nothing is printed below


@pytest.mark.parametrize("phase", PHASES)
def test_an_error_in_the_program(archive: Path, sites: Sites, phase: str, tmp_path: Path) -> None:
    prepare(archive, PHASES[phase])
    result = sites.crawl(archive, "--report", str(tmp_path / "report.json"))
    says(result)
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["exit_code"], report["trouble"]) == (3, result.sentences[0].removeprefix("herne-news: "))
    told = run("status", "--archive", archive)
    assert told.code == ExitCode.UNHEALTHY
    assert told.out.splitlines()[0] == f"wrong: {report['trouble']}"
    assert "ended by force" not in told.out
    prepare(archive, "DROP TRIGGER unforeseen")
    assert sites.crawl(archive).code == ExitCode.DONE
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        rows = connection.execute("SELECT outcome, exit_code FROM runs ORDER BY id").fetchall()
    assert rows == [("done", 0), ("errors", 3), ("done", 0)]
    assert run("status", "--archive", archive).code == ExitCode.DONE
