"""Captures are read again: what an older parser has left behind becomes what today's reads, and no edit by the city.

The older version is played by rows as it would have left them: it saw no kickers, took a change of the page's frame for an
edit, and refused one article.
"""

import contextlib
import hashlib
import json
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from herne_news.cli import cli
from herne_news.errors import ExitCode, HerneNewsError
from herne_news.provenance import replaying
from herne_news.provenance.deriving import derive
from herne_news.provenance.reparsing import fingerprint, folder_beside, read_again
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from herne_news.store.archive import Archive
from tests.commands import environment, run
from tests.crawling.tables import TABLES, table
from tests.store.test_halfway import be_killed
from tests.store.test_opening import without_privileges

#: Tables in which another reading leaves what it has found there: by number or as a reading of its own.
OWN = {"articles", "versions", "warc_files", "skips", "sketches"}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of both sample sites after three runs with edits between them."""
    archive = tmp_path_factory.mktemp("whole") / "herne.db"
    site = InherneSite(40, 8)
    with serve(site) as magazine, serve(HerneSite(40, 8)) as city:
        for number in range(3):
            mirrors = ("--mirror", f"inherne.net={magazine.url}", "--mirror", f"herne.de={city.url}")
            assert run("crawl", "-q", "--archive", archive, *mirrors).code == ExitCode.DONE
            site.edit(3 + number)
    return archive


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole.parent, tmp_path / "copy")
    return tmp_path / "copy" / whole.name


def all_rows(archive: Path) -> dict[str, list[tuple[Any, ...]]]:
    return {name: table(archive, name) for name in TABLES}


def contents(archive: Path) -> list[tuple[Any, ...]]:
    """Return what stands, without numbers."""
    sql = (
        "SELECT a.url, a.title, a.kicker, a.body, a.content_hash, a.first_seen, a.last_changed, c.record_id, v.seen,"
        " v.content_hash"
        " FROM articles a LEFT JOIN captures c ON c.id = a.capture_id"
        " JOIN versions v ON v.article_id = a.id AND v.retired IS NULL ORDER BY 1, 9, 10"
    )
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        return connection.execute(sql).fetchall()


def _older(record: dict[str, Any]) -> tuple[str, str]:
    text = json.dumps(record | {"kicker": None}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text, hashlib.sha256(text.encode()).hexdigest()


def play_older_version(archive: Path) -> dict[str, str]:
    """Leave rows behind as an older version would have; return addresses: with a kicker, falsely edited, refused."""
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        kicked = connection.execute("SELECT id, url FROM articles WHERE kicker IS NOT NULL ORDER BY id").fetchall()
        for article_id, _ in kicked:
            for number, text in connection.execute(
                "SELECT id, record FROM versions WHERE article_id = ?", (article_id,)
            ).fetchall():
                older, digest = _older(json.loads(text))
                sql = "UPDATE versions SET record = ?, content_hash = ?, parser_version = '0.0.1' WHERE id = ?"
                connection.execute(sql, (older, digest, number))
            sql = "UPDATE articles SET kicker = NULL, content_hash = (SELECT content_hash FROM versions WHERE article_id = ?1"
            connection.execute(f"{sql} ORDER BY id DESC LIMIT 1) WHERE id = ?1", (article_id,))
        ((edited, url),) = connection.execute(
            "SELECT a.id, a.url FROM articles a JOIN versions v ON v.article_id = a.id WHERE a.kicker IS NULL"
            " AND a.source = 'inherne' GROUP BY 1 HAVING count(*) = 1 ORDER BY 1 LIMIT 1"
        ).fetchall()
        connection.execute(
            "INSERT INTO versions (article_id, seen, content_hash, record, capture_id, parser_version, cause, read)"
            " SELECT ?1, (SELECT max(fetched) FROM captures), content_hash, record, (SELECT max(id) FROM captures), '0.0.2',"
            " 'unsettled', (SELECT max(fetched) FROM captures) FROM versions WHERE article_id = ?1",
            (edited,),
        )
        ((refused, refused_url),) = connection.execute(
            "SELECT id, url FROM articles WHERE source = 'inherne' AND content_hash NOT IN (SELECT content_hash FROM versions"
            " WHERE parser_version = '0.0.1') AND id NOT IN (SELECT article_id FROM versions GROUP BY 1"
            " HAVING count(*) > 1) ORDER BY id DESC LIMIT 1"
        ).fetchall()
        connection.execute("UPDATE pages SET article_id = NULL, reason = 'empty' WHERE article_id = ?", (refused,))
        connection.execute("DELETE FROM articles WHERE id = ?", (refused,))
    return {"kicked": kicked[0][1], "edited": url, "refused": refused_url, "count": str(len(kicked))}


def test_what_is_read_alike_changes_nothing(archive: Path) -> None:
    before = all_rows(archive)
    result = run("reparse", "--archive", archive)
    assert (result.code, result.out) == (ExitCode.DONE, ""), result
    assert "0 of " in result.err
    assert all_rows(archive) == before


def test_older_reading_gives_way_and_nothing_counts_as_edit(archive: Path) -> None:
    before, whole = contents(archive), all_rows(archive)
    played = play_older_version(archive)
    assert contents(archive) != before
    result = run("reparse", "--archive", archive)
    assert result.code == ExitCode.DONE, result
    assert f"kicker: {played['count']} articles" in result.out
    assert f"new: {played['refused']}" in result.out
    assert contents(archive) == before
    after = all_rows(archive)
    by_number = {
        "records",
        "article_categories",
        "article_authors",
        "article_tags",
        "images",
        "sightings",
        "identifiers",
        "pages",
    }
    same = [name for name in TABLES if name not in OWN | by_number | {"categories", "authors", "tags"}]
    assert {name: after[name] for name in same} == {name: whole[name] for name in same}
    verified = run("verify", "--archive", archive)
    assert (verified.code, verified.out) == (ExitCode.DONE, ""), verified
    told = run("history", played["kicked"], "--archive", archive).out
    assert "herne-news 0.0.1 read the same bytes otherwise, which is no edit:" in told
    assert "no edit: what herne-news 0.0.2 read on " in run("history", played["edited"], "--archive", archive).out
    assert run("reparse", "--archive", archive).out == ""


def test_dry_run_tells_the_same_and_changes_nothing(archive: Path) -> None:
    play_older_version(archive)
    before = all_rows(archive)
    dry = run("reparse", "--dry-run", "--archive", archive)
    assert dry.code == ExitCode.DONE, dry
    assert all_rows(archive) == before
    assert not archive.with_name("herne.db.reparse").exists()
    assert run("reparse", "--archive", archive).out == dry.out


def test_dry_run_needs_no_right_to_write(archive: Path) -> None:
    play_older_version(archive)
    told = dry_run(archive)  # imports what another user may not read, too
    files = {path.relative_to(archive.parent): path.read_bytes() for path in archive.parent.rglob("*.*")}
    with without_privileges() as parent:
        folder = parent / "theirs"
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        places = [folder, *folder.rglob("*")]
        for path in places:
            path.chmod(0o555)
        try:
            assert dry_run(folder / archive.name) == told
        finally:
            for path in places:
                path.chmod(0o755)


def dry_run(archive: Path) -> tuple[int, str]:
    """Return the exit code and output of a dry run in this process."""
    result = CliRunner().invoke(cli, ["reparse", "--dry-run", "--archive", str(archive)])
    return result.exit_code, result.output


def test_a_folder_that_cannot_be_used_is_one_sentence(archive: Path) -> None:
    archive.with_name("herne.db.reparse").write_text("keine Mappe", encoding="utf-8")
    result = run("reparse", "--archive", archive)
    assert result.code == ExitCode.UNREADABLE, result
    assert "herne.db.reparse: expected a folder to read the captures again in, found: " in result.sentences[0]
    assert result.err.count("\n") == 1


def test_killed_again_and_again_it_comes_to_the_same_end(archive: Path, tmp_path: Path) -> None:
    before = contents(archive)
    play_older_version(archive)
    shutil.copytree(archive.parent, tmp_path / "whole")
    begun = time.monotonic()
    assert run("reparse", "--archive", tmp_path / "whole" / archive.name).code == ExitCode.DONE
    whole = time.monotonic() - begun
    kills = 0
    for part in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        delay = part * whole
        words = [sys.executable, "-m", "herne_news", "reparse", "--archive", str(archive)]
        process = subprocess.Popen(words, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        kills += process.wait() == -signal.SIGKILL
    assert kills
    assert run("reparse", "--archive", archive).code == ExitCode.DONE
    assert contents(archive) == before
    assert run("verify", "--archive", archive).code == ExitCode.DONE


def test_crawl_that_came_between_is_read_too(tmp_path: Path) -> None:
    """What was read before the crawl is kept, and what the crawl has fetched refers to lists that were read before."""
    archive, site = tmp_path / "herne.db", HerneSite(30, 4)
    with serve(site) as city:
        crawl = ("crawl", "herne", "-q", "--archive", archive, "--mirror", f"herne.de={city.url}")
        assert run(*crawl).code == ExitCode.DONE
        with Archive.open(archive, readonly=True) as opened:
            read_again(opened, folder_beside(archive), lambda *_: None, workers=1, tell=lambda *_: None)
        site.edit(3)
        site.add()
        assert run(*crawl).code == ExitCode.DONE
    before = all_rows(archive)
    result = run("reparse", "--archive", archive)
    assert (result.code, result.out, result.sentences) == (ExitCode.DONE, "", []), result
    assert all_rows(archive) == before


def test_article_that_todays_parsers_refuse_is_kept(archive: Path) -> None:
    """A row whose captures give no article today: one that was added by hand will do."""
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        sql = "UPDATE articles SET url = 'https://inherne.net/nur-hier/' WHERE id = 1"
        connection.execute(sql)
        connection.execute("UPDATE identifiers SET id = id || 'x', article_id = 1 WHERE article_id = 1")
    result = run("reparse", "--archive", archive)
    assert result.code == ExitCode.DONE, result
    assert "kept, though today's parsers find no article there: https://inherne.net/nur-hier/" in result.out
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        assert connection.execute("SELECT count(*) FROM articles WHERE id = 1").fetchone() == (1,)


def test_articles_of_broken_captures_stay_as_they_are(archive: Path) -> None:
    played = play_older_version(archive)
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        sql = (
            "SELECT c.warc_file, c.warc_offset + c.warc_length / 2 FROM articles a JOIN captures c ON c.id = capture_id"
            " WHERE a.url = ?"
        )
        ((name, middle),) = connection.execute(sql, (played["kicked"],)).fetchall()
    path = archive.parent / "warc" / name
    data = bytearray(path.read_bytes())
    data[middle] ^= 16
    path.write_bytes(data)
    result = run("reparse", "--archive", archive)
    assert result.code == ExitCode.REFUSED, result
    assert played["kicked"] in result.err
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        ((kicker,),) = connection.execute("SELECT kicker FROM articles WHERE url = ?", (played["kicked"],)).fetchall()
        assert connection.execute("SELECT count(*) FROM articles WHERE kicker IS NOT NULL").fetchone() != (0,)
    assert kicker is None


def test_archive_without_captures_is_one_sentence(tmp_path: Path) -> None:
    archive = tmp_path / "herne.db"
    Archive.open(archive).close()
    result = run("reparse", "--archive", archive)
    assert result.code == ExitCode.REFUSED
    assert "expected captures to read again, found none" in result.err


def test_several_workers_read_the_same_as_one(whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replaying, "WORTHWHILE", 1)
    found: list[dict[str, list[tuple[Any, ...]]]] = []
    broken: list[tuple[str | None, HerneNewsError]] = []
    for workers in (1, 2):
        with Archive.open(whole, readonly=True) as archive:
            folder = tmp_path / str(workers)
            beside, _ = derive(archive, folder, lambda url, error: broken.append((url, error)), workers=workers)
        found.append(all_rows(beside))
    assert found[0] == found[1]
    assert broken == []


def test_what_a_kill_has_left_halfway_beside_the_archive_blocks_nobody(archive: Path) -> None:
    before = contents(archive)
    play_older_version(archive)
    beside = archive.with_name("herne.db.reparse")
    beside.mkdir()
    (beside / "parsers").write_text(fingerprint(), encoding="ascii")
    be_killed(beside / archive.name)
    result = run("reparse", "--archive", archive)
    assert result.code == ExitCode.DONE, result
    assert contents(archive) == before
