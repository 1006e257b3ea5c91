"""A WARC file that is not in its place: its name is given to no other, and everybody is told."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import ServerHandle, serve
from tests.commands import Result, run
from tests.crawling.tables import TABLES, table


def crawl(archive: Path, server: ServerHandle, *more: str) -> Result:
    return run("crawl", "inherne", "-q", *more, "--archive", archive, "--mirror", f"inherne.net={server.url}")


def captures(archive: Path) -> list[tuple[str, int]]:
    """Return file and first byte of all records that rows point to."""
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        return connection.execute("SELECT warc_file, warc_offset FROM captures ORDER BY id").fetchall()


def test_name_of_a_missing_file_is_given_to_no_other(tmp_path: Path) -> None:
    archive, away, site = tmp_path / "herne.db", tmp_path / "away", InherneSite(20, 8)
    with serve(site) as server:
        assert crawl(archive, server).code == ExitCode.DONE
        (file,) = (archive.parent / "warc").iterdir()
        before = captures(archive)
        shutil.move(archive.parent / "warc", away)
        site.edit(3)
        told = crawl(archive, server, "--full")
        status = run("status", "--archive", archive)
        verified = run("verify", "--archive", archive)
        second = crawl(archive, server, "--no-warc", "--deadline", "5")
        shutil.copyfile(away / file.name, file)
        healed = crawl(archive, server)
    assert (verified.code, verified.out) == (
        ExitCode.REFUSED, f"{file}: expected a WARC file, found none; fetch it from a backup\n",
    )  # fmt: skip
    sentence = (
        "expected the WARC files that the archive points into in the folder warc, found missing or cut off:"
        f" {file.name}; put them back from a backup, or give them up for lost with crawl --accept"
    )
    assert (told.code, told.sentences) == (ExitCode.UNHEALTHY, [f"herne-news: inherne: {sentence} (since run 2)"])
    assert (status.code, status.out.splitlines()[0]) == (ExitCode.UNHEALTHY, f"wrong: {sentence}")
    assert second.code == ExitCode.UNHEALTHY
    later = file.with_name(file.name.replace("-00000", "-00001"))
    assert (healed.code, healed.err) == (ExitCode.DONE, ""), healed
    assert sorted(path.name for path in file.parent.iterdir()) == [file.name, later.name]
    assert captures(archive)[: len(before)] == before
    assert {name for name, _ in captures(archive)[len(before) :]} >= {later.name}
    healthy = run("status", "--archive", archive)
    assert (healthy.code, "wrong" in healthy.out) == (ExitCode.DONE, False), healthy


def test_what_comes_again_while_its_record_is_missing_is_kept_whole(tmp_path: Path) -> None:
    """No revisit of a lost record: the new file stands for itself, and the whole is without fault once the old one is back."""
    archive, site = tmp_path / "herne.db", InherneSite(20, 8)
    with serve(site) as server:
        assert crawl(archive, server).code == ExitCode.DONE
        (file,) = (archive.parent / "warc").iterdir()
        aside = file.rename(tmp_path / file.name)
        with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
            connection.execute("UPDATE pages SET etag = NULL, last_modified = NULL")  # so that whole pages come
        assert crawl(archive, server, "--full").code == ExitCode.UNHEALTHY
    alone = tmp_path / "alone" / "herne.db"
    (later,) = file.parent.iterdir()
    assert run("import", later, "--archive", alone).code == ExitCode.DONE
    assert len(table(alone, "articles")) == len(table(archive, "articles"))
    refused = run("reparse", "--archive", archive)
    assert (refused.code, file.name in refused.err) == (ExitCode.REFUSED, True), refused
    aside.rename(file)
    assert run("reparse", "--archive", archive).code == ExitCode.DONE


def test_what_is_given_up_for_lost_is_told_no_more_but_what_is_lost_later(tmp_path: Path) -> None:
    archive, site = tmp_path / "herne.db", InherneSite(20, 8)

    def told() -> tuple[int, int]:
        return crawl(archive, server).code, run("status", "--archive", archive).code

    with serve(site) as server:
        assert crawl(archive, server).code == ExitCode.DONE
        (file,) = (archive.parent / "warc").iterdir()
        aside = file.rename(tmp_path / file.name)
        assert crawl(archive, server).code == ExitCode.UNHEALTHY
        accepted = crawl(archive, server, "--accept")
        assert (accepted.code, accepted.err) == (ExitCode.DONE, f"inherne: given up for lost: {file.name}\n")
        site.edit(3)
        for _ in range(3):
            assert told() == (ExitCode.DONE, ExitCode.DONE)
        assert crawl(archive, server, "--deadline", "5").code == ExitCode.DONE
        assert run("verify", "--archive", archive).code == ExitCode.REFUSED  # what is lost cannot be proved
        (later,) = (archive.parent / "warc").iterdir()
        second = later.rename(tmp_path / later.name)
        result = crawl(archive, server)
        assert (result.code, len(result.sentences)) == (ExitCode.UNHEALTHY, 1), result
        assert (later.name in result.err, file.name in result.err) == (True, False)
        assert run("status", "--archive", archive).code == ExitCode.UNHEALTHY
        second.rename(later)
        aside.rename(file)
        assert told() == (ExitCode.DONE, ExitCode.DONE)
        file.unlink()  # once back, it is no longer given up
        assert crawl(archive, server).code == ExitCode.UNHEALTHY


@pytest.mark.parametrize("own", [True, False], ids=["itself", "another"])
def test_only_the_missing_file_itself_comes_back_under_its_name(tmp_path: Path, own: bool) -> None:
    archive, other = tmp_path / "one" / "herne.db", tmp_path / "other" / "herne.db"
    with serve(InherneSite(20, 8)) as server:
        for path in (archive, other):
            assert crawl(path, server).code == ExitCode.DONE
    (file,) = (archive.parent / "warc").iterdir()
    aside = file.rename(tmp_path / file.name)
    before = {name: table(archive, name) for name in TABLES}
    result = run("import", aside if own else other.parent / "warc" / file.name, "--archive", archive)
    assert result.code == (ExitCode.DONE if own else ExitCode.REFUSED), result
    assert ("found another; rename the file" in result.err) != own
    assert file.exists() == own
    assert {name: table(archive, name) for name in TABLES} == before
