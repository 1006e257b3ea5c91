"""A WARC file that ends too early, at the end of a record, or whose place another has taken: nothing gives way to it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from herne_news.captures.reading import records_of
from herne_news.errors import ExitCode
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import run
from tests.crawling.tables import TABLES, table


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two runs, between which one article was edited."""
    archive = tmp_path_factory.mktemp("whole") / "herne.db"
    site = InherneSite(20, 8)
    with serve(site) as server:
        for _ in range(2):
            crawl = ("crawl", "inherne", "-q", "--archive", archive, "--mirror", f"inherne.net={server.url}")
            assert run(*crawl).code == ExitCode.DONE
            site.edit(3)
    return archive


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole.parent, tmp_path / "copy")
    return tmp_path / "copy" / whole.name


def warc(archive: Path) -> Path:
    (file,) = (archive.parent / "warc").iterdir()
    return file


def cut(file: Path) -> None:
    """Take away what the second run has written, all of it."""
    begins = [record.place.offset for record in records_of(file, file.name) if record.kind == "warcinfo"]
    file.write_bytes(file.read_bytes()[: begins[1]])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def another(file: Path) -> None:
    """Put a longer file of another archive in its place."""
    other = file.parent.parent / "other" / "herne.db"
    with serve(InherneSite(60, 8)) as server:
        crawl = ("crawl", "inherne", "-q", "--archive", other, "--mirror", f"inherne.net={server.url}")
        assert run(*crawl).code == ExitCode.DONE
    shutil.copyfile(warc(other), file)


@pytest.mark.parametrize("harm", [cut, empty, another])
def test_reparse_takes_nothing_in_from_it(archive: Path, harm: Callable[[Path], None]) -> None:
    before = {name: table(archive, name) for name in TABLES}
    harm(warc(archive))
    result = run("reparse", "--archive", archive)
    found = "others under their names" if harm is another else "missing or cut off"
    assert (result.code, result.out) == (ExitCode.REFUSED, ""), result
    assert f"found {found}: {warc(archive).name}; put them back from a backup" in result.err
    assert {name: table(archive, name) for name in TABLES} == before


@pytest.mark.parametrize("harm", [cut, empty])
def test_status_and_verify_name_the_file_and_accuse_no_row_of_what_it_lacks(
    archive: Path, harm: Callable[[Path], None]
) -> None:
    harm(warc(archive))
    status, verified = run("status", "--archive", archive), run("verify", "--archive", archive)
    assert status.code == ExitCode.UNHEALTHY, status
    assert f"found missing or cut off: {warc(archive).name}; put" in status.out.splitlines()[0]
    first, *rest = verified.out.splitlines()
    assert first.startswith(f"{warc(archive)}: expected at least ")
    assert rest
    assert [line for line in rest if not line.startswith("captures ")] == []


def test_what_was_cut_off_is_kept_whole_when_it_comes_again(archive: Path, tmp_path: Path) -> None:
    """No revisit of a record that is not there any more."""
    site = InherneSite(20, 8)
    file = warc(archive)
    empty(file)
    with serve(site) as server:
        crawl = ("crawl", "inherne", "-q", "--full", "--archive", archive, "--mirror", f"inherne.net={server.url}")
        assert run(*crawl).code == ExitCode.UNHEALTHY
    (later,) = set(file.parent.iterdir()) - {file}
    kinds = [record.kind for record in records_of(later, later.name)]
    assert kinds.count("response") >= 20
    assert "revisit" not in kinds


def test_a_copy_with_another_ending_is_no_file_of_the_archive(archive: Path) -> None:
    shutil.copyfile(warc(archive), warc(archive).with_name(warc(archive).name + ".bak"))
    verified = run("verify", "--archive", archive)
    assert (verified.code, verified.out, verified.sentences) == (ExitCode.DONE, "", []), verified
