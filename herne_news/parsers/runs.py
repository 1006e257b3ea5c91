"""Inline text between two blocks: pieces in bold or in links, and the lines that they make."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from herne_news.parsers.selectors import Element
from herne_news.parsers.text import normalise


@dataclass(slots=True)
class Piece:
    """Text of one kind: all of it bold or none, all in one link or none."""

    text: str
    bold: bool
    link: Element | None


@dataclass(slots=True)
class Line:
    """The text between two line breaks, normalised, with its links and the letters in them."""

    text: str
    bold: bool
    linked: int
    links: tuple[Element, ...]


def line_of(pieces: list[Piece]) -> Line:
    """Return the one line that the pieces make."""
    text = normalise("".join(piece.text for piece in pieces))
    bold = bool(text) and all(piece.bold or not piece.text.strip() for piece in pieces)
    linked = sum(len(normalise(piece.text)) for piece in pieces if piece.link is not None)
    return Line(text, bold, linked, links_of(pieces))


def links_of(pieces: Iterable[Piece]) -> tuple[Element, ...]:
    """Return the links that hold text of the pieces, each once, in order."""
    return tuple(dict.fromkeys(piece.link for piece in pieces if piece.link is not None and piece.text.strip()))


def lines_of(pieces: list[Piece | None]) -> Iterator[Line | None]:
    """Yield the lines between breaks; None where an empty line parts the lines before from those behind."""
    line: list[Piece] = []
    for piece in [*pieces, None]:
        if piece is not None:
            line.append(piece)
            continue
        read = line_of(line)
        yield read if read.text else None
        line = []
