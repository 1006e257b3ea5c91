"""Which files an import takes in: those that have grown, come back, belong elsewhere or are no WARC files."""

import shutil
from pathlib import Path

import pytest

from herne_news.captures.reading import records_of
from herne_news.errors import ExitCode
from tests.commands import run
from tests.crawling.tables import TABLES, table


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
