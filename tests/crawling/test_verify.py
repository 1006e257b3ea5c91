"""Each fault that is planted in an archive is found and named, and nothing else is."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import Result, run

ARTICLE = "(SELECT id FROM articles WHERE source = 'inherne' AND author IS NOT NULL ORDER BY id LIMIT 1)"
#: What is done to the database by hand: words of the one sentence that is to be said of it.
EDITS = {
    f"UPDATE articles SET title = 'Anders' WHERE id = {ARTICLE}": ("articles: https://inherne.net/", ": title: expected"),
    f"UPDATE articles SET body = body || ' Zusatz' WHERE id = {ARTICLE}": ("articles: ", ": body: expected"),
    f"UPDATE articles SET date = '1999-01-01' WHERE id = {ARTICLE}": ("articles: ", ": date: expected", "'1999-01-01'"),
    f"UPDATE articles SET evidence = '{{}}' WHERE id = {ARTICLE}": ("articles: ", ": evidence: expected"),
    f"UPDATE articles SET first_seen = '2001-01-01T00:00:00Z' WHERE id = {ARTICLE}": ("articles: ", ": first_seen: "),
    f"UPDATE articles SET gone_since = '2026-01-01T00:00:00Z' WHERE id = {ARTICLE}": ("articles: ", ": gone_since: "),
    f"UPDATE articles SET capture_id = 2 WHERE id = {ARTICLE}": ("articles: ", ": capture_id: expected"),
    f"UPDATE versions SET record = replace(record, 'e', 'E') WHERE article_id = {ARTICLE}": ("versions: ", ": record: "),
    f"UPDATE article_authors SET author_id = (SELECT max(id) FROM authors) WHERE article_id = {ARTICLE} AND position = 1": (
        "article_authors: ", ": author_id: ",
    ),
    "UPDATE images SET credit = 'Niemand' WHERE id = 1": ("images: ", ": credit: expected", "'Niemand'"),
    "DELETE FROM images WHERE id = 2": ("images: ", ": expected a row, since the captures give one"),
    "INSERT INTO identifiers VALUES ('https://inherne.net/erfunden/', 1, 'url', '2026-01-01T00:00:00Z')": (
        "identifiers: https://inherne.net/erfunden/: expected no such row",
    ),
    "UPDATE sightings SET position = 99 WHERE article_id = (SELECT min(article_id) FROM sightings) AND list_url ="
    " (SELECT min(list_url) FROM sightings WHERE article_id = (SELECT min(article_id) FROM sightings))": (
        "sightings: ", ": position: ",
    ),
    "UPDATE captures SET warc_offset = warc_offset + 1 WHERE id = 3": ("captures 3 ", ": warc_offset: expected"),
    "UPDATE captures SET status = 404 WHERE id = 3": ("captures 3 ", ": status: expected 200"),
    "UPDATE captures SET payload_length = 7 WHERE id = 3": ("captures 3 ", ": payload_length: expected"),
    "UPDATE captures SET digest = 'sha1:2' WHERE id = 3": ("captures 3 ", ": digest: expected"),
    "UPDATE captures SET fetched = '2001-01-01T00:00:00Z' WHERE id = 3": ("captures 3 ", ": fetched: expected"),
    "UPDATE pages SET etag = 'x' WHERE url = (SELECT min(url) FROM pages)": ("pages: ", ": etag: "),
}  # fmt: skip


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of both sample sites after two runs."""
    archive = tmp_path_factory.mktemp("whole") / "herne.db"
    site = InherneSite(40, 8)
    with serve(site) as magazine, serve(HerneSite(40, 8)) as city:
        for _ in range(2):
            mirrors = ("--mirror", f"inherne.net={magazine.url}", "--mirror", f"herne.de={city.url}")
            assert run("crawl", "-q", "--archive", archive, *mirrors).code == ExitCode.DONE
            site.edit(3)
    return archive


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    shutil.copytree(whole.parent, tmp_path / "copy")
    return tmp_path / "copy" / whole.name


def verify(archive: Path) -> Result:
    return run("verify", "--archive", archive)


def warcs(archive: Path) -> list[Path]:
    return sorted((archive.parent / "warc").iterdir())


def test_archive_that_nobody_touched_has_no_fault(archive: Path) -> None:
    result = verify(archive)
    assert (result.code, result.out) == (ExitCode.DONE, ""), result
    assert ": no faults" in result.err


@pytest.mark.parametrize("sql", EDITS, ids=[f"edit{number}" for number in range(1, 1 + len(EDITS))])
def test_row_that_was_changed_by_hand_is_named_and_nothing_else(archive: Path, sql: str) -> None:
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        assert connection.execute(sql).rowcount == 1
    result = verify(archive)
    assert result.code == ExitCode.REFUSED, result
    (line,) = result.out.splitlines()
    assert [words for words in EDITS[sql] if words not in line] == [], line


def test_number_of_a_record_that_was_changed_is_named_wherever_it_is_used(archive: Path) -> None:
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("UPDATE captures SET record_id = '<urn:uuid:0>' WHERE id = 3")
    result = verify(archive)
    assert result.code == ExitCode.REFUSED, result
    lines = result.out.splitlines()
    assert lines[0].startswith("captures 3 ")
    assert [line for line in lines if "<urn:uuid:0>" not in line] == []


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 16
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


FILES: dict[str, tuple[Callable[[Path], None], str]] = {
    "flipped-byte": (flip, "fetch the file from a backup"),
    "cut-off": (cut, "expected at least "),
    "missing": (Path.unlink, "expected a WARC file, found none"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("which", [0, 1], ids=["herne", "inherne"])
def test_file_that_was_harmed_is_named(archive: Path, name: str, which: int) -> None:
    harm, words = FILES[name]
    path = warcs(archive)[which]
    harm(path)
    result = verify(archive)
    assert result.code == ExitCode.REFUSED, result
    first = result.out.splitlines()[0]
    assert str(path) in first
    assert words in first
    assert all(str(path) in line or path.name in line for line in result.out.splitlines())


def test_many_faults_at_once_are_each_named_and_nothing_else(archive: Path) -> None:
    """All edits that can stand together, and three answers of articles that were not edited with a flipped byte."""
    edits = [sql for sql in EDITS if "warc_offset" not in sql]
    places = (
        "SELECT c.warc_file, c.warc_offset + c.warc_length / 2, c.warc_offset FROM articles a"
        " JOIN captures c ON c.id = capture_id WHERE a.source = 'inherne' AND c.original_id IS NULL ORDER BY a.id DESC LIMIT 3"
    )
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        broken = connection.execute(places).fetchall()
        for sql in edits:
            assert connection.execute(sql).rowcount == 1
    for name, middle, _ in broken:
        path = archive.parent / "warc" / name
        data = bytearray(path.read_bytes())
        data[middle] ^= 16
        path.write_bytes(data)
    lines = verify(archive).out.splitlines()
    expected = [EDITS[sql] for sql in edits] + [(f"at byte {offset}",) for _, _, offset in broken]
    unnamed = [words for words in expected if not any(all(word in line for word in words) for line in lines)]
    assert unnamed == []
    assert len(lines) == len(expected), lines


def test_articles_that_were_kept_without_warc_are_left_out(tmp_path: Path) -> None:
    archive, site = tmp_path / "herne.db", InherneSite(20, 8)
    with serve(site) as server:
        for more in (["--no-warc"], []):
            mirror = f"inherne.net={server.url}"
            assert run("crawl", "inherne", "-q", *more, "--archive", archive, "--mirror", mirror).code == ExitCode.DONE
            site.add()
    result = verify(archive)
    assert (result.code, result.out) == (ExitCode.DONE, ""), result
    assert "were kept without WARC and prove nothing" in result.err


def test_history_tells_what_changed(archive: Path) -> None:
    sql = "SELECT a.url FROM articles a JOIN versions v ON v.article_id = a.id GROUP BY 1 HAVING count(*) > 1"
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        ((url,),) = connection.execute(sql).fetchall()
    result = run("history", url, "--archive", archive)
    lines = result.out.splitlines()
    assert result.code == ExitCode.DONE, result
    assert lines[0] == url
    assert lines[2].startswith("version 1, first seen ")
    assert " from herne-inherne-" in lines[2]
    second = next(number for number, line in enumerate(lines) if line.startswith("version 2, "))
    assert any(line.startswith("  + ") for line in lines[second:])


def test_history_of_an_unknown_address_is_one_sentence(archive: Path) -> None:
    result = run("history", "https://inherne.net/gibt-es-nicht/", "--archive", archive)
    assert result.code == ExitCode.REFUSED
    assert "expected the address of an article in " in result.err
