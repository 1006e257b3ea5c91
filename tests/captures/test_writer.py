"""WARC files: what is written comes back byte for byte, also through crashes, and other software agrees."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herne_news.captures.capture import Capture, Exchange, Original, digest_of
from herne_news.captures.folder import folder_of, series_of
from herne_news.captures.reading import BrokenRecord, read_at, records_of, unpacked
from herne_news.captures.repair import close_left_open
from herne_news.captures.writer import CaptureWriter
from herne_news.errors import ArchiveError
from tests.captures.reading import complaints, kinds

FIELDS = {"software": "herne-news/test", "robots": "obey"}
URI = "https://inherne.net/schleuse/?p=1&q=ä".replace("ä", "%C3%A4")
NOON = "2026-11-24T12:00:00Z"
PAGE = b"<html><body><p>" + b"Am Kanal beginnt der Umbau. " * 40 + b"</p></body></html>"


def exchange(payload: bytes = PAGE, status: int = 200, head: str = "", uri: str = URI) -> Exchange:
    """Return what went over the wire for an address."""
    lines = f"HTTP/1.1 {status} Whatever\r\nx-odd:  Case And Space\r\n{head}\r\n"
    request = b"GET /schleuse/ HTTP/1.1\r\nHost: inherne.net\r\n\r\n"
    return Exchange(uri=uri, status=status, request=request, head=lines.encode(), payload=payload, address="192.0.2.1")


def writer(folder: Path | None, known: list[Capture] | None = None, limit: int = 1 << 30) -> CaptureWriter:
    """Return a writer that finds payloads in `known`."""

    def lookup(uri: str, digest: str | None) -> Original | None:
        fit = [c for c in known or () if c.uri == uri and c.original is None and digest in {None, c.digest}]
        return (
            Original(record_id=fit[-1].record_id, uri=fit[-1].uri, fetched=fit[-1].fetched, digest=fit[-1].digest)
            if fit
            else None
        )

    def length(name: str) -> int | None:
        path = (folder or Path()) / name
        return path.stat().st_size if path.exists() else None

    return CaptureWriter(folder, "herne-inherne", FIELDS, lookup, length, limit=limit)


def test_answer_and_request_come_back_byte_for_byte(tmp_path: Path) -> None:
    ours = writer(tmp_path / "warc")
    sent = exchange()
    capture = ours.write(sent, NOON)
    ours.close()
    path = tmp_path / "warc" / "herne-inherne-202611-00000.warc.gz"
    info, answer, request = records_of(path, path.name)
    assert capture.place == answer.place
    assert answer.warc == {
        "WARC-Type": "response",
        "WARC-Record-ID": capture.record_id,
        "WARC-Date": NOON,
        "WARC-Target-URI": URI,
        "WARC-Warcinfo-ID": info.record_id,
        "WARC-IP-Address": "192.0.2.1",
        "WARC-Payload-Digest": digest_of(PAGE),
        "Content-Type": "application/http;msgtype=response",
        "WARC-Block-Digest": digest_of(sent.head + PAGE),
        "Content-Length": str(len(sent.head + PAGE)),
    }
    assert (answer.payload, answer.status, answer.is_sound) == (PAGE, 200, True)
    assert request.warc["WARC-Concurrent-To"] == capture.record_id
    assert gzip.decompress(path.read_bytes()).count(sent.head + PAGE) == 1
    assert gzip.decompress(path.read_bytes()).endswith(sent.request + b"\r\n\r\n")
    assert info.warc["WARC-Filename"] == path.name
    assert info.payload == b"software: herne-news/test\r\nrobots: obey\r\n"
    assert complaints(path) == ""


@given(
    payload=st.binary(max_size=3000) | st.binary(min_size=1, max_size=50).map(lambda part: part * 60),
    status=st.integers(200, 599).filter(lambda code: code != 304),
    packed=st.booleans(),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_payload_comes_back(
    tmp_path_factory: pytest.TempPathFactory, payload: bytes, status: int, packed: bool
) -> None:
    folder = tmp_path_factory.mktemp("warc")
    ours = writer(folder)
    wire = gzip.compress(payload, mtime=0) if packed else payload
    capture = ours.write(exchange(wire, status, "Content-Encoding: gzip\r\n" if packed else ""), NOON)
    ours.close()
    assert capture.place is not None
    path = folder / capture.place.file
    found = read_at(path, capture.place)
    assert (found.payload, found.status, found.is_sound, found.record_id) == (wire, status, True, capture.record_id)
    assert unpacked(found.payload, found.http.get("content-encoding")) == payload
    assert complaints(path) == ""


def test_chunks_are_put_together_and_their_header_line_renamed(tmp_path: Path) -> None:
    ours = writer(tmp_path)
    capture = ours.write(exchange(head="transfer-Encoding: chunked\r\n"), NOON)
    ours.close()
    assert capture.place is not None
    found = read_at(tmp_path / capture.place.file, capture.place)
    assert found.http["x-archive-orig-transfer-encoding"] == "chunked"
    assert "transfer-encoding" not in found.http
    assert complaints(tmp_path / capture.place.file) == ""


@pytest.mark.parametrize("again", ["same-payload", "not-modified"])
@pytest.mark.parametrize("when", ["same-run", "next-run"])
def test_payload_that_is_there_is_not_written_again(tmp_path: Path, again: str, when: str) -> None:
    ours = writer(tmp_path)
    first = ours.write(exchange(), NOON)
    if when == "next-run":
        ours.close()
        ours = writer(tmp_path, [first])
    answer = exchange() if again == "same-payload" else exchange(b"", 304)
    second = ours.write(answer, "2026-11-24T13:00:00Z")
    ours.close()
    assert second.original == first.record_id
    assert second.place is not None
    path = tmp_path / second.place.file
    found = read_at(path, second.place)
    profile = "identical-payload-digest" if again == "same-payload" else "server-not-modified"
    assert found.kind == "revisit"
    assert found.warc["WARC-Profile"] == f"http://netpreserve.org/warc/1.1/revisit/{profile}"
    assert (found.warc["WARC-Refers-To"], found.warc["WARC-Refers-To-Date"]) == (first.record_id, NOON)
    assert (found.warc["WARC-Refers-To-Target-URI"], found.warc["WARC-Payload-Digest"]) == (URI, digest_of(PAGE))
    assert found.payload == b""
    assert complaints(path) == ""


def test_other_payloads_and_errors_are_no_revisits(tmp_path: Path) -> None:
    ours = writer(tmp_path)
    answers = [
        exchange(),
        exchange(PAGE + b" "),
        exchange(uri="https://inherne.net/other/"),
        exchange(b"", 304, uri="https://inherne.net/new/"),
    ]
    assert [ours.write(answer, NOON).original for answer in answers] == [None] * 4
    ours.close()


def test_runs_of_a_month_share_a_file_and_a_full_one_is_followed_by_another(tmp_path: Path) -> None:
    for hour, limit in (("10", 1 << 30), ("11", 1 << 30), ("12", 100), ("13", 1 << 30)):
        ours = writer(tmp_path, limit=limit)
        ours.write(exchange(PAGE + hour.encode()), f"2026-11-24T{hour}:00:00Z")
        ours.write(exchange(PAGE + hour.encode() + b"!"), f"2026-12-01T{hour}:00:00Z")
        ours.close()
    info, pair = "warcinfo", ["response", "request"]
    assert {path.name: kinds(path) for path in sorted(tmp_path.iterdir())} == {
        "herne-inherne-202611-00000.warc.gz": [info, *pair, info, *pair],
        "herne-inherne-202611-00001.warc.gz": [info, *pair, info, *pair],
        "herne-inherne-202612-00000.warc.gz": [info, *pair, info, *pair],
        "herne-inherne-202612-00001.warc.gz": [info, *pair, info, *pair],
    }


@pytest.mark.parametrize("cut", [1, 40, 700, 5000])
def test_half_a_record_at_the_end_goes_and_all_whole_ones_stay(tmp_path: Path, cut: int) -> None:
    ours = writer(tmp_path)
    captures = [ours.write(exchange(PAGE + str(n).encode()), NOON) for n in range(20)]
    path = tmp_path / "herne-inherne-202611-00000.warc.gz.open"
    ours._file.close()  # type: ignore[union-attr]  # as a killed process would
    data = path.read_bytes()
    path.write_bytes(data[:-cut])
    close_left_open(tmp_path, "herne-inherne")
    closed = path.with_suffix("")
    assert [p.name for p in tmp_path.iterdir()] == [closed.name]
    assert data.startswith(closed.read_bytes())
    whole = [c for c in captures if c.place and c.place.offset + c.place.length <= len(data) - cut]
    assert [read_at(closed, c.place).record_id for c in whole if c.place] == [c.record_id for c in whole]
    assert complaints(closed) == ""
    ours = writer(tmp_path)
    capture = ours.write(exchange(b"x" * 600), NOON)
    ours.close()
    assert capture.place is not None
    assert read_at(closed, capture.place).payload == b"x" * 600


def test_file_without_one_whole_record_goes(tmp_path: Path) -> None:
    (tmp_path / "herne-inherne-202611-00000.warc.gz.open").write_bytes(b"\x1f\x8b\x08")
    close_left_open(tmp_path, "herne-inherne")
    assert list(tmp_path.iterdir()) == []


def test_file_that_is_being_written_is_left_alone(tmp_path: Path) -> None:
    ours = writer(tmp_path)
    ours.write(exchange(), NOON)
    close_left_open(tmp_path, "herne-inherne")
    assert [path.name for path in tmp_path.iterdir()] == ["herne-inherne-202611-00000.warc.gz.open"]
    ours.close()


def test_without_a_folder_answers_are_measured_and_nothing_is_written(tmp_path: Path) -> None:
    ours = writer(None)
    capture = ours.write(exchange(), NOON)
    assert ours.note(NOON, "metadata://herne-news/inherne/visits", b"{}") is None
    ours.close()
    assert (capture.digest, capture.length, capture.place) == (digest_of(PAGE), len(PAGE), None)


def test_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "warc").write_text("no folder")
    with pytest.raises(ArchiveError, match="expected to write captures, found: "):
        writer(tmp_path / "warc").write(exchange(), NOON)


@pytest.mark.parametrize("flip", [20, 200, 400])
def test_flipped_byte_is_noticed(tmp_path: Path, flip: int) -> None:
    ours = writer(tmp_path)
    capture = ours.write(exchange(), NOON)
    ours.close()
    assert capture.place is not None
    path = tmp_path / capture.place.file
    data = bytearray(path.read_bytes())
    data[capture.place.offset + flip] ^= 4
    path.write_bytes(data)
    try:
        assert not read_at(path, capture.place).is_sound
    except BrokenRecord as error:
        assert "expected a WARC record" in str(error)  # noqa: PT017 - either is right


def test_note_says_how_far_the_file_is_on_the_disk(tmp_path: Path) -> None:
    ours = writer(tmp_path)
    ours.write(exchange(), NOON)
    position = ours.note(NOON, "metadata://herne-news/inherne/visits", b'{"a":1}')
    assert position is not None
    path = tmp_path / f"{position.file}.open"
    assert path.stat().st_size == position.length
    *_, last = records_of(path, position.file)
    assert (last.kind, last.payload) == ("metadata", b'{"a":1}')
    assert ours.close() == position
    assert complaints(tmp_path / position.file) == ""


def test_file_that_the_archive_does_not_know_whole_is_not_continued(tmp_path: Path) -> None:
    ours = writer(tmp_path)
    ours.write(exchange(), NOON)
    ours.close()
    known = {"herne-inherne-202611-00000.warc.gz": 17}
    ours = CaptureWriter(tmp_path, "herne-inherne", FIELDS, lambda *_: None, known.get)
    ours.write(exchange(), NOON)
    ours.close()
    assert [path.name for path in sorted(tmp_path.iterdir())] == [
        "herne-inherne-202611-00000.warc.gz",
        "herne-inherne-202611-00001.warc.gz",
    ]


def test_names_of_files_that_are_missing_are_not_given_again(tmp_path: Path) -> None:
    known = {f"herne-inherne-202611-{number:05}.warc.gz": 17 for number in (0, 1, 3)}
    for expected in ("00002", "00004"):
        ours = CaptureWriter(tmp_path, "herne-inherne", FIELDS, lambda *_: None, known.get)
        ours.write(exchange(), NOON)
        ours.close()
        assert max(tmp_path.iterdir()).name == f"herne-inherne-202611-{expected}.warc.gz"


def test_names_of_an_archives_files(tmp_path: Path) -> None:
    assert series_of(Path("archive/herne.db"), "inherne") == "herne-inherne"
    assert series_of(Path("a/Mein Archiv.db"), "herne") == "Mein-Archiv-herne"
    assert folder_of(tmp_path / "herne.db") == tmp_path / "warc"
