"""The captures of the chosen articles as one WARC/1.1 file in which each answer stands for itself: no revisit is left.

Records are copied byte for byte with the warcinfo records that they name. A revisit becomes a response: the head that came with
it, and the payload of the record that it refers to.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from herne_news.captures.capture import Place
from herne_news.captures.copying import Kept, kept_at, record, renewed, warcinfos, whole
from herne_news.captures.folder import find, folder_of
from herne_news.captures.reading import BrokenRecord, scan
from herne_news.counted import counted
from herne_news.errors import HerneNewsError
from herne_news.exports.columns import CAPTURES
from herne_news.exports.dataset import DataSet
from herne_news.exports.registry import Options
from herne_news.store.captured import CaptureState, capture_by_id, warc_files

CHUNK = 1 << 20
#: So many places of a broken file are told in the bag.
TOLD = 5
FIELDS = {"Content-Type": "application/warc-fields"}


def write(dataset: DataSet, out: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the formats' signature
    """Write the captures to `out` in the order of their numbers; what is broken or was not kept is left out and complained of.

    Raises HerneNewsError where nothing was kept.
    """
    folder = folder_of(dataset.archive.path)
    out.write(_own_warcinfo(dataset))
    written: set[str] = set()
    known: dict[str, dict[str, bytes]] = {}
    number = unkept = 0
    for row in dataset.rows(CAPTURES):
        capture = capture_by_id(dataset.archive, row[0])
        if capture is None or capture.warc_file is None:
            unkept += 1
            continue
        try:
            for kept, members in _members(dataset, folder, capture):
                info = kept.record.warc.get("WARC-Warcinfo-ID")
                if info is not None and info not in written:
                    name = kept.record.place.file
                    known.setdefault(name, {} if name in known else warcinfos(folder, name))
                    out.write(known[name].get(info, b""))
                    written.add(info)
                out.write(members)
            number += 1
        except BrokenRecord as error:
            dataset.complaints.append(f"capture {capture.id} ({capture.url}): left out: {error}")
    if unkept:
        dataset.complaints.append(f"{counted(unkept, 'capture')}: expected WARC records, found that none were kept")
    if not number:
        raise HerneNewsError("; ".join([*dataset.complaints, "nothing was written"]))


def copy_files(dataset: DataSet, folder: Path) -> dict[str, str]:
    """Copy the archive's WARC files to `folder`, each as far as the archive knows it, and complain of what is missing or broken.

    Broken records are copied, too: `warc_offset` leads to those that stand behind them. Returns what is wrong with each file that
    is not whole, in German.
    """
    harm: dict[str, str] = {}
    source = folder_of(dataset.archive.path)
    for name, length in warc_files(dataset.archive).items():
        path = find(source, name) or find(source, name)  # closed by a crawl in this moment, it has its other name
        if path is None:
            dataset.complaints.append(f"{source / name}: expected a WARC file, found none; it was left out")
            harm[name] = "fehlt"
            continue
        with path.open("rb") as file, (folder / name).open("wb") as out:
            rest = length
            while rest and (part := file.read(min(CHUNK, rest))):
                out.write(part)
                rest -= len(part)
        if rest:
            dataset.complaints.append(
                f"{path}: expected {length} bytes, found {length - rest}; what is there was copied"
            )
            harm[name] = f"endet nach {length - rest} von {length} Byte"
    places: dict[str, list[int | None]] = {}
    for name, offset, sentence in broken_records(dataset, folder):
        dataset.complaints.append(sentence)
        places.setdefault(name, []).append(offset)
    return {name: _in_german(found) for name, found in sorted(places.items())} | harm


def _in_german(offsets: list[int | None]) -> str:
    known = [str(offset) for offset in offsets if offset is not None]
    if not known:
        return "Abrufe des Archivs liegen nicht darin oder an anderer Stelle"
    more = f" und {len(known) - TOLD} weiteren" if len(known) > TOLD else ""
    return f"beschädigt an Byte {', '.join(known[:TOLD])}{more}"


def broken_records(dataset: DataSet, folder: Path) -> Iterator[tuple[str, int | None, str]]:
    """Yield what is wrong with the WARC files in `folder`: broken records, and captures whose record is not in its place.

    Each as the file, the byte at which a broken record begins, and a sentence.
    """
    found: dict[tuple[str, int], str] = {}
    unknown = set[str]()
    for path in sorted(folder.iterdir()):
        for kept in scan(path, path.name):
            if isinstance(kept, BrokenRecord):
                file, offset = kept.place or (path.name, 0)
                sentence = (
                    f"{file}: expected a WARC record at byte {offset}, found broken bytes; they were copied as they are"
                )
                yield file, offset, sentence
            elif not kept.is_sound:
                yield (
                    path.name,
                    kept.place.offset,
                    f"{path.name}: expected the bytes of {kept.uri or kept.kind} at byte {kept.place.offset} to fit their"
                    " digest, found others; they were copied as they are",
                )
            else:
                found[path.name, kept.place.offset] = kept.record_id
    known = warc_files(dataset.archive).keys()
    for row in dataset.rows(CAPTURES):
        capture = capture_by_id(dataset.archive, row[0])
        if capture is None or capture.warc_file is None or capture.warc_offset is None:
            continue
        if not (folder / capture.warc_file).exists():
            if capture.warc_file not in known | unknown:  # else that is said already
                unknown.add(capture.warc_file)
                sentence = (
                    f"{capture.warc_file}: expected a WARC file that the archive knows, found captures in another one"
                )
                yield capture.warc_file, None, sentence
            continue
        if found.get((capture.warc_file, capture.warc_offset)) != capture.record_id:
            yield (
                capture.warc_file,
                None,
                f"capture {capture.id} ({capture.url}): expected the whole record {capture.record_id} in {capture.warc_file} at"
                f" byte {capture.warc_offset}, found another, a broken one or none",
            )


def _members(dataset: DataSet, folder: Path, capture: CaptureState) -> Iterator[tuple[Kept, bytes]]:
    """Yield the records of a capture with their gzip members: the answer, then the request that led to it."""
    answer, request = kept_at(folder, _place(capture), capture.record_id)
    if answer.record.original is None:
        yield from ((kept, kept.member) for kept in (answer, request) if kept is not None)
        return
    original = capture_by_id(dataset.archive, capture.original_id) if capture.original_id is not None else None
    if original is None or original.warc_file is None:
        raise BrokenRecord(f"expected the record {answer.record.original} in the archive, found none")
    payload, _ = kept_at(folder, _place(original), original.record_id)
    yield answer, b"".join(whole(answer, request, payload.record))


def _place(capture: CaptureState) -> Place:
    return Place(file=capture.warc_file or "", offset=capture.warc_offset or 0, length=capture.warc_length or 0)


def _own_warcinfo(dataset: DataSet) -> bytes:
    about = dataset.about
    said = json.dumps(about, ensure_ascii=False, sort_keys=True)
    fields = {
        "software": about["software"],
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "title": about["title"],
        "description": about["description"],
        "rights": about["rights"],
        "about": said,
    }
    block = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    return record("warcinfo", renewed(said), about["made"], block, FIELDS)
