"""A target is whole or not there, whatever comes between."""

import os
import signal
import threading
from pathlib import Path

import pytest

from herne_news.errors import HerneNewsError, LockedError, UsageError
from herne_news.exports.target import Target

MARKERS = ("about.json",)


def folder(out: Path, *, force: bool = False) -> Target:
    return Target(out, is_folder=True, force=force, markers=MARKERS)


def file(out: Path, *, force: bool = False) -> Target:
    return Target(out, is_folder=False, force=force)


def names(path: Path) -> list[str]:
    return sorted(found.name for found in path.iterdir())


def fill(path: Path, text: str) -> None:
    (path / "about.json").write_text(text, encoding="utf-8")
    (path / "warc").mkdir()
    (path / "warc" / "a.warc.gz").write_text(text, encoding="utf-8")


def test_file_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "a.jsonl"
    with file(out).writing() as part:
        part.write_bytes(b"halb")
        assert not out.exists()
    assert (out.read_bytes(), names(tmp_path)) == (b"halb", ["a.jsonl"])


def test_folder_gets_its_name_when_it_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "satz"
    with folder(out).writing() as part:
        fill(part, "neu")
        assert not out.exists()
    assert ((out / "warc" / "a.warc.gz").read_text(), names(tmp_path)) == ("neu", ["satz"])


def test_failure_leaves_nothing(tmp_path: Path) -> None:
    for target in (file(tmp_path / "a"), folder(tmp_path / "b")):
        with pytest.raises(ZeroDivisionError), target.writing():
            _ = 1 // 0
    with (
        pytest.raises(
            HerneNewsError, match=r"a: expected to write the data set, found: No space left on device; nothing"
        ),
        file(tmp_path / "a").writing(),
    ):
        raise OSError(28, os.strerror(28))
    assert names(tmp_path) == []


def test_what_a_killed_run_has_left_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / ".a.part").write_text("lang und halb", encoding="utf-8")
    (tmp_path / ".b.part" / "tief").mkdir(parents=True)
    (tmp_path / ".b.part" / "tief" / "x").touch()
    with file(tmp_path / "a").writing() as part:
        part.open("r+b").close()
    with folder(tmp_path / "b").writing() as part:
        assert names(part) == []
        fill(part, "neu")
    assert (tmp_path / "a").read_bytes() == b""
    assert names(tmp_path) == ["a", "b"]


def test_what_is_there_is_replaced_only_by_force(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("alt", encoding="utf-8")
    (tmp_path / "b").mkdir()
    fill(tmp_path / "b", "alt")
    for target in (file(tmp_path / "a"), folder(tmp_path / "b")):
        with pytest.raises(UsageError, match="--force to replace it"), target.writing():
            pass
    with file(tmp_path / "a", force=True).writing() as part:
        part.write_text("neu", encoding="utf-8")
    with folder(tmp_path / "b", force=True).writing() as part:
        fill(part, "neu")
    assert ((tmp_path / "a").read_text(), (tmp_path / "b" / "about.json").read_text()) == ("neu", "neu")
    assert names(tmp_path) == ["a", "b"]


def test_no_other_folder_is_ever_replaced(tmp_path: Path) -> None:
    (tmp_path / "fotos").mkdir()
    (tmp_path / "fotos" / "bild.jpg").touch()
    (tmp_path / "leer").mkdir()
    with pytest.raises(UsageError, match="expected a data set to replace, found another folder"):
        folder(tmp_path / "fotos", force=True).open()
    with folder(tmp_path / "leer").writing() as part:
        fill(part, "neu")
    assert names(tmp_path / "fotos") == ["bild.jpg"]
    assert names(tmp_path) == ["fotos", "leer"]


def test_wrong_kind_and_missing_folder(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a").touch()
    os.mkfifo(tmp_path / "rohr")
    for target, words in (
        (file(tmp_path / "b", force=True), "expected the path of a file to write, found a folder"),
        (folder(tmp_path / "a", force=True), "expected the path of a folder to write, found something else"),
        (file(tmp_path / "rohr", force=True), "expected the path of a file to write, found something else"),
        (file(tmp_path / "fehlt" / "x"), "expected a folder to write to, found no"),
    ):
        with pytest.raises(HerneNewsError, match=words):
            target.open()
    with pytest.raises(UsageError, match="found the root"):
        folder(Path("/"))
    assert names(tmp_path) == ["a", "b", "rohr"]


def test_killed_between_two_renamings_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / ".b.old").mkdir()
    fill(tmp_path / ".b.old", "alt")
    (tmp_path / ".b.part").mkdir()
    with pytest.raises(UsageError, match="--force to replace it"):
        folder(tmp_path / "b").open()
    assert ((tmp_path / "b" / "about.json").read_text(), names(tmp_path)) == ("alt", ["b"])


def test_two_exports_do_not_write_to_one_place(tmp_path: Path) -> None:
    for make in (file, folder):
        first = make(tmp_path / "x")
        first.open()
        with pytest.raises(LockedError, match="expected no other export to it"):
            make(tmp_path / "x").open()
        first.discard()
        second = make(tmp_path / "x")
        second.open()
        second.discard()
    assert names(tmp_path) == []


def test_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "ziel").write_text("alt", encoding="utf-8")
    (tmp_path / "verweis").symlink_to("ziel")
    with file(tmp_path / "verweis", force=True).writing() as part:
        part.write_text("neu", encoding="utf-8")
    assert (tmp_path / "verweis").is_symlink()
    assert (tmp_path / "ziel").read_text() == "neu"


def test_signal_waits_for_the_renaming_also_beside_other_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The system may hand a signal to any thread; it is answered by the main one, when the name is given."""
    out, done, seen = tmp_path / "satz", threading.Event(), list[bool]()
    monkeypatch.setattr("herne_news.exports.target.sync", lambda _: os.kill(os.getpid(), signal.SIGTERM))
    before = signal.signal(signal.SIGTERM, lambda *_: seen.append(out.exists()))
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        with file(out).writing() as part:
            part.write_bytes(b"ganz")
    finally:
        signal.signal(signal.SIGTERM, before)
        done.set()
        other.join()
    assert (seen, out.read_bytes()) == ([True], b"ganz")
