"""Captures out of WARC files that we have written: byte for byte, or a revisit made whole with the payload that it refers to.

What is made anew is packed as stored blocks: they are the same bytes whichever zlib a machine has.
"""

import struct
import uuid
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from herne_news.captures.capture import Place, digest_of
from herne_news.captures.folder import find
from herne_news.captures.reading import GZIP, BrokenRecord, Record, places_of, read_at, scan
from herne_news.captures.records import AFTER, plain

#: A gzip member's head without time, name and system, and the longest stored block (RFC 1951).
GZIP_HEAD, LONGEST = b"\x1f\x8b\x08\0\0\0\0\0\0\xff", 0xFFFF
#: Headers that are written anew, or that only a revisit has.
RENEWED = ("WARC-Type", "WARC-Record-ID", "WARC-Date", "WARC-Block-Digest", "Content-Length", "WARC-Profile")
REFERS = "WARC-Refers-To"
BETWEEN = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Kept:
    """A record as it lies in a file: what it says, its gzip member, and its block."""

    record: Record
    member: bytes
    block: bytes


def kept_at(folder: Path, place: Place, record_id: str | None) -> tuple[Kept, Kept | None]:
    """Return the record at a place of a file in `folder`, and the request that led to it where it follows whole.

    Raises BrokenRecord where there is none, none of that WARC-Record-ID, or one without the digests that it bears.
    """
    path = _path(folder, place.file)
    try:
        found = scan(path, place.file, place.offset)
        answer, follower = next(found, None), next(found, None)
    except OSError as error:
        raise BrokenRecord(f"{path}: expected a file that can be read, found: {error.strerror}") from error
    if not isinstance(answer, Record) or not answer.is_sound or record_id not in (None, answer.record_id):
        raise BrokenRecord(
            f"{path}: expected the whole record {record_id} at byte {place.offset}, found another or a broken one"
        )
    asked = isinstance(follower, Record) and follower.warc.get("WARC-Concurrent-To") == answer.record_id
    return _kept(path, answer), _kept(path, follower) if asked and isinstance(follower, Record) else None


def warcinfos(folder: Path, name: str) -> dict[str, bytes]:
    """Return the gzip members of all warcinfo records of a file, by WARC-Record-ID; raises BrokenRecord where it is not there."""
    path = _path(folder, name)
    kept = [_kept(path, read_at(path, place)) for place in places_of(path, name, "warcinfo")]
    return {found.record.record_id: found.member for found in kept}


def whole(revisit: Kept, request: Kept | None, original: Record) -> Iterable[bytes]:
    """Return a revisit as a response with the payload of `original`, and its request, as gzip members.

    Both get new WARC-Record-IDs, made from their old ones. Raises BrokenRecord where the payload is not the one that is meant.
    """
    if digest_of(original.payload) != revisit.record.warc.get("WARC-Payload-Digest"):
        raise BrokenRecord(
            f"{revisit.record.place.file}: expected record {original.record_id} to hold the payload of"
            f" {revisit.record.record_id}, found another one"
        )
    warc = {name: value for name, value in revisit.record.warc.items() if not name.startswith(REFERS)}
    new_id = renewed(revisit.record.record_id)
    yield record("response", new_id, revisit.record.date, revisit.block + original.payload, warc)
    if request is not None:
        warc = {**request.record.warc, "WARC-Concurrent-To": new_id}
        yield record("request", renewed(request.record.record_id), request.record.date, request.block, warc)


def renewed(record_id: str) -> str:
    """Return the WARC-Record-ID of what was made of a record, or of any text: always the same for the same."""
    return f"<{uuid.uuid5(uuid.NAMESPACE_URL, record_id).urn}>"


def record(kind: str, record_id: str, date: str, block: bytes, headers: Mapping[str, str]) -> bytes:
    """Return a record as a gzip member; of `headers`, those that the block decides are written anew."""
    kept = {name: value for name, value in headers.items() if name not in RENEWED}
    return stored(plain(kind, record_id, date, block, kept))


def stored(data: bytes) -> bytes:
    """Return `data` as a gzip member that does not pack it."""
    starts = range(0, max(len(data), 1), LONGEST)
    parts = [GZIP_HEAD]
    for start in starts:
        block = data[start : start + LONGEST]
        parts += [struct.pack("<BHH", start == starts[-1], len(block), len(block) ^ LONGEST), block]
    parts.append(struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF))
    return b"".join(parts)


def _path(folder: Path, name: str) -> Path:
    path = find(folder, name)
    if path is None:
        raise BrokenRecord(f"{folder / name}: expected a WARC file, found none")
    return path


def _kept(path: Path, found: Record) -> Kept:
    with path.open("rb") as file:
        file.seek(found.place.offset)
        member = file.read(found.place.length)
    _, _, rest = zlib.decompress(member, GZIP).partition(BETWEEN)
    return Kept(found, member, rest.removesuffix(AFTER))
