"""Inline text between two blocks: pieces in bold or in links, and the lines that they make."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from herne_news.parsers.selectors import Element
from herne_news.parsers.text import normalise


class Piece(NamedTuple):
    """Text of one kind: all of it bold or none, all in one link or none."""

    text: str
    bold: bool
    link: Element | None


class Line(NamedTuple):
    """The text between two line breaks, normalised, with its links and the letters in them."""

    text: str
    bold: bool
    linked: int
    links: tuple[Element, ...]


EMPTY = Line("", bold=False, linked=0, links=())


def line_of(pieces: Sequence[Piece]) -> Line:
    """Return the one line that the pieces make."""
    if len(pieces) == 1 and pieces[0].link is None:
        text = normalise(pieces[0].text)
        return Line(text, bool(text) and pieces[0].bold, 0, ())
    text = normalise("".join([piece.text for piece in pieces]))
    bold = bool(text)
    linked, links = 0, []
    for piece in pieces:
        if piece.link is not None:
            linked += len(normalise(piece.text))
            if piece.text.strip():
                links.append(piece.link)
        if bold and not piece.bold and piece.text.strip():
            bold = False
    return Line(text, bold, linked, tuple(dict.fromkeys(links)))


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
