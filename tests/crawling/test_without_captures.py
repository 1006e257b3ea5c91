"""Runs that kept no captures: what they have seen is left out of verify and keeps its times in reparse, and is counted."""

import contextlib
import re
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import Result, run
from tests.crawling.tables import TABLES, table

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


def far_from(archive: Path) -> list[str]:
    """Return the addresses of articles of days from which none that is not proved is within three days."""
    kept = {str(row[1]) for row in proved(archive)}
    days = dict(execute(archive, "SELECT url, julianday(date) FROM articles WHERE date IS NOT NULL"))
    sql = "SELECT a.url, julianday(v.record ->> 'date') FROM versions v JOIN articles a ON a.id = v.article_id"
    others = [day for url, day in (*days.items(), *execute(archive, sql)) if day is not None and url not in kept]
    return sorted(url for url in kept & days.keys() if all(abs(days[url] - day) > 10 for day in others))


def with_edit(archive: Path, tmp_path: Path, sql: str) -> Result:
    """Verify a copy in which one row was edited."""
    shutil.copytree(archive.parent, tmp_path / "copy")
    copy = tmp_path / "copy" / archive.name
    with contextlib.closing(sqlite3.connect(copy)) as connection, connection:
        assert connection.execute(sql).rowcount == 1
    return verify(copy)


def test_story_that_is_far_from_all_that_they_have_seen_is_compared(archive: Path, tmp_path: Path) -> None:
    url, other, *_ = far_from(archive)
    told = f"(SELECT id FROM articles WHERE url = '{other}')"
    result = with_edit(archive, tmp_path, f"UPDATE articles SET duplicate_of = {told} WHERE url = '{url}'")
    assert (result.code, len(result.out.splitlines())) == (ExitCode.REFUSED, 1), result
    assert result.out.startswith(f"articles: {url}: duplicate_of: expected None as read from the captures, found ")


def looked_at(archive: Path, *, is_kept: bool) -> list[str]:
    """Return the addresses of pages whose last look was in a run with, or without, captures."""
    kept = "EXISTS (SELECT 1 FROM captures c WHERE c.run_id = r.id AND c.warc_file IS NOT NULL)"
    sql = (
        f"SELECT p.url FROM pages p JOIN runs r ON p.last_checked BETWEEN r.started AND r.ended GROUP BY p.url"
        f" HAVING {'min' if is_kept else 'max'}({kept}) = {int(is_kept)} ORDER BY 1"
    )
    return [url for (url,) in execute(archive, sql)]


@pytest.mark.parametrize("edit", ["last_status = 500", "last_checked = '2001-01-01T00:00:00Z'"])
def test_page_whose_last_answer_was_kept_is_compared(archive: Path, tmp_path: Path, edit: str) -> None:
    url = looked_at(archive, is_kept=True)[0]
    result = with_edit(archive, tmp_path, f"UPDATE pages SET {edit} WHERE url = '{url}'")
    assert result.code == ExitCode.REFUSED, result
    assert [line for line in result.out.splitlines() if not line.startswith(f"pages: {url}: ")] == []
    assert f"pages: {url}: {edit.split(' ', maxsplit=1)[0]}: expected " in result.out


def test_page_that_was_deleted_is_missed(archive: Path, tmp_path: Path) -> None:
    url = looked_at(archive, is_kept=True)[0]
    result = with_edit(archive, tmp_path, f"DELETE FROM pages WHERE url = '{url}'")
    assert (result.code, result.out) == (
        ExitCode.REFUSED, f"pages: {url}: expected a row, since the captures give one, found none\n",
    )  # fmt: skip


def test_page_whose_last_answer_was_not_kept_is_not_compared(archive: Path, tmp_path: Path) -> None:
    url = looked_at(archive, is_kept=False)[0]
    result = with_edit(archive, tmp_path, f"UPDATE pages SET last_status = 500 WHERE url = '{url}'")
    assert (result.code, result.out) == (ExitCode.DONE, ""), result
