"""Ways in which a page arrives spoiled: cut, doubled, shuffled, with foreign bytes, tags unclosed or swapped."""

import random
import re
from collections.abc import Callable

TAG = re.compile(rb"<[^<>]{1,300}>")
TAGS = (
    b"<div>",
    b"</div>",
    b"<p>",
    b"</p>",
    b"<table>",
    b"<tr>",
    b"<ul><li>",
    b"</article>",
    b"<h1>",
    b"<script>",
    b"<!--",
)
JUNK = (
    b"\x00",
    b"\xff\xfe",
    b"\xc3",
    b"&#0;",
    b"&#x110000;",
    b"]]>",
    b"<![CDATA[",
    b"\xe2\x80\xae",
    b"\xc2\xad" * 50,
    b"&nbsp;" * 99,
)


def _places(page: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(page) + 1)
    return start, min(len(page), start + chance.randrange(1, 4000))


def _cut(page: bytes, chance: random.Random) -> bytes:
    start, end = _places(page, chance)
    return page[:start] + page[end:]


def _break_off(page: bytes, chance: random.Random) -> bytes:
    return page[: chance.randrange(len(page) + 1)]


def _double(page: bytes, chance: random.Random) -> bytes:
    start, end = _places(page, chance)
    return page[:end] + page[start:end] * chance.randrange(1, 6) + page[end:]


def _insert(page: bytes, chance: random.Random) -> bytes:
    start, _ = _places(page, chance)
    return page[:start] + chance.choice((*TAGS, *JUNK)) * chance.choice((1, 1, 1, 30)) + page[start:]


def _drop_tags(page: bytes, chance: random.Random) -> bytes:
    return TAG.sub(lambda match: b"" if chance.random() < 0.05 else match[0], page)


def _swap_tags(page: bytes, chance: random.Random) -> bytes:
    return TAG.sub(lambda match: chance.choice(TAGS) if chance.random() < 0.03 else match[0], page)


def _flip(page: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(page)
    for _ in range(min(len(spoiled), 40)):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def _recode(page: bytes, chance: random.Random) -> bytes:
    return page.decode("utf-8", "replace").encode(chance.choice(("cp1252", "utf-16", "latin-1")), "replace")


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _cut, _break_off, _double, _insert, _drop_tags, _swap_tags, _flip, _recode,
)  # fmt: skip


def spoil(page: bytes, chance: random.Random) -> bytes:
    """Return a page spoiled in one to four ways."""
    for _ in range(chance.randrange(1, 5)):
        if page:
            page = chance.choice(WAYS)(page, chance)
    return page
