"""Inline text between two blocks: pieces in bold or in links, and the lines that they make."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from herne_news.parsers.selectors import Element
from herne_news.parsers.text import normalise

#: Text of one kind, whether all of it is bold, and the link that it stands in.
Piece: TypeAlias = tuple[str, bool, Element | None]


class Line(NamedTuple):
    """The text between two line breaks, normalised, with its links and the letters in them."""

    text: str
    bold: bool
    linked: int
    links: tuple[Element, ...]


EMPTY = Line("", bold=False, linked=0, links=())


def line_of(pieces: Sequence[Piece]) -> Line:
    """Return the one line that the pieces make."""
    if len(pieces) == 1:
        text, bold, link = pieces[0]
        if link is None:
            text = normalise(text)
            return Line(text, bool(text) and bold, 0, ())
    whole = normalise("".join([piece[0] for piece in pieces]))
    all_bold = bool(whole)
    linked, links = 0, []
    for text, bold, link in pieces:
        if link is not None:
            linked += len(normalise(text))
            if text.strip():
                links.append(link)
        if all_bold and not bold and text.strip():
            all_bold = False
    return Line(whole, all_bold, linked, tuple(dict.fromkeys(links)) if links else ())


def lines_of(pieces: Sequence[Piece | None]) -> Iterator[Line | None]:
    """Yield the lines between breaks; None where an empty line parts the lines before from those behind."""
    line: list[Piece] = []
    for piece in (*pieces, None):
        if piece is not None:
            line.append(piece)
            continue
        read = line_of(line) if line else EMPTY
        yield read if read.text else None
        line = []
