"""One WARC record as a gzip member.

Written here and not by warcio, since warcio takes heads of HTTP apart and puts them together again, where we keep the bytes that
came; warcio and pywb check the result in the tests.
"""

import re
import uuid
import zlib
from collections.abc import Mapping

from herne_news.captures.capture import Exchange, Original, digest_of

VERSION, AFTER = b"WARC/1.1\r\n", b"\r\n\r\n"
REVISIT = "http://netpreserve.org/warc/1.1/revisit/"
SAME_PAYLOAD = f"{REVISIT}identical-payload-digest"
NOT_MODIFIED = f"{REVISIT}server-not-modified"
#: Readers would look for chunks that are no longer there.
CHUNKED = re.compile(rb"^(?=Transfer-Encoding[ \t]*:)", re.IGNORECASE | re.MULTILINE)
PACKED = re.compile(rb"^Content-Encoding[ \t]*:[ \t]*(?!identity)\S", re.IGNORECASE | re.MULTILINE)
#: zlib's levels: what is packed already only gets longer.
PACK, STORE = 6, 0
#: Memory for packing: the least, where nothing is packed.
MEMORY = 1
GZIP = zlib.MAX_WBITS | 16


def new_id() -> str:
    """Return a new WARC-Record-ID."""
    return f"<{uuid.uuid4().urn}>"


def record(
    kind: str, record_id: str, date: str, block: bytes, headers: Mapping[str, str], *, level: int = PACK
) -> bytes:
    """Return one record as a gzip member; `date` is its WARC-Date."""
    packer = zlib.compressobj(level, zlib.DEFLATED, GZIP, MEMORY if level == STORE else zlib.DEF_MEM_LEVEL)
    return packer.compress(plain(kind, record_id, date, block, headers)) + packer.flush()


def plain(kind: str, record_id: str, date: str, block: bytes, headers: Mapping[str, str]) -> bytes:
    """Return one record that is not packed; `headers` are those that the other arguments do not settle."""
    lines = {
        "WARC-Type": kind,
        "WARC-Record-ID": record_id,
        "WARC-Date": date,
        **headers,
        "WARC-Block-Digest": digest_of(block),
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return b"".join((VERSION, head.encode(), b"\r\n", block, AFTER))


def warcinfo(record_id: str, date: str, filename: str, fields: Mapping[str, str]) -> bytes:
    """Return the record that says who has written those that follow."""
    block = "".join(f"{name}: {value}\r\n" for name, value in fields.items()).encode()
    return record(
        "warcinfo", record_id, date, block, {"WARC-Filename": filename, "Content-Type": "application/warc-fields"}
    )


def response(
    exchange: Exchange, record_id: str, date: str, warcinfo_id: str, original: Original | None, digest: str
) -> bytes:
    """Return the record of an answer: a revisit of `original` where there is one, else with its payload, of that digest.

    A revisit of a 304 bears the digest of the payload that the site says is still the same.
    """
    head = CHUNKED.sub(b"X-Archive-Orig-", exchange.head)
    headers = {
        "WARC-Target-URI": exchange.uri,
        "WARC-Warcinfo-ID": warcinfo_id,
        **({"WARC-IP-Address": exchange.address} if exchange.address else {}),
        "WARC-Payload-Digest": original.digest if original else digest,
        "Content-Type": "application/http;msgtype=response",
    }
    if original is None:
        level = STORE if PACKED.search(head) else PACK
        return record("response", record_id, date, head + exchange.payload, headers, level=level)
    headers |= {
        "WARC-Profile": NOT_MODIFIED if exchange.status == 304 else SAME_PAYLOAD,
        "WARC-Refers-To": original.record_id,
        "WARC-Refers-To-Target-URI": original.uri,
        "WARC-Refers-To-Date": original.fetched,
    }
    return record("revisit", record_id, date, head, headers)


def request(exchange: Exchange, date: str, warcinfo_id: str, response_id: str) -> bytes:
    """Return the record of the request that led to an answer."""
    headers = {
        "WARC-Target-URI": exchange.uri,
        "WARC-Warcinfo-ID": warcinfo_id,
        "WARC-Concurrent-To": response_id,
        "Content-Type": "application/http;msgtype=request",
    }
    return record("request", new_id(), date, exchange.request, headers)


def metadata(date: str, warcinfo_id: str, uri: str, block: bytes) -> bytes:
    """Return a record of what was made of answers: JSON, as docs/captures.md describes it."""
    headers = {"WARC-Target-URI": uri, "WARC-Warcinfo-ID": warcinfo_id, "Content-Type": "application/json"}
    return record("metadata", new_id(), date, block, headers)
