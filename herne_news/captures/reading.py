"""Captures back from WARC files: one at its place, or all of a file in order."""

import contextlib
import io
import mmap
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from herne_news.captures.capture import Place
from herne_news.errors import HerneNewsError

#: No body is unpacked beyond this; the crawl refuses such answers, too.
LIMIT = 32 * 1024 * 1024
#: How a gzip member begins, and how much of one is unpacked at a time.
MAGIC, CHUNK = b"\x1f\x8b\x08", 1 << 16
GZIP = zlib.MAX_WBITS | 16


class BrokenRecord(HerneNewsError):
    """Bytes that are no WARC record, or not the one that was expected there; `place` is file and first byte, if known."""

    def __init__(self, sentence: str, place: tuple[str, int] | None = None) -> None:
        super().__init__(sentence)
        self.place = place


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One record: its type, its WARC headers, its HTTP status and headers (names in lower case), its payload, its place.

    `payload` is as it came, `is_sound` whether it and the whole block have the digests that the record bears.
    """

    kind: str
    warc: Mapping[str, str]
    status: int
    http: Mapping[str, str]
    payload: bytes
    place: Place
    is_sound: bool

    @property
    def record_id(self) -> str:
        """The WARC-Record-ID."""
        return self.warc.get("WARC-Record-ID", "")

    @property
    def date(self) -> str:
        """The WARC-Date."""
        return self.warc.get("WARC-Date", "")

    @property
    def uri(self) -> str:
        """The address asked for."""
        return self.warc.get("WARC-Target-URI", "")

    @property
    def original(self) -> str | None:
        """The WARC-Record-ID of the record that holds the payload of a revisit."""
        return self.warc.get("WARC-Refers-To") if self.kind == "revisit" else None


def read_at(path: Path, place: Place) -> Record:
    """Return the record at a place of a file; raises BrokenRecord for what is none, or reaches beyond its length."""
    try:
        with path.open("rb") as file:
            file.seek(place.offset)
            data = file.read(place.length)
    except OSError as error:
        raise BrokenRecord(f"{path}: expected a file that can be read, found: {error.strerror}") from error
    found = _record(data, place.file, place.offset) if _end_of_member(data, 0) == place.length else None
    if found is None:
        raise BrokenRecord(f"{path}: expected a WARC record of {place.length} bytes at byte {place.offset}, found none")
    return found


def scan(path: Path, name: str, start: int = 0) -> Iterator[Record | BrokenRecord]:
    """Yield the records of a file in order, from the one that begins at `start`.

    Broken bytes are yielded as a BrokenRecord with their place, and the next whole record after them follows.
    """
    with path.open("rb") as file, mmap_of(file) as data:
        offset = start
        while offset < len(data):
            end = _end_of_member(data, offset)
            record = _record(data[offset:end], name, offset) if end is not None else None
            if record is not None:
                yield record
            else:
                end = _next_member(data, offset + 1)
                yield BrokenRecord(
                    f"{path}: expected a WARC record at byte {offset}, found broken bytes", (name, offset)
                )
            offset = end if end is not None else len(data)


def records_of(path: Path, name: str, start: int = 0) -> Iterator[Record]:
    """Yield the records of a file in order; raises BrokenRecord where there is none."""
    for found in scan(path, name, start):
        if isinstance(found, BrokenRecord):
            raise found
        yield found


def places_of(path: Path, name: str, kind: str) -> Iterator[Place]:
    """Yield where the records of a type lie in a file that we have written; broken bytes are passed over."""
    begin = f"WARC/1.1\r\nWARC-Type: {kind}\r\n".encode()
    with path.open("rb") as file, mmap_of(file) as data:
        offset: int | None = 0
        while offset is not None and offset < len(data):
            end = _end_of_member(data, offset)
            if end is not None and zlib.decompressobj(GZIP).decompress(data[offset:end], len(begin)) == begin:
                yield Place(file=name, offset=offset, length=end - offset)
            offset = end if end is not None else _next_member(data, offset + 1)


@contextlib.contextmanager
def mmap_of(file: BinaryIO) -> Iterator[bytes]:
    """Give a file's bytes without reading them all; an empty file has none."""
    try:
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except ValueError:
        yield b""
        return
    with mapped:
        yield mapped  # type: ignore[misc]  # sliced and searched like bytes


def _end_of_member(data: bytes, offset: int) -> int | None:
    """Return where the gzip member that begins at `offset` ends, None where it is broken or cut off."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    position = offset
    try:
        while position < len(data) and not unpacker.eof:
            part = data[position : position + CHUNK]
            unpacker.decompress(part)
            position += len(part)
    except zlib.error:
        return None
    return position - len(unpacker.unused_data) if unpacker.eof else None


def _next_member(data: bytes, offset: int) -> int | None:
    """Return the first byte at or after `offset` where a whole record begins."""
    while (offset := data.find(MAGIC, offset)) >= 0:
        end = _end_of_member(data, offset)
        if end is not None and zlib.decompress(data[offset:end], zlib.MAX_WBITS | 16).startswith(b"WARC/"):
            return offset
        offset += 1
    return None


def _record(data: bytes, name: str, offset: int) -> Record | None:
    """Return the record that a gzip member holds, None where it holds none."""
    try:
        return next(_records(data, name, offset), None)
    except (ArchiveLoadFailed, zlib.error, ValueError, AttributeError, EOFError):
        return None


def _records(data: bytes, name: str, offset: int) -> Iterator[Record]:
    for found in ArchiveIterator(io.BytesIO(data), check_digests=True):
        payload = found.raw_stream.read()
        http: dict[str, str] = {}
        status = 0
        if found.http_headers is not None and found.rec_type != "request":
            http = {key.lower(): value for key, value in found.http_headers.headers}
            status = int(found.http_headers.get_statuscode() or 0)
        yield Record(
            kind=found.rec_type,
            warc=dict(found.rec_headers.headers),
            status=status,
            http=http,
            payload=payload,
            place=Place(file=name, offset=offset, length=len(data)),
            is_sound=found.digest_checker.passed is not False,
        )


def unpacked(payload: bytes, encoding: str | None) -> bytes:
    """Return a payload without its content coding, as the crawl has read it; an unknown coding stays.

    Raises BrokenRecord for what is not packed as its record says.
    """
    for coding in reversed([word.strip().lower() for word in (encoding or "").split(",")]):
        try:
            payload = _unpacked(payload, coding)
        except Exception as error:
            raise BrokenRecord(f"expected a payload packed as {coding}, found other bytes") from error
    return payload


def _unpacked(payload: bytes, coding: str) -> bytes:
    if coding in {"gzip", "x-gzip"}:
        parts, rest = [], payload
        while rest:
            member = zlib.decompressobj(zlib.MAX_WBITS | 16)
            parts.append(member.decompress(rest, LIMIT))
            rest = member.unused_data.lstrip(b"\0")
        return b"".join(parts)
    if coding == "deflate":
        try:
            return zlib.decompress(payload)
        except zlib.error:
            return zlib.decompress(payload, -zlib.MAX_WBITS)
    if coding == "br":
        import brotli  # noqa: PLC0415 - only where a server packs so without having been asked

        unpacked_body: Any = brotli.decompress(payload)
        return bytes(unpacked_body)
    return payload
