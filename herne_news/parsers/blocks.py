"""Blocks of running text, and the text of a record's body that they make.

How text is cut and marked is the contract of `Article.body`: paragraphs parted by a blank line, ``## `` before a
subheading, ``- `` before a list item or a table row.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from herne_news.parsers.selectors import Element

MAX_SUBHEADING = 100


class Kind(Enum):
    """What a block is in the running text."""

    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    ITEM = "item"
    ROW = "row"
    MARK = "mark"


class Breaks(Enum):
    """What a single ``<br>`` means: a line break inside the block, or its end where the line before ends a sentence."""

    LINE = "line"
    SENTENCE = "sentence"


@dataclass(slots=True, eq=False)  # frozen ones take three times as long to make
class Block:
    """One block of running text: normalised (a paragraph may hold line breaks), with the element that it stands in.

    `group` is the outermost list or the table of an item or row, else None. `linked` is the number of letters of `text`
    that stand in links, `links` are those links (``a`` elements, each once), `bold` says that all letters are bold.
    A block is not changed after it was made.
    """

    kind: Kind
    text: str
    element: Element
    group: Element | None = None
    linked: int = 0
    bold: bool = False
    links: tuple[Element, ...] = ()


def body_text(blocks: Iterable[Block]) -> str | None:
    """Return the running text that the blocks make, or None where there is none."""
    parts: list[str] = []
    group: Element | None = None
    for block in blocks:
        if block.kind is Kind.MARK:
            continue
        if block.kind in (Kind.ITEM, Kind.ROW):
            line = f"- {block.text}"
            if parts and block.group is not None and block.group is group:
                parts[-1] += f"\n{line}"
            else:
                parts.append(line)
            group = block.group
        else:
            parts.append(f"## {block.text}" if block.kind is Kind.SUBHEADING else block.text)
            group = None
    return "\n\n".join(parts) or None


def is_subheading(line: str) -> bool:
    """Say whether a wholly bold line reads as a subheading: short, no sentence, no speaker's label (``inherne:``)."""
    if len(line) > MAX_SUBHEADING or line.endswith((".", ",", ";", "?")):
        return False
    label, colon, rest = line.partition(":")
    # A label is "inherne:" in front of a question or alone; "Wann: 7:30 Uhr" is none.
    return not (colon and label.islower() and " " not in label and rest[:1] in ("", " "))
