"""An archive of an older version: commands that only read name the command that makes it readable, without asking a site."""

import contextlib
import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from herne_news.errors import ExitCode
from herne_news.store import migrations
from tests.commands import run


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """An archive as the schema's fourth step has left it."""
    path = tmp_path / "herne.db"
    db = Database(path, execute_plugins=False)
    migrations.ARCHIVE.apply(db, stop_before="m005_search")
    db.execute("PRAGMA user_version = 4")
    db.execute("INSERT INTO runs (started, sources) VALUES ('2026-01-01T10:00:00Z', 'inherne')")
    db.conn.commit()
    db.close()
    return path


def version(path: Path) -> int:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_older_archive_is_readable_after_an_upgrade_and_was_copied(older: Path) -> None:
    refused = run("status", "--archive", older)
    assert (refused.code, "run `herne-news upgrade`" in refused.err) == (ExitCode.UNREADABLE, True), refused
    result = run("upgrade", "--archive", older)
    copy = "herne.db.before-m005_search.bak"
    sentence = f"{older}: brought up to date; as it was, it is in {copy}\n"
    assert (result.code, result.out, result.err) == (ExitCode.DONE, "", sentence)
    assert version(older.with_name(copy)) == 4
    assert version(older) == len(migrations.ARCHIVE.pending(Database(memory=True)))
    told = run("status", "--archive", older)
    assert (told.code, "run 1, 2026-01-01T10:00:00Z" in told.out) == (ExitCode.DONE, True), told


def test_upgrade_of_what_is_up_to_date_changes_nothing(older: Path) -> None:
    assert run("upgrade", "--archive", older).code == ExitCode.DONE
    before = {path.name: path.stat().st_mtime_ns for path in older.parent.glob("*.bak")}
    content = older.read_bytes()
    again = run("upgrade", "--archive", older)
    assert (again.code, again.err) == (ExitCode.DONE, f"{older}: up to date already\n")
    assert {path.name: path.stat().st_mtime_ns for path in older.parent.glob("*.bak")} == before
    assert older.read_bytes() == content


def test_upgrade_of_what_is_no_archive_is_one_sentence(tmp_path: Path) -> None:
    result = run("upgrade", "--archive", tmp_path / "herne.db")
    assert (result.code, len(result.sentences), result.err.count("\n")) == (ExitCode.UNREADABLE, 1, 1), result
    assert [path.name for path in tmp_path.iterdir() if path.name != "herne.db.lock"] == []
