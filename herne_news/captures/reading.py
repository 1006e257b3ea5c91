"""Captures back from WARC files: one at its place, or all of a file in order."""

import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from herne_news.captures.capture import Place
from herne_news.errors import HerneNewsError

#: No body is unpacked beyond this; the crawl refuses such answers, too.
LIMIT = 32 * 1024 * 1024


class BrokenRecord(HerneNewsError):
    """Bytes that are no WARC record, or not the one that was expected there."""


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
        found = next(_records(data, place.file, place.offset))
    except OSError as error:
        raise BrokenRecord(f"{path}: expected a file that can be read, found: {error.strerror}") from error
    except (StopIteration, ArchiveLoadFailed, zlib.error, ValueError, AttributeError, EOFError) as error:
        raise BrokenRecord(f"{path}: expected a WARC record at byte {place.offset}, found none") from error
    if found.place.length != place.length:
        raise BrokenRecord(f"{path}: expected a record of {place.length} bytes at {place.offset}, found another length")
    return found


def records_of(path: Path, name: str, start: int = 0) -> Iterator[Record]:
    """Yield the records of a file in order, from the one that begins at `start`.

    A member of gzip that is broken raises BrokenRecord, naming its first byte: what follows it cannot be found.
    """
    with path.open("rb") as file:
        file.seek(start)
        offset = start
        for data in members(file.read):
            if data is None:
                raise BrokenRecord(f"{path}: expected a WARC record at byte {offset}, found broken bytes")
            try:
                yield next(_records(data, name, offset))
            except (StopIteration, ArchiveLoadFailed, zlib.error, ValueError, AttributeError, EOFError) as error:
                raise BrokenRecord(f"{path}: expected a WARC record at byte {offset}, found none") from error
            offset += len(data)


def members(read: Callable[[int], bytes]) -> Iterator[bytes | None]:
    """Yield the gzip members of a file as they stand in it, and None where one is broken or cut off; then nothing more."""
    packed, data = bytearray(), b""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    while data := data or read(1 << 16):
        try:
            unpacker.decompress(data)
        except zlib.error:
            yield None
            return
        rest = unpacker.unused_data
        packed += data[: len(data) - len(rest)]
        data = rest
        if unpacker.eof:
            yield bytes(packed)
            packed.clear()
            unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    if packed:
        yield None


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
