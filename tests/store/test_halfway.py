"""Journals of writers that were killed in the middle: rolled back by whoever opens the archive next, even only to read it."""

import subprocess
import sys
from pathlib import Path

import pytest

from herne_news.errors import ArchiveError
from herne_news.store.archive import Archive
from herne_news.store.read import articles
from tests.store.records import entry, store, story
from tests.store.test_opening import without_privileges

#: A writer in SQLite's first way, without a log, which is killed when it has written over pages of the file.
KILLED = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = DELETE")
connection.execute("PRAGMA cache_size = 2")
connection.execute("BEGIN IMMEDIATE")
connection.execute("CREATE TABLE filler (text TEXT)")
for sql in sys.argv[2:]:
    connection.execute(sql)
connection.executemany("INSERT INTO filler VALUES (?)", [("x" * 3000,)] * 50)
os.kill(os.getpid(), signal.SIGKILL)
"""


def be_killed(path: Path, *sql: str) -> None:
    """Leave a file that was written halfway, and the journal that can undo it."""
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), *sql], check=False)
    assert done.returncode == -9
    assert path.stat().st_size > 50 * 3000
    assert Path(f"{path}-journal").stat().st_size


@pytest.fixture
def halfway(tmp_path: Path) -> Path:
    path = tmp_path / "herne.db"
    with Archive.open(path) as archive:
        store(archive, entry(story()))
    be_killed(path, "UPDATE articles SET title = 'Halb'", "DELETE FROM identifiers")
    return path


@pytest.mark.parametrize("readonly", [True, False])
def test_an_archive_is_again_as_before_the_writer_that_was_killed(halfway: Path, *, readonly: bool) -> None:
    with Archive.open(halfway, readonly=readonly) as archive:
        assert [stored.article for stored in articles(archive)] == [story()]
        assert list(archive.read("PRAGMA integrity_check")) == [("ok",)]
    assert not Path(f"{halfway}-journal").exists()


def test_a_new_archive_that_was_never_finished_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "herne.db"
    be_killed(path)
    with pytest.raises(ArchiveError, match="found an empty file; run `herne-news crawl`"):
        Archive.open(path, readonly=True)
    be_killed(path)
    with Archive.open(path) as archive:
        assert store(archive, entry(story()))[0].kind == "new"


def test_who_may_not_undo_it_is_told(halfway: Path) -> None:
    files = {name: Path(f"{halfway}{name}").read_bytes() for name in ("", "-journal")}
    with without_privileges() as folder:
        path = folder / "herne.db"
        for name, content in files.items():
            Path(f"{path}{name}").write_bytes(content)
        path.chmod(0o400)
        with pytest.raises(ArchiveError, match="what a killed writer has left halfway, and no right to undo it"):
            Archive.open(path, readonly=True)
        path.chmod(0o600)
        with Archive.open(path, readonly=True) as archive:
            assert [stored.article for stored in articles(archive)] == [story()]
