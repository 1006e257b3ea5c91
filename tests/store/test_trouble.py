"""Killed writers, full disks and locks: whole batches or nothing, and a sentence."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from herne_news.errors import ArchiveError, ExitCode, LockedError
from herne_news.store.archive import Archive
from herne_news.store.entries import Entry
from herne_news.store.runs import start_run
from herne_news.store.write import save
from tests.store.records import DAY, entry, rows, store, story

TABLES = ("articles", "images", "versions", "captures", "pages", "identifiers", "article_categories")


def counts(archive: Archive) -> dict[str, int]:
    return {table: rows(archive, f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}


def assert_sound(archive: Archive) -> None:
    archive.connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
    assert rows(archive, "PRAGMA integrity_check") == [("ok",)]
    assert rows(archive, "PRAGMA foreign_key_check") == []


@pytest.mark.parametrize("batches", [1, 4])
def test_a_killed_writer_leaves_whole_batches(tmp_path: Path, batches: int) -> None:
    path = tmp_path / "herne.db"
    command = [sys.executable, "-m", "tests.store.crash", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as writer:
        assert writer.stdout is not None
        for _ in range(batches):
            told = int(writer.stdout.readline())
        # The next batch is under way in the writer while this process decides to kill it.
        writer.kill()
    with Archive.open(path) as archive:
        found = counts(archive)
        assert found["articles"] >= (told + 1) * 10
        assert found["articles"] % 10 == 0
        per_article = {"images": 2, "article_categories": 2}
        assert found == {table: found["articles"] * per_article.get(table, 1) for table in TABLES}
        assert_sound(archive)
        assert store(archive, entry(story(1_000_000)))[0].kind == "new"


def test_a_batch_that_is_interrupted_between_two_entries_leaves_nothing(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(archive, entry(story(0)))
    before = counts(archive)
    run = start_run(archive, ["inherne"], DAY.format(1))

    def batch() -> list[Entry]:
        broken = Entry(source="inherne", url="https://inherne.net/x/", seen="", article=story(9), captures=(None,))  # type: ignore[arg-type]
        return [entry(story(1)), entry(story(2)), broken]

    with pytest.raises(AttributeError):
        save(archive, batch(), run)
    assert counts(archive) == before
    assert_sound(archive)


def test_a_full_disk_loses_nothing(archive: Archive) -> None:
    store(archive, *(entry(story(number)) for number in range(5)))
    before = counts(archive)
    pages = rows(archive, "PRAGMA page_count")[0][0]
    archive.connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(ArchiveError, match="found no room on the disk") as caught:
        store(archive, *(entry(story(number, body="Lang. " * 5000)) for number in range(10, 60)))
    assert caught.value.exit_code is ExitCode.UNREADABLE
    archive.connection.execute("PRAGMA max_page_count = 1073741823")
    assert counts(archive) == before
    assert_sound(archive)
    assert store(archive, entry(story(10)))[0].kind == "new"


def test_a_lock_is_waited_for_and_then_named(tmp_path: Path) -> None:
    path = tmp_path / "herne.db"
    with Archive.open(path, patience=0.2) as archive, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedError, match="another program keeps writing") as caught:
            store(archive, entry(story()))
        assert caught.value.exit_code is ExitCode.LOCKED
        other.execute("COMMIT")
        assert store(archive, entry(story()))[0].kind == "new"


def test_a_bug_is_no_sentence(archive: Archive) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        list(archive.read("SELECT * FROM nonsense"))


def test_foreign_keys_hold(archive: Archive) -> None:
    store(archive, entry(story()))
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), archive.transaction() as connection:
        connection.execute("UPDATE images SET article_id = 99")
    with archive.transaction() as connection:
        connection.execute("DELETE FROM articles")
    assert counts(archive) == {table: int(table in ("captures", "pages")) for table in TABLES}
    assert_sound(archive)
