"""A lost database is made anew from the WARC files: the same rows, read from the same bytes."""

import contextlib
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest

from herne_news.captures.reading import records_of
from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import environment, run
from tests.crawling.kills import command, content, crawl_and_kill

#: Everything but the log of runs; what a run has left out bears its number.
TABLES = {
    "articles": "*",
    "versions": "*",
    "captures": "id, url, fetched, status, digest, payload_length, warc_file, warc_offset, warc_length, via, record_id, uri,"
    " original_id",
    "categories": "*",
    "article_categories": "*",
    "authors": "*",
    "article_authors": "*",
    "tags": "*",
    "article_tags": "*",
    "images": "*",
    "sightings": "*",
    "identifiers": "*",
    "records": "id, name, source, article_id",
    "pages": "*",
    "sketches": "*",
    "skips": "url, reason, detail, seen",
    "warc_files": "*",
}


def table(archive: Path, name: str) -> list[tuple[Any, ...]]:
    """Return a table's rows but for the numbers of runs."""
    order = "id" if name in {"captures", "articles", "versions"} else "1, 2"
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        return connection.execute(f"SELECT {TABLES[name]} FROM {name} ORDER BY {order}").fetchall()


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An archive of three runs over two sites that changed in between, and one imported from its WARC files."""
    folder = tmp_path_factory.mktemp("archives")
    archive, again = folder / "crawled" / "herne.db", folder / "imported" / "herne.db"
    inherne, herne = InherneSite(50, 5), HerneSite(50, 5)
    with serve(inherne) as magazine, serve(herne) as city:
        for round_ in range(3):
            result = run(
                "crawl", "-q", *(["--full"] if round_ == 2 else []), "--archive", archive,
                "--mirror", f"inherne.net={magazine.url}", "--mirror", f"herne.de={city.url}",
            )  # fmt: skip
            assert result.code in {ExitCode.DONE, ExitCode.UNHEALTHY}, result
            inherne.rename(7 + round_)
            inherne.edit(3 + round_)
            inherne.edit(20)
            inherne.add()
    files = sorted((archive.parent / "warc").iterdir())
    imported = run("import", *files, "--archive", again)
    assert imported.code == ExitCode.DONE, imported
    return archive, again


@pytest.mark.parametrize("name", TABLES)
def test_import_makes_the_same_rows(archives: tuple[Path, Path], name: str) -> None:
    archive, again = archives
    assert table(again, name) == table(archive, name)


def test_each_version_leads_to_the_capture_that_it_was_read_from(archives: tuple[Path, Path]) -> None:
    sql = (
        "SELECT count(*), sum(v.seen = c.fetched), max(n) FROM versions v JOIN captures c ON c.id = v.capture_id"
        " JOIN (SELECT article_id, count(*) n FROM versions GROUP BY 1) USING (article_id)"
    )
    with contextlib.closing(sqlite3.connect(archives[0])) as connection:
        ((total, same_time, most),) = connection.execute(sql).fetchall()
        assert connection.execute("SELECT count(*) FROM versions WHERE capture_id IS NULL").fetchall() == [(0,)]
    assert total > 100
    assert same_time == total
    assert most >= 2


def test_import_twice_changes_nothing(archives: tuple[Path, Path]) -> None:
    _, again = archives
    before = {name: table(again, name) for name in TABLES}
    result = run("import", *sorted((again.parent / "warc").iterdir()), "--archive", again)
    assert (result.code, "nothing that the archive does not know" in result.err) == (ExitCode.DONE, True), result
    assert {name: table(again, name) for name in TABLES} == before


def test_broken_record_is_named_and_the_rest_is_taken_in(archives: tuple[Path, Path], tmp_path: Path) -> None:
    archive, _ = archives
    folder = tmp_path / "warc"
    shutil.copytree(archive.parent / "warc", folder)
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        sql = (
            "SELECT c.warc_file, c.warc_offset, c.url FROM articles a JOIN captures c ON c.id = a.capture_id"
            " WHERE a.source = 'inherne' AND c.original_id IS NULL ORDER BY a.id LIMIT 1"
        )
        ((file, offset, url),) = connection.execute(sql).fetchall()
        (articles,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    data = bytearray((folder / file).read_bytes())
    place = data.find(b"X-Powered", offset)
    position = data.find(b"\n", offset + 900) if place < 0 else place
    data[position + 3] ^= 1
    (folder / file).write_bytes(data)
    result = run("import", *sorted(folder.iterdir()), "--archive", tmp_path / "herne.db")
    assert result.code == ExitCode.REFUSED, result
    assert "expected" in result.err
    assert "Traceback" not in result.err
    if url in result.err:  # the flip fell into the payload, so that only this one is lost
        assert len(table(tmp_path / "herne.db", "articles")) >= articles - 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"no WARC at all", "expected a WARC record at byte 0"),
        (None, "expected a WARC file, found none"),
    ],
)
def test_file_that_is_no_warc_is_one_sentence(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    if content is not None:
        (tmp_path / "a.warc.gz").write_bytes(content)
    result = run("import", tmp_path / "a.warc.gz", "--archive", tmp_path / "archive" / "herne.db")
    assert result.code == ExitCode.REFUSED, result
    assert sentence in result.err
    assert "nothing was changed" in result.err
    assert "Traceback" not in result.err
    assert not (tmp_path / "archive").exists()


def test_a_missing_file_stops_no_other(archives: tuple[Path, Path], tmp_path: Path) -> None:
    archive = tmp_path / "herne.db"
    files = sorted((archives[0].parent / "warc").iterdir())
    result = run("import", *files, tmp_path / "fort.warc.gz", "--archive", archive)
    assert (result.code, len(result.sentences)) == (ExitCode.REFUSED, 1), result
    assert table(archive, "articles") == table(archives[0], "articles")


def test_an_import_that_fails_is_told_by_status(archives: tuple[Path, Path], tmp_path: Path) -> None:
    archive = tmp_path / "herne.db"
    files = sorted((archives[0].parent / "warc").iterdir())
    assert run("import", files[0], "--archive", archive).code == ExitCode.DONE
    # A trigger stands for a bug in the program that ends an import halfway.
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON captures BEGIN SELECT RAISE(ABORT, 'stop'); END")
        connection.commit()
    assert run("import", *files, "--archive", archive).code != ExitCode.DONE
    status = run("status", "--archive", archive)
    assert (status.code, status.out.splitlines()[0]) == (
        ExitCode.UNHEALTHY,
        "wrong: import: expected run 2 to come to its end, found that it failed; start it again to see why",
    )


def test_what_a_killed_crawl_has_written_down_is_taken_in_by_the_next(tmp_path: Path) -> None:
    """SIGKILL again and again, then lose the database: the import has all that the crawls had."""
    import random

    site, chance = InherneSite(80, 6), random.Random(3)
    archive, again = tmp_path / "crawled" / "herne.db", tmp_path / "imported" / "herne.db"
    kills = 0
    with serve(site) as server:
        words = command(archive, "inherne", "inherne.net", server)
        while kills < 5 and crawl_and_kill(words, server, chance, 0.8):
            kills += 1
        subprocess.run(words, env=environment(), check=True)
    assert kills
    result = run("import", *sorted((archive.parent / "warc").iterdir()), "--archive", again)
    assert result.code == ExitCode.DONE, result
    assert content(again) == content(archive)
    verified = run("verify", "--archive", archive)
    assert (verified.code, verified.out) == (ExitCode.DONE, ""), verified


@pytest.fixture
def parted(archives: tuple[Path, Path], tmp_path: Path) -> Path:
    """A folder with the files of the archive, each in two; the later ones refer to records of the earlier ones."""
    folder = tmp_path / "files"
    folder.mkdir()
    for path in sorted((archives[0].parent / "warc").iterdir()):
        ends = [r.place.offset + r.place.length for r in records_of(path, path.name) if r.kind == "metadata"]
        data, cut = path.read_bytes(), ends[len(ends) // 3]
        (folder / path.name).write_bytes(data[:cut])
        (folder / path.name.replace("-00000", "-00001")).write_bytes(data[cut:])
    return folder


def test_import_without_a_file_that_is_referred_to_takes_nothing_in(
    archives: tuple[Path, Path], parted: Path, tmp_path: Path
) -> None:
    archive = tmp_path / "part" / "herne.db"
    later = run("import", *sorted(parted.glob("*-00001*")), "--archive", archive)
    assert (later.code, len(later.sentences)) == (ExitCode.REFUSED, 1), later
    assert "import all files at once into a new archive, that one among them" in later.err
    assert {name: table(archive, name) for name in TABLES} == {name: [] for name in TABLES}
    assert list((archive.parent / "warc").iterdir()) == []
    whole = run("import", *sorted(parted.iterdir()), "--archive", archive)
    assert whole.code == ExitCode.DONE, whole
    for name in ("articles", "versions", "sightings", "identifiers", "pages"):
        assert table(archive, name) == table(archives[0], name)


def test_what_is_left_of_lost_files_is_taken_in_if_asked_for(parted: Path, tmp_path: Path) -> None:
    archive = tmp_path / "part" / "herne.db"
    later = run("import", "--incomplete", *sorted(parted.glob("*-00001*")), "--archive", archive)
    assert later.code == ExitCode.REFUSED, later
    assert [line for line in later.sentences if "found it in no file" in line] == later.sentences
    assert table(archive, "articles")


def test_what_is_older_than_the_archive_is_refused_and_a_new_one_made_of_both_is_whole(tmp_path: Path) -> None:
    site, one, other = InherneSite(20, 8), tmp_path / "one" / "alt.db", tmp_path / "other" / "neu.db"
    with serve(site) as server:
        for archive in (one, other):
            crawl = ("crawl", "inherne", "-q", "--archive", archive, "--mirror", f"inherne.net={server.url}")
            assert run(*crawl).code == ExitCode.DONE
            site.edit(3)
    before = {name: table(other, name) for name in TABLES}
    (old,), (new,) = (sorted((archive.parent / "warc").iterdir()) for archive in (one, other))
    refused = run("import", old, "--archive", other)
    assert (refused.code, len(refused.sentences)) == (ExitCode.REFUSED, 1), refused
    assert "which would look like edits by the city; import all files at once into a new archive" in refused.err
    assert {name: table(other, name) for name in TABLES} == before
    assert [path.name for path in (other.parent / "warc").iterdir()] == [new.name]
    both = tmp_path / "both" / "herne.db"
    assert run("import", old, new, "--archive", both).code == ExitCode.DONE
    with contextlib.closing(sqlite3.connect(both)) as connection:
        sql = "SELECT cause, count(*) FROM versions GROUP BY 1 ORDER BY 1"
        assert connection.execute(sql).fetchall() == [("edit", 1), ("first", 20)]
        ((newest,),) = connection.execute("SELECT content_hash FROM versions WHERE cause = 'edit'").fetchall()
        assert connection.execute("SELECT count(*) FROM articles WHERE content_hash = ?", (newest,)).fetchone() == (1,)


@pytest.mark.parametrize("inside", [0, 7], ids=["behind-a-batch", "inside-a-record"])
@pytest.mark.parametrize("part", [0.2, 0.6])
def test_files_that_have_grown_since_are_taken_in_to_their_end(
    archives: tuple[Path, Path], tmp_path: Path, part: float, inside: int
) -> None:
    """As a copy on another machine that is brought up to date: lists that later visits refer to were there before."""
    folder, archive = tmp_path / "warc", tmp_path / "herne.db"
    folder.mkdir()
    whole = sorted((archives[0].parent / "warc").iterdir())
    for path in whole:
        ends = [r.place.offset + r.place.length for r in records_of(path, path.name) if r.kind == "metadata"]
        (folder / path.name).write_bytes(path.read_bytes()[: ends[int(part * (len(ends) - 1))] + inside])
    first = run("import", *sorted(folder.iterdir()), "--archive", archive)
    assert first.code == (ExitCode.REFUSED if inside else ExitCode.DONE), first
    for path in whole:
        shutil.copyfile(path, folder / path.name)
    second = run("import", *sorted(folder.iterdir()), "--archive", archive)
    assert second.code == ExitCode.DONE, second
    assert len(table(archive, "articles")) == len(table(archives[0], "articles"))
    verified = run("verify", "--archive", archive)
    assert (verified.code, verified.out) == (ExitCode.DONE, ""), verified


def test_files_from_elsewhere_that_have_grown_since_are_copied_again(
    archives: tuple[Path, Path], tmp_path: Path
) -> None:
    """As from a disk that is carried between two machines."""
    disk, archive = tmp_path / "disk", tmp_path / "here" / "herne.db"
    disk.mkdir()
    whole = sorted((archives[0].parent / "warc").iterdir())
    for path in whole:
        ends = [r.place.offset + r.place.length for r in records_of(path, path.name) if r.kind == "metadata"]
        (disk / path.name).write_bytes(path.read_bytes()[: ends[len(ends) // 2]])
    shorter = [shutil.copyfile(path, tmp_path / path.name) for path in sorted(disk.iterdir())]
    assert run("import", *sorted(disk.iterdir()), "--archive", archive).code == ExitCode.DONE
    for path in whole:
        shutil.copyfile(path, disk / path.name)
    grown = run("import", *sorted(disk.iterdir()), "--archive", archive)
    assert (grown.code, grown.sentences) == (ExitCode.DONE, []), grown
    assert {name: table(archive, name) for name in TABLES} == {name: table(archives[0], name) for name in TABLES}
    older = run("import", *shorter, "--archive", archive)
    assert (older.code, "nothing that the archive does not know" in older.err) == (ExitCode.DONE, True), older
    assert [path.read_bytes() for path in sorted((archive.parent / "warc").iterdir())] == [
        path.read_bytes() for path in whole
    ]


def test_file_that_was_cut_off_comes_back_by_an_import(archives: tuple[Path, Path], tmp_path: Path) -> None:
    archive = tmp_path / "copy" / "herne.db"
    shutil.copytree(archives[0].parent, archive.parent)
    whole = sorted((archives[0].parent / "warc").iterdir())
    (archive.parent / "warc" / whole[0].name).write_bytes(whole[0].read_bytes()[:5000])
    result = run("import", whole[0], "--archive", archive)
    assert result.code == ExitCode.DONE, result
    assert (archive.parent / "warc" / whole[0].name).read_bytes() == whole[0].read_bytes()
    assert run("status", "--archive", archive).code == ExitCode.DONE


@pytest.mark.parametrize("longer", [b"", b"more"])
def test_file_of_the_same_name_with_other_content_is_refused(
    archives: tuple[Path, Path], tmp_path: Path, longer: bytes
) -> None:
    archive = tmp_path / "copy" / "herne.db"
    shutil.copytree(archives[0].parent, archive.parent)
    whole = min((archives[0].parent / "warc").iterdir())
    data = whole.read_bytes()
    (tmp_path / whole.name).write_bytes(data[:-1] + bytes([data[-1] ^ 1]) + longer)
    result = run("import", tmp_path / whole.name, "--archive", archive)
    assert (result.code, len(result.sentences)) == (ExitCode.REFUSED, 1), result
    assert "with other content; rename the file" in result.err
    assert (archive.parent / "warc" / whole.name).read_bytes() == data


def test_file_that_is_none_of_ours_stops_no_other_and_is_not_copied(
    archives: tuple[Path, Path], tmp_path: Path
) -> None:
    archive, note = tmp_path / "neu" / "herne.db", tmp_path / "notiz.txt"
    note.write_text("Kein WARC.", encoding="utf-8")
    assert run("import", note, "--archive", archive).code == ExitCode.REFUSED
    assert not list((archive.parent / "warc").glob("*"))
    shutil.copytree(archives[0].parent / "warc", archive.parent / "warc")
    shutil.copyfile(note, archive.parent / "warc" / "LIESMICH")
    result = run("import", *sorted((archive.parent / "warc").iterdir()), "--archive", archive)
    assert result.code == ExitCode.REFUSED, result
    assert [line for line in result.sentences if "LIESMICH" in line] == result.sentences
    assert table(archive, "articles") == table(archives[0], "articles")


def test_exported_selection_is_refused(archives: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "auswahl.warc.gz"
    assert run("export", "warc", out, "--archive", archives[0], "-q").code == ExitCode.DONE
    result = run("import", out, "--archive", tmp_path / "neu" / "herne.db")
    assert result.code == ExitCode.REFUSED
    assert "found an exported selection" in result.err
