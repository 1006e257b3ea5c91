"""One captured answer, and where its record lies."""

import base64
import hashlib
from dataclasses import dataclass

NOT_MODIFIED = 304


def digest_of(payload: bytes) -> str:
    """Return the digest of a payload as WARC writes it: ``sha1:`` and the SHA-1 in base 32."""
    return "sha1:" + base64.b32encode(hashlib.sha1(payload, usedforsecurity=False).digest()).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What went over the wire for one address: the request, the head of the answer with its empty line, and the payload.

    The payload is the body without its transfer coding (chunks), but with its content coding (gzip). `address` is the server's IP
    address, None where it is not the site's own.
    """

    uri: str
    status: int
    request: bytes
    head: bytes
    payload: bytes
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a record lies: file in the WARC folder, first byte of its gzip member, and the member's length."""

    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The record that a revisit refers to: its WARC-Record-ID, address, time (UTC) and payload digest."""

    record_id: str
    uri: str
    fetched: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One answer: WARC-Record-ID, address asked, UTC time, HTTP status, payload digest and length, and where the record lies.

    `original` is the WARC-Record-ID of the record that holds the payload where this one is a revisit. `place` is None where
    nothing is written.
    """

    record_id: str
    uri: str
    fetched: str
    status: int
    digest: str
    length: int
    original: str | None = None
    place: Place | None = None
