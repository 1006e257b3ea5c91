"""Is a compressed answer whole? Scrapy unpacks what there is of a cut one, and half an article would pass for a whole."""

import zlib

#: What is unpacked at a time, so that a bomb costs no memory.
CHUNK = 1 << 16
#: How zlib is told to expect gzip's header.
GZIP = zlib.MAX_WBITS | 16


def is_whole_gzip(body: bytes, limit: int) -> bool:
    """Say whether `body` is gzip to its end; unpacking stops after `limit` bytes, which count as whole."""
    unpacked, rest = 0, body
    while True:
        member = zlib.decompressobj(GZIP)
        try:
            while not member.eof:
                part = member.decompress(rest, CHUNK)
                rest = member.unconsumed_tail
                unpacked += len(part)
                if unpacked > limit:
                    return True
                if not part and not rest and not member.eof:
                    return False
        except zlib.error:
            return False
        rest = member.unused_data.lstrip(b"\0")
        if not rest:
            return True
