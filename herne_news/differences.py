"""What changed from one text to another, by paragraph and by word. Pure.

A comparison takes time in the product of both lengths at worst; beyond `MOST` pairs, what differs is called removed and added as
a whole, so that no text holds up who compares it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Literal

#: Pairs of paragraphs or words that are compared at most.
MOST = 250_000
#: Two paragraphs are one that has changed if they share this part of their words.
ALIKE = 0.4

Kind = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both texts have, or only the older or the newer one."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph that is the same, removed, added, or changed; then its pieces say where."""

    kind: Literal["same", "removed", "added", "changed"]
    pieces: tuple[Piece, ...]

    def text(self, without: Kind) -> str:
        """Return the paragraph as the older text has it (without what was added) or the newer one (without what was removed)."""
        return "".join(piece.text for piece in self.pieces if piece.kind != without)


def paragraphs(body: str | None) -> list[str]:
    """Return the paragraphs of a body, white space folded, line breaks kept."""
    blocks = re.split(r"\n\s*\n", body or "")
    return [
        "\n".join(" ".join(line.split()) for line in block.strip().split("\n")) for block in blocks if block.strip()
    ]


def written(value: Any) -> list[str]:
    """Return the value of a record's field as paragraphs: an item of a list each, a picture as caption, credit and address."""
    if isinstance(value, str):
        return paragraphs(value)
    if not isinstance(value, list):
        return [] if value is None else [str(value)]
    return [_picture(item) if isinstance(item, dict) else str(item) for item in value]


def _picture(caption: Mapping[str, Any]) -> str:
    credit = f"© {caption['credit']}" if caption.get("credit") else None
    parts = (caption.get("text"), credit, caption.get("alt"), caption.get("image_url"))
    return "\n".join(str(part) for part in parts if part)


def changed_keys(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[str]:
    """Return the keys whose values differ, in the order of the alphabet."""
    return sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))


def compare(before: Sequence[str], after: Sequence[str]) -> list[Paragraph]:
    """Return the paragraphs of both texts in their order, each with what became of it.

    Those that are the same or changed or added stand in the order of `after`; those removed where they stood.
    """
    found = []
    for kind, old, new in _runs(before, after):
        if kind == "same":
            found += [Paragraph("same", (Piece("same", text),)) for text in new]
        else:
            found += _replaced(old, new)
    return found


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    for before, after in zip_longest(old, new):
        if before is not None and after is not None and _are_alike(before, after):
            yield Paragraph("changed", compare_words(before, after))
            continue
        if before is not None:
            yield Paragraph("removed", (Piece("removed", before),))
        if after is not None:
            yield Paragraph("added", (Piece("added", after),))


def _are_alike(before: str, after: str) -> bool:
    old, new = set(before.split()), set(after.split())
    return len(old & new) >= ALIKE * max(len(old), len(new))


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces of two versions of a paragraph; joined, they give either of them."""
    pieces: list[Piece] = []
    for kind, old, new in _runs(_words(before), _words(after)):
        if kind == "same":
            pieces.append(Piece("same", "".join(new)))
            continue
        for other, words in (("removed", old), ("added", new)):
            if words:
                pieces.append(Piece("removed" if other == "removed" else "added", "".join(words)))
    return tuple(pieces)


def _words(text: str) -> list[str]:
    """Return the words of a text, each with the white space before it."""
    return re.findall(r"\s*\S+|\s+", text)


def _runs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    """Yield ``same`` or ``changed`` with the part of either text, in order."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    if start:
        yield "same", before[:start], after[:start]
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if len(old) * len(new) > MOST:
        yield "changed", old, new
    else:
        for tag, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
            yield ("same" if tag == "equal" else "changed"), old[i:j], new[k:m]
    if end:
        yield "same", before[len(before) - end :], after[len(after) - end :]
