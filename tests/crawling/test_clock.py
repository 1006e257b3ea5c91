"""A clock that is behind the archive's last run: nothing is done, since what was seen is put in order by time."""

import contextlib
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import run
from tests.crawling.tables import TABLES, table


def end_last_run(archive: Path, ahead: timedelta) -> str:
    """Make the last run end that much after now, as if the clock had been put back since."""
    end = (datetime.now(UTC) + ahead).strftime("%Y-%m-%dT%H:%M:%SZ")
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("UPDATE runs SET ended = ? WHERE id = (SELECT max(id) FROM runs)", (end,))
    return end


@pytest.mark.parametrize("ended", [True, False], ids=["ended", "killed"])
def test_run_that_begins_before_the_last_one_ended_does_nothing(tmp_path: Path, ended: bool) -> None:
    archive, site = tmp_path / "herne.db", InherneSite(20, 8)
    with serve(site) as server:
        crawl = ("crawl", "inherne", "-q", "--archive", archive, "--mirror", f"inherne.net={server.url}")
        assert run(*crawl).code == ExitCode.DONE
        site.edit(3)
        (file,) = (archive.parent / "warc").iterdir()
        end = end_last_run(archive, timedelta(hours=7))
        if not ended:
            with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
                connection.execute("UPDATE runs SET started = ended, ended = NULL, report = NULL")
        before = {name: table(archive, name) for name in TABLES}
        asked, held = len(server.requests), file.read_bytes()
        for words in (crawl, ("reparse", "--archive", archive), ("import", file, "--archive", archive)):
            result = run(*words)
            assert (result.code, len(result.sentences)) == (ExitCode.UNREADABLE, 1), result
            assert f"expected a time after {end}, when run 1 was at work, found 20" in result.sentences[0]
        assert len(server.requests) == asked
        with contextlib.closing(sqlite3.connect(archive)) as connection:
            assert connection.execute("SELECT count(*) FROM runs").fetchall() == [(1,)]
        assert {name: table(archive, name) for name in TABLES} == before
        assert file.read_bytes() == held
        end_last_run(archive, timedelta(minutes=3))
        assert run(*crawl).code == ExitCode.DONE
    verified = run("verify", "--archive", archive)
    assert (verified.code, verified.out) == (ExitCode.DONE, ""), verified
