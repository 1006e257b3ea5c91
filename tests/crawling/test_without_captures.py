"""Runs that kept no captures: what they have seen is left out of verify and keeps its times in reparse, and is counted."""

import contextlib
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import Result, run
from tests.crawling.test_import import TABLES, table

#: Runs one after the other, each with or without captures, and whether the rows of captures are those of a version that had none.
WAYS = {
    "first-without": ([False, True, True], False),
    "before-captures": ([False, True, True], True),
    "between-without": ([True, False, True], False),
    "last-without": ([True, True, False], False),
}


@pytest.fixture(scope="module", params=WAYS)
def archive(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    runs, is_older = WAYS[request.param]
    archive = tmp_path_factory.mktemp(request.param) / "herne.db"
    magazine, city = InherneSite(30, 8), HerneSite(30, 8)
    with serve(magazine) as one, serve(city) as other:
        for number, is_kept in enumerate(runs):
            mirrors = ("--mirror", f"inherne.net={one.url}", "--mirror", f"herne.de={other.url}")
            kept = [] if is_kept else ["--no-warc"]
            result = run("crawl", "-q", *kept, "--archive", archive, *mirrors)
            assert result.code == ExitCode.DONE, result
            if is_older and not is_kept:
                execute(archive, "DELETE FROM captures")
            magazine.edit(3 + number)
            magazine.rename(8 + number)
            magazine.add()
            city.add()
    return archive


def execute(archive: Path, sql: str) -> list[tuple[Any, ...]]:
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        return connection.execute(sql).fetchall()


def verify(archive: Path) -> Result:
    return run("verify", "--archive", archive)


def proved(archive: Path) -> list[tuple[Any, ...]]:
    """Return the articles all of whose times are those of runs with captures."""
    runs = execute(
        archive,
        "SELECT started, ended FROM runs r WHERE NOT EXISTS"
        " (SELECT 1 FROM captures c WHERE c.run_id = r.id AND c.warc_file IS NOT NULL)",
    )
    rows = execute(
        archive,
        "SELECT a.id, a.url, a.first_seen, a.last_seen, group_concat(s.first_seen || ' ' || s.last_seen, ' ')"
        " FROM articles a LEFT JOIN sightings s ON s.article_id = a.id GROUP BY a.id",
    )
    return [
        row
        for row in rows
        if not any(
            start <= moment <= end for start, end in runs for part in row[2:] if part for moment in part.split(" ")
        )
    ]


def test_archive_that_nobody_touched_has_no_fault(archive: Path) -> None:
    result = verify(archive)
    assert (result.code, result.out) == (ExitCode.DONE, ""), result
    told = re.search(r"; (\d+) articles? left out, seen by runs without WARC$", result.err.strip())
    assert told is not None, result
    (total,) = execute(archive, "SELECT count(*) FROM articles")[0]
    assert 0 < int(told[1]) < total
    assert int(told[1]) >= total - len(proved(archive))


def test_article_that_is_proved_is_compared(archive: Path, tmp_path: Path) -> None:
    number, url, *_ = proved(archive)[-1]
    execute(archive, f"UPDATE articles SET title = title || '!' WHERE id = {number}")
    result = verify(archive)
    execute(archive, f"UPDATE articles SET title = rtrim(title, '!') WHERE id = {number}")
    assert (result.code, len(result.out.splitlines())) == (ExitCode.REFUSED, 1), result
    assert result.out.startswith(f"articles: {url}: title: expected ")


def test_reparse_leaves_their_times(archive: Path) -> None:
    before = {name: table(archive, name) for name in TABLES}
    result = run("reparse", "--archive", archive)
    assert (result.code, result.out) == (ExitCode.DONE, ""), result
    assert {name: table(archive, name) for name in TABLES} == before
    assert verify(archive).out == ""
