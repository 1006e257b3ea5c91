"""Rows that no version of this program can have written: verify names them, everything else says so in a sentence."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import run

ARTICLE = "(SELECT min(id) FROM articles)"
#: What is done by hand, the line of verify that names it, and which commands have to do with it.
DAMAGES = {
    "evidence": (
        f"UPDATE articles SET evidence = 'kaputt' WHERE id = {ARTICLE}",
        ": evidence: expected",
        ("show", "history", "cite", "jsonl", "parquet"),
    ),
    "record": (
        f"UPDATE versions SET record = '[1]' WHERE article_id = {ARTICLE}",
        ": record: expected",
        ("history",),
    ),
    "no-utf-8": (
        f"UPDATE articles SET title = CAST(x'ff41' AS TEXT) WHERE id = {ARTICLE}",
        r"found '\udcffA'",
        ("show", "history", "cite", "jsonl", "csv", "parquet", "datapackage", "dc"),
    ),
    "address": (
        f"UPDATE images SET url = CAST(x'ff41' AS TEXT) WHERE article_id = {ARTICLE} AND position = 1",
        r"found '\udcffA'",
        ("show", "jsonl", "csv", "parquet", "datapackage", "dc"),
    ),
    "bytes": (
        f"UPDATE articles SET title = x'ff41' WHERE id = {ARTICLE}",
        r"found b'\xffA'",
        ("cite", "jsonl", "csv", "parquet", "datapackage", "dc"),
    ),
    "report": ("UPDATE runs SET report = 'kaputt'", "", ("status",)),
}
ABOUT_ONE = ("show", "history", "cite")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = tmp_path_factory.mktemp("whole") / "herne.db"
    with serve(InherneSite(12, 8)) as server:
        crawl = ("crawl", "inherne", "-q", "--archive", archive, "--mirror", f"inherne.net={server.url}")
        assert run(*crawl).code == ExitCode.DONE
    return archive


@pytest.mark.parametrize("name", DAMAGES)
def test_verify_names_it_and_all_else_says_so(whole: Path, tmp_path: Path, name: str) -> None:
    sql, words, commands = DAMAGES[name]
    shutil.copytree(whole.parent, tmp_path / "copy")
    archive = tmp_path / "copy" / whole.name
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        assert connection.execute(sql).rowcount == 1
        ((url,),) = connection.execute(f"SELECT url FROM articles WHERE id = {ARTICLE}").fetchall()
    verified = run("verify", "--archive", archive)
    lines = verified.out.splitlines()
    assert (verified.code, verified.sentences) == (ExitCode.REFUSED if words else ExitCode.DONE, []), verified
    assert [line for line in lines if words in line] == lines
    assert bool(lines) == bool(words)
    for command in commands:
        words_of = (url,) if command in ABOUT_ONE else () if command == "status" else (command, tmp_path / command)
        called = command if command in (*ABOUT_ONE, "status") else "export"
        result = run(called, *words_of, "--archive", archive)
        assert (result.code, result.out, len(result.err.splitlines())) == (ExitCode.UNREADABLE, "", 1), result
        assert "restore a backup" in result.err
        assert not (tmp_path / command).exists()
