"""What an import refuses, since it would bend the archive: files that others refer to are not there, or older visits."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from herne_news.captures.reading import records_of
from herne_news.errors import ExitCode
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import run
from tests.crawling.tables import TABLES, table


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
