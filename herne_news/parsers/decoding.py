"""What bytes a page is made of: binary files told from text, and text of any encoding as UTF-8."""

import codecs
import re

DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: C0 controls that no text holds: not tab, line feed, form feed, carriage return and escape.
CONTROLS = bytes(sorted(set(range(32)) - {9, 10, 12, 13, 27}))
#: What ends a page, and where it is looked for first.
END, NEAR_THE_END = re.compile(rb"</(?:html|body)\b", re.IGNORECASE), 2048
#: Elements that HTML wants to be ended.
HOLDER = re.compile(rb"<(/?)(?:head|script|style|div|article|main|section|header|footer)\b", re.IGNORECASE)
BINARY = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"OggS", b"ID3")
#: Labels that say Latin-1 mean windows-1252 on the web (WHATWG Encoding Standard).
LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "ascii", "windows-1252", "cp1252"})


def is_binary(body: bytes) -> bool:
    """Say whether the beginning is a known file type's, or holds more control characters than a damaged page has."""
    start = body[:1024]
    controls = len(start) - len(start.translate(None, CONTROLS))
    return body.startswith(BINARY) or (controls > len(start) // 20 and not body.startswith(WIDE))


def as_utf8(body: bytes) -> bytes:
    """Return a page's bytes as UTF-8.

    The encoding is what the byte order mark or the declaration says, if the bytes agree; else UTF-8, else windows-1252.
    UTF-8 with single broken bytes is kept as UTF-8 with U+FFFD in their place.
    """
    for bom, name in BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace").encode()
    if _is_utf8(body):
        return body
    declared = DECLARED.search(body[:4096])
    name = declared[1].decode("ascii").lower() if declared else ""
    if name in LATIN:
        return _decode(body, "cp1252")
    if name and not name.startswith(("utf", "unicode", "raw")):
        try:
            return body.decode(name).encode()
        except (LookupError, UnicodeError):
            pass
    text = body.decode("utf-8", "replace")
    # A page of Latin-1 breaks at almost each umlaut; a page of UTF-8 that was cut or patched breaks here and there.
    broken, whole = text.count("�"), sum(text.count(letter) for letter in "äöüßÄÖÜ„“–’é")
    return text.encode() if whole > broken or (broken == 1 and text.endswith("�")) else _decode(body, "cp1252")


def breaks_off(body: bytes) -> bool:
    """Say whether a page ends before its end: neither ``</html>`` nor ``</body>``, and an element that needs an end is open.

    HTML lets authors leave out the two, but not the end of a ``div``. A server that dies while it writes leaves both out.
    """
    if END.search(body, max(len(body) - NEAR_THE_END, 0)) or END.search(body):
        return False
    ends = [bool(match[1]) for match in HOLDER.finditer(body)]
    return len(ends) > 2 * sum(ends)


def _decode(body: bytes, name: str) -> bytes:
    # cp1252 leaves five bytes undefined; Latin-1 gives them the control characters that browsers show too.
    try:
        return body.decode(name).encode()
    except UnicodeDecodeError:
        return body.decode("latin-1").encode()


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
