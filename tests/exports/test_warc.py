"""WARC: every capture of the chosen articles with its payload, no revisit, and what is broken is named."""

import contextlib
import gzip
import shutil
import sqlite3
import zlib
from pathlib import Path
from typing import Any

import bagit
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from herne_news.captures.capture import Place, digest_of
from herne_news.captures.copying import stored
from herne_news.captures.reading import Record, read_at, records_of
from herne_news.errors import ExitCode
from herne_news.exports.selection import Filters
from tests.captures.reading import complaints
from tests.commands import run
from tests.exports.conftest import COUNT
from tests.exports.exporting import csv_rows, digests, make, rows_of

# Reading bags, too, the library calls re.sub in a way that Python 3.13 warns of.
pytestmark = pytest.mark.filterwarnings("ignore:'count' is passed as positional argument:DeprecationWarning:bagit")


@pytest.fixture
def archive(whole: Path, tmp_path: Path) -> Path:
    """A copy to spoil."""
    shutil.copytree(whole.parent, tmp_path / "copy")
    return tmp_path / "copy" / whole.name


def answers(path: Path) -> dict[tuple[str, str, str], Record]:
    """Return the responses of a file by address, time and digest of the payload."""
    found = [record for record in records_of(path, path.name) if record.kind == "response"]
    return {(record.uri, record.date, digest_of(record.payload)): record for record in found}


def payload_of(archive: Path, capture: dict[str, Any]) -> Record:
    if capture["original_id"] is not None:
        (capture,) = rows_of(archive, "SELECT * FROM captures WHERE id = ?", capture["original_id"])
    place = Place(file=capture["warc_file"], offset=capture["warc_offset"], length=capture["warc_length"])
    return read_at(archive.parent / "warc" / capture["warc_file"], place)


def test_every_capture_is_there_with_its_payload(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.warc.gz"
    dataset = make(whole, "warc", out)
    captures = rows_of(whole, "SELECT * FROM captures WHERE url IN (SELECT id FROM identifiers) OR id IN"
                       " (SELECT capture_id FROM articles UNION SELECT capture_id FROM versions)")  # fmt: skip
    revisits = [capture for capture in captures if capture["original_id"] is not None]
    assert len(captures) > 2 * COUNT
    assert len(revisits) > 10
    found = answers(out)
    for capture in captures:
        record = found[capture["uri"], capture["fetched"], capture["digest"]]
        assert record.payload == payload_of(whole, capture).payload
        assert (record.status, record.is_sound) == (capture["status"], True)
    assert dataset.complaints == []
    assert complaints(out) == ""


def test_no_revisit_is_left_and_every_reference_leads_somewhere(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.warc.gz"
    make(whole, "warc", out)
    records = list(records_of(out, out.name))
    ids = [record.record_id for record in records]
    assert {record.kind for record in records} == {"warcinfo", "response", "request"}
    assert len(ids) == len(set(ids))
    for record in records:
        assert not any(name.startswith(("WARC-Refers-To", "WARC-Profile")) for name in record.warc)
        for name in ("WARC-Concurrent-To", "WARC-Warcinfo-ID"):
            assert record.warc.get(name, ids[0]) in ids
    assert [record.kind for record in records].count("request") == len(answers(out))


def test_untouched_records_are_copied_byte_for_byte(whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.warc.gz"
    make(whole, "warc", out)
    content = out.read_bytes()
    kept = rows_of(
        whole, "SELECT * FROM captures WHERE original_id IS NULL AND id IN (SELECT capture_id FROM articles)"
    )
    assert kept
    for capture in kept:
        with (whole.parent / "warc" / capture["warc_file"]).open("rb") as file:
            file.seek(capture["warc_offset"])
            assert content.count(file.read(capture["warc_length"])) == 1


def test_only_the_chosen_articles(whole: Path, tmp_path: Path) -> None:
    (author,) = rows_of(whole, "SELECT name FROM authors ORDER BY name LIMIT 1")
    make(whole, "warc", tmp_path / "a.warc.gz", Filters(authors=(author["name"],)))
    urls = {row["url"] for row in rows_of(whole, "SELECT url FROM articles WHERE author LIKE ?", f"%{author['name']}%")}
    assert {record.uri.split("?")[0] for record in answers(tmp_path / "a.warc.gz").values()} == urls


def test_name_of_the_file_is_not_in_it(whole: Path, tmp_path: Path) -> None:
    for name in ("a.warc.gz", "b.warc.gz"):
        make(whole, "warc", tmp_path / name)
    assert (tmp_path / "a.warc.gz").read_bytes() == (tmp_path / "b.warc.gz").read_bytes()


def test_broken_record_is_named_and_left_out(archive: Path, tmp_path: Path) -> None:
    (capture,) = rows_of(archive, "SELECT * FROM captures WHERE id = (SELECT max(capture_id) FROM articles)")
    path = archive.parent / "warc" / capture["warc_file"]
    content = bytearray(path.read_bytes())
    content[capture["warc_offset"] + capture["warc_length"] // 2] ^= 0xFF
    path.write_bytes(content)
    result = run("export", "warc", tmp_path / "a.warc.gz", "--archive", archive, "-q")
    assert result.code == ExitCode.REFUSED
    assert len(result.sentences) >= 1
    assert all(f"capture {capture['id']} " in sentence or "left out" in sentence for sentence in result.sentences)
    assert complaints(tmp_path / "a.warc.gz") == ""
    assert capture["uri"] not in {record.uri for record in answers(tmp_path / "a.warc.gz").values()
                                  if record.date == capture["fetched"]}  # fmt: skip


def test_without_its_files_nothing_is_written(archive: Path, tmp_path: Path) -> None:
    shutil.rmtree(archive.parent / "warc")
    result = run("export", "warc", tmp_path / "a.warc.gz", "--archive", archive, "--query", "herne", "-q")
    assert result.code == ExitCode.REFUSED
    assert len(result.err.splitlines()) == 1
    assert "expected a WARC file, found none" in result.err
    assert list(tmp_path.glob("*.warc.gz*")) == []


def test_what_was_not_kept_is_told(archive: Path, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        connection.execute("UPDATE captures SET warc_file = NULL WHERE id = 1")
        connection.commit()
    result = run("export", "warc", tmp_path / "a.warc.gz", "--archive", archive, "-q")
    assert result.code == ExitCode.REFUSED
    assert result.sentences[-1] == ("herne-news: 1 capture: expected WARC records, found that none were kept")


def test_bag_takes_the_files_along_as_they_are(archive: Path, tmp_path: Path) -> None:
    name = rows_of(archive, "SELECT name FROM warc_files ORDER BY name LIMIT 1")[0]["name"]
    path = archive.parent / "warc" / name
    expected = digests(archive.parent / "warc")
    with path.open("ab") as file:  # what a crawl has just written and not yet noted
        file.write(b"more")
    path.rename(path.with_name(f"{name}.open"))
    result = run("export", "bagit", tmp_path / "bag", "--with-warc", "--archive", archive, "-q")
    assert result.code == ExitCode.DONE, result
    assert digests(tmp_path / "bag" / "data" / "warc") == expected
    for row in csv_rows(tmp_path / "bag" / "data" / "captures.csv"):
        place = Place(file=row["warc_file"], offset=int(row["warc_offset"]), length=int(row["warc_length"]))
        assert read_at(tmp_path / "bag" / "data" / "warc" / row["warc_file"], place).record_id == row["warc_record"]


@pytest.mark.parametrize("part", [0.5, 0.0], ids=["payload", "head"])
def test_bag_names_what_is_broken_in_the_files_that_it_takes_along(archive: Path, tmp_path: Path, part: float) -> None:
    (capture,) = rows_of(archive, "SELECT * FROM captures WHERE id = (SELECT max(capture_id) FROM articles)")
    path = archive.parent / "warc" / capture["warc_file"]
    content = bytearray(path.read_bytes())
    content[capture["warc_offset"] + int(capture["warc_length"] * part)] ^= 0xFF
    path.write_bytes(content)
    result = run("export", "bagit", tmp_path / "bag", "--with-warc", "--archive", archive, "-q")
    assert result.code == ExitCode.REFUSED
    place = f"at byte {capture['warc_offset']}"
    assert [f"{path.name}: expected" in line or f"in {path.name} {place}, found another, a broken one or none" in line
            for line in result.sentences] == [True, True], result  # fmt: skip
    assert all(place in line for line in result.sentences)
    assert f"capture {capture['id']} ({capture['url']}): " in result.sentences[1]
    assert (tmp_path / "bag" / "data" / "warc" / path.name).read_bytes() == path.read_bytes()
    assert told_of(tmp_path / "bag") == [f"{path.name}: beschädigt an Byte {capture['warc_offset']}"]


def told_of(bag: Path) -> list[str]:
    """Return what a valid bag says of its WARC files, unfolding its lines."""
    assert bagit.Bag(str(bag)).validate()
    said = bagit.Bag(str(bag)).info["Internal-Sender-Description"]
    begin = "WARC-Datei nicht unversehrt: "
    return [sentence.removeprefix(begin) for sentence in said if sentence.startswith(begin)]


def test_bag_says_which_files_are_missing_cut_off_or_unknown(archive: Path, tmp_path: Path) -> None:
    first, second = sorted((archive.parent / "warc").iterdir())
    length = first.stat().st_size
    first.write_bytes(first.read_bytes()[:5000])
    second.unlink()
    result = run("export", "bagit", tmp_path / "bag", "--with-warc", "--archive", archive, "-q")
    assert result.code == ExitCode.REFUSED
    assert told_of(tmp_path / "bag") == [f"{first.name}: endet nach 5000 von {length} Byte", f"{second.name}: fehlt"]
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("DELETE FROM warc_files WHERE name = ?", (second.name,))
    unknown = run("export", "bagit", tmp_path / "again", "--with-warc", "--archive", archive, "-q")
    sentence = f"{second.name}: expected a WARC file that the archive knows, found captures in another one"
    assert unknown.code == ExitCode.REFUSED
    assert [line for line in unknown.sentences if second.name in line] == [f"herne-news: {sentence}"]
    assert told_of(tmp_path / "again")[1:] == [
        f"{second.name}: Abrufe des Archivs liegen nicht darin oder an anderer Stelle"
    ]


def test_bag_takes_nothing_from_outside_the_folder(archive: Path, tmp_path: Path) -> None:
    """The archive may be somebody else's: its names must not lead out of the folders."""
    (archive.parent / "geheim").write_bytes(b"secret")
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("INSERT INTO warc_files VALUES ('../geheim', 6)")
    result = run("export", "bagit", tmp_path / "bag", "--with-warc", "--archive", archive, "-q")
    assert (result.code, len(result.sentences)) == (ExitCode.REFUSED, 1), result
    assert not list((tmp_path / "bag").rglob("geheim"))
    assert told_of(tmp_path / "bag") == ["../geheim: fehlt"]


def test_bag_of_a_part_says_that_captures_are_missing(archive: Path, tmp_path: Path) -> None:
    first, _ = sorted((archive.parent / "warc").iterdir())
    first.write_bytes(first.read_bytes()[: first.stat().st_size // 2])
    part = ("--source", "herne", "--archive", archive, "-q")
    assert run("export", "bagit", tmp_path / "bag", "--with-warc", *part).code == ExitCode.REFUSED
    assert told_of(tmp_path / "bag") == ["selection.warc.gz: nicht alle Abrufe der Auswahl sind darin"]


def test_bag_of_a_part_has_a_warc_of_that_part(whole: Path, tmp_path: Path) -> None:
    part = Filters(sources=("herne",))
    make(whole, "bagit", tmp_path / "bag", part, with_warc=True)
    make(whole, "warc", tmp_path / "a.warc.gz", part)
    found = answers(tmp_path / "bag" / "data" / "warc" / "selection.warc.gz")
    assert {key: record.payload for key, record in found.items()} == {
        key: record.payload for key, record in answers(tmp_path / "a.warc.gz").items()
    }


@given(st.binary(max_size=200))
@example(b"")
@example(b"x" * 0xFFFF)
@example(b"x" * 0x10000)
@example(b"yz" * 100_000)
def test_stored_member_is_gzip(data: bytes) -> None:
    member = stored(data)
    assert gzip.decompress(member) == data
    assert zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(member + b"rest") == data
    assert len(member) <= len(data) + 18 + 5 * (1 + len(data) // 0xFFFF)
