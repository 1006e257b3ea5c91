"""Each fault that is planted in an archive is found and named, and nothing else is."""

import contextlib
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from herne_news.captures.reading import records_of
from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from herne_news.store.archive import Archive
from tests.commands import Result, run
from tests.crawling.planted import EDITS, plant_many, unnamed


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
    expected = plant_many(archive)
    lines = verify(archive).out.splitlines()
    assert len(expected) >= 20
    assert unnamed(expected, lines) == []
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


def test_what_a_killed_crawl_has_left_in_its_files_is_told(tmp_path: Path) -> None:
    archive = tmp_path / "herne.db"
    with serve(InherneSite(20, 8)) as server:
        crawl = ("crawl", "inherne", "-q", "--archive", archive, "--mirror", f"inherne.net={server.url}")
        assert run(*crawl).code == ExitCode.DONE
        (file,) = warcs(archive)
        left = file.rename(file.with_name(f"{file.name}.open"))
        for path in archive.parent.glob("herne.db*"):
            path.unlink()
        Archive.open(archive).close()
        answers = sum(record.kind in {"response", "revisit"} for record in records_of(left, file.name))
        result = verify(archive)
        assert (result.code, result.out) == (ExitCode.DONE, ""), result
        assert result.sentences == [
            f"herne-news: {left}: {answers} answers from byte 0 on not in the archive yet; the next crawl takes them in"
        ]
        assert run(*crawl).code == ExitCode.DONE
    healed = verify(archive)
    assert (healed.code, healed.out, healed.sentences) == (ExitCode.DONE, "", []), healed


def test_history_tells_of_other_addresses_and_that_the_page_is_gone(tmp_path: Path) -> None:
    archive, site = tmp_path / "herne.db", InherneSite(20, 8)
    before = str(site.article(7).url)
    told = []
    with serve(site) as server:
        for step in (site.rename, site.trash, None, None):
            mirror = f"inherne.net={server.url}"
            assert (
                run("crawl", "inherne", "-q", "--full", "--archive", archive, "--mirror", mirror).code == ExitCode.DONE
            )
            told.append(run("history", before, "--archive", archive).out.split("\n\n")[0].splitlines())
            after = str(site.article(7).url)
            if step is not None:
                step(7)
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        seen = dict(connection.execute("SELECT id, first_seen FROM identifiers WHERE kind = 'url'"))
        ((gone,),) = connection.execute("SELECT gone_since FROM articles WHERE gone_since IS NOT NULL").fetchall()
    renamed = [after, f"formerly at {before}, first seen {seen[before]}", f"at the present address since {seen[after]}"]
    assert told == [
        [before],
        renamed,
        [*renamed, f"missing since {gone}; gone, if the next run finds so, too"],
        [*renamed, f"gone since {gone}"],
    ]


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
