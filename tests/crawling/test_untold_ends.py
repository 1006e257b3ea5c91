"""A run whose end, or even beginning, the archive refuses: it leaves its trace in the lock file, and the next run takes it in."""

import contextlib
import json
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.store.lock import ROOM, notes_of
from tests.commands import Result, run
from tests.crawling.test_refusals import COUNT, Sites, archive, known, says, sites, versions

__all__ = ["archive", "known", "sites"]
BUSY = "another program keeps writing to the archive"
#: Bytes that a file may have: the log's index has room, a log that has grown has not.
NARROW = 33_000


def runs(archive: Path) -> list[tuple[object, ...]]:
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        return connection.execute("SELECT outcome, exit_code, sources FROM runs ORDER BY id").fetchall()


def status(archive: Path) -> Result:
    result = run("status", "--archive", archive)
    assert "ended by force" not in result.out, result
    return result


@contextlib.contextmanager
def writer(archive: Path) -> Iterator[None]:
    """Another program that keeps writing."""
    with contextlib.closing(sqlite3.connect(archive, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield


@contextlib.contextmanager
def grown_log(archive: Path) -> Iterator[None]:
    """A reader because of which the archive's log cannot begin anew, once it is longer than a narrow disk takes."""
    with (
        contextlib.closing(sqlite3.connect(archive, isolation_level=None)) as other,
        contextlib.closing(sqlite3.connect(archive, isolation_level=None)) as reader,
    ):
        other.execute("PRAGMA wal_autocheckpoint = 0")
        other.execute("CREATE TABLE filling AS SELECT zeroblob(100000) AS bytes")
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM runs").fetchall()
        other.execute("DROP TABLE filling")
        yield


def test_a_lock_is_waited_for_once_and_told(archive: Path, sites: Sites) -> None:
    sites.change()
    sites.lock(archive)
    patience = 15.0
    begun = time.monotonic()
    result = sites.crawl(archive, "--full", patience=patience)
    lasted = time.monotonic() - begun
    says(result, ExitCode.LOCKED, BUSY)
    assert patience < lasted < 2 * patience
    told = status(archive)
    assert (told.code, told.out.splitlines()[0]) == (
        ExitCode.UNHEALTHY, f"wrong: {result.sentences[0].removeprefix('herne-news: ')}",
    )  # fmt: skip
    assert "run 2, " in told.out
    assert "inherne and herne: archive, " in told.out
    sites.unlock()
    assert sites.crawl(archive, "--full").code == ExitCode.DONE
    assert versions(archive) == 2 * COUNT + 2
    assert runs(archive) == [
        ("done", 0, "inherne, herne"), ("archive", 5, "inherne, herne"), ("done", 0, "inherne, herne"),
    ]  # fmt: skip
    assert status(archive).code == ExitCode.DONE
    assert notes_of(archive) == []


def test_a_lock_before_the_first_row(archive: Path, sites: Sites, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    report.write_text('{"exit_code": 0}')
    with writer(archive):
        for _ in range(2):
            result = sites.crawl(archive, "herne", "--report", str(report), patience=0.3)
            says(result, ExitCode.LOCKED, BUSY)
            time.sleep(1)  # no two runs begin in the same second
    assert json.loads(report.read_text()) == {
        "run": None, "exit_code": 5, "trouble": result.sentences[0].removeprefix("herne-news: "), "sources": [],
    }  # fmt: skip
    assert runs(archive) == [("done", 0, "inherne, herne")]
    told = status(archive)
    assert told.code == ExitCode.UNHEALTHY
    assert told.out.count("herne: archive, 0 new") == 2
    assert sites.crawl(archive, "inherne").code == ExitCode.DONE
    assert runs(archive)[1:] == [("archive", 5, "herne"), ("archive", 5, "herne"), ("done", 0, "inherne")]
    assert status(archive).code == ExitCode.UNHEALTHY  # of herne, no run has come to its end since
    assert sites.crawl(archive).code == ExitCode.DONE
    assert status(archive).code == ExitCode.DONE


@pytest.mark.parametrize("phase", ["opening", "first-row"])
def test_a_disk_too_full_for_the_first_row(archive: Path, sites: Sites, phase: str) -> None:
    with grown_log(archive) if phase == "first-row" else contextlib.nullcontext():
        result = sites.crawl(archive, size=NARROW if phase == "first-row" else ROOM)
        says(result, ExitCode.UNREADABLE, str(archive))
        assert runs(archive) == [("done", 0, "inherne, herne")]
        told = status(archive)
    assert (told.code, told.out.splitlines()[0]) == (
        ExitCode.UNHEALTHY, f"wrong: {result.sentences[0].removeprefix('herne-news: ')}",
    )  # fmt: skip
    assert sites.crawl(archive).code == ExitCode.DONE
    assert runs(archive)[1:] == [("archive", 7, "inherne, herne"), ("done", 0, "inherne, herne")]
    assert status(archive).code == ExitCode.DONE


def test_an_end_that_is_refused_after_a_crawl_that_went_well(archive: Path, sites: Sites) -> None:
    """The trigger refuses nothing but the run's end, as a disk that has just filled up does."""
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        connection.execute("CREATE TABLE filling (bytes)")
        connection.execute(
            "CREATE TRIGGER full BEFORE UPDATE OF ended ON runs BEGIN INSERT INTO filling VALUES (zeroblob(5000000)); END"
        )
    sites.change()
    result = sites.crawl(archive, "--no-warc", size=4_000_000)
    says(result, ExitCode.UNREADABLE, "a disk that does not read or write")
    told = status(archive)
    assert (told.code, told.out.splitlines()[0]) == (
        ExitCode.UNHEALTHY, f"wrong: {result.sentences[0].removeprefix('herne-news: ')}",
    )  # fmt: skip
    assert "run 2, " in told.out
    assert versions(archive) == 2 * COUNT + 1  # herne's lists do not tell of the edit
    assert sites.crawl(archive).code == ExitCode.DONE
    assert runs(archive)[1:] == [("archive", 7, "inherne, herne"), ("done", 0, "inherne, herne")]
    assert status(archive).code == ExitCode.DONE


def test_an_archive_that_was_put_into_the_place_of_another_gets_the_run_as_well(
    archive: Path, sites: Sites, known: Path
) -> None:
    sites.lock(archive)
    sites.change()
    assert sites.crawl(archive, "--full", patience=0.3).code == ExitCode.LOCKED
    sites.unlock()
    for path in archive.parent.glob(archive.name + "*"):
        if not path.name.endswith(".lock"):
            path.unlink()
    archive.write_bytes(known.read_bytes())
    assert sites.crawl(archive).code == ExitCode.DONE
    assert [row[:2] for row in runs(archive)] == [("done", 0), ("archive", 5), ("done", 0)]
