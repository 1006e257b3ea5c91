"""One walk over a content element gives its blocks of running text."""

from collections.abc import Callable, Collection, Iterator
from typing import cast

from herne_news.parsers.blocks import Block, Breaks, Kind, is_subheading
from herne_news.parsers.page import UNSPOKEN
from herne_news.parsers.runs import Line, Piece, line_of, lines_of
from herne_news.parsers.selectors import Element
from herne_news.parsers.text import ends_sentence, normalise

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
PARTING = HEADINGS | frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt"),
        *("fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p", "pre"),
        *("section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
BOLD = frozenset({"b", "strong"})
LISTS = frozenset({"ul", "ol", "dl"})
#: Where one of these holds nothing but text, and stands in nothing that matters, it is a block.
SIMPLE = {tag: Kind.SUBHEADING if tag in HEADINGS else Kind.PARAGRAPH for tag in PARTING - LISTS - {"li"}}
#: What a line break is in a line that goes on.
BLANK: Piece = (" ", True, None)


def nothing(_: Element) -> bool:
    """Pick no element."""
    return False


def read_blocks(
    content: Element,
    *,
    breaks: Breaks,
    skip: Callable[[Element], bool] = nothing,
    layout: Callable[[Element], bool] = nothing,
    marks: Collection[Element] = (),
) -> list[Block]:
    """Return the blocks of `content` in reading order.

    Scripts and the like are never text; elements for which `skip` says yes are left out with all that is inside them,
    but not the text behind them. A heading inside the text, or a line that is wholly bold, short and no sentence, is a
    subheading. A table whose cells hold headings, lists, tables or several paragraphs is layout, and its cells are read
    as running text; so are lists, list items and tables for which `layout` says yes. Each of `marks` is left out too, and
    an empty block of kind MARK stands in its place.
    """
    return _Reader(breaks, skip, layout, marks).read(content)


class _Reader:
    """The state of one walk. Iterative, since broken pages nest deeper than Python calls."""

    def __init__(
        self,
        breaks: Breaks,
        skip: Callable[[Element], bool],
        layout: Callable[[Element], bool] = nothing,
        marks: Collection[Element] = (),
    ) -> None:
        self.breaks = breaks
        self.skip = skip
        self.layout = layout
        self.marks = marks
        self.blocks: list[Block] = []
        self.pieces: list[Piece | None] = []  # None is a line break
        self.owner: Element | None = None
        self.lists: list[Element] = []
        self.items = 0
        self.bold = 0
        self.links: list[Element] = []

    def read(self, content: Element) -> list[Block]:
        self.owner = content
        self._enter(content, str(content.tag))
        stack: list[tuple[Element, Iterator[Element]]] = [(content, iter(content))]
        marks, skip, pieces = frozenset(self.marks), self.skip, self.pieces
        while stack:
            node, children = stack[-1]
            for child in children:
                tag = str(child.tag)
                if marks and child in marks:
                    self._flush()
                    self.blocks.append(Block(Kind.MARK, "", child))
                elif tag in UNSPOKEN or skip(child):
                    self._pass(tag)
                elif tag == "br":
                    pieces.append(None)
                elif tag == "table" and not (is_layout(child) or self.layout(child)):
                    self._flush()
                    self._rows(child)
                elif len(child):
                    self._enter(child, tag)
                    stack.append((child, iter(child)))
                    break
                elif tag in SIMPLE and not (self.items or self.bold or self.links):
                    self._flush()
                    if text := normalise(child.text or ""):
                        self.blocks.append(Block(SIMPLE[tag], text, child))
                    self.owner = node
                else:
                    self._enter(child, tag)
                    self._leave(child, tag)
                # White space in front of a line is none of its text.
                if (tail := child.tail) and (pieces or not tail.isspace()):
                    self._text(tail)
            else:
                stack.pop()
                self._leave(node, str(node.tag))
                if stack and (tail := node.tail) and (pieces or not tail.isspace()):
                    self._text(tail)
        self._flush()
        return self.blocks

    def _pass(self, tag: str) -> None:
        """Part the text where an element is left out that parts it."""
        if self.pieces and not self.items and tag in PARTING:
            self._flush()

    def _enter(self, node: Element, tag: str) -> None:
        if tag in PARTING:
            # Paragraphs inside a list item are one item; a list inside it has items of its own.
            if not self.items or tag in LISTS or tag == "li":
                self._flush()
            elif self.pieces:
                self._text(" ")
            self.owner = node
            if tag in LISTS and not self.layout(node):
                self.lists.append(node)
            elif tag == "li" and not self.layout(node):
                self.items += 1
        elif tag in BOLD:
            self.bold += 1
        elif tag == "a":
            self.links.append(node)
        if (text := node.text) and (self.pieces or not text.isspace()):
            self._text(text)

    def _leave(self, node: Element, tag: str) -> None:
        if tag in PARTING:
            if not self.items or tag in LISTS or tag == "li":
                self._flush(heading=tag in HEADINGS)
            elif self.pieces:
                self._text(" ")
            if tag in LISTS and not self.layout(node):
                self.lists.pop()
            elif tag == "li" and not self.layout(node):
                self.items -= 1
            self.owner = node.getparent()
        elif tag in BOLD:
            self.bold -= 1
        elif tag == "a":
            self.links.pop()

    def _text(self, text: str) -> None:
        self.pieces.append((text, self.bold > 0, self.links[-1] if self.links else None))

    def _flush(self, *, heading: bool = False) -> None:
        """Make a block, or several where lines part it, of the pieces since the last one."""
        if not self.pieces:
            return
        pieces = self.pieces.copy()
        self.pieces.clear()
        owner = self.owner
        if owner is None:
            return
        if heading or self.items:
            line = line_of([piece or BLANK for piece in pieces])
            kind = Kind.ITEM if self.items else Kind.SUBHEADING
            group = self.lists[0] if self.lists and self.items else None
        elif None in pieces:
            self.blocks.extend(_paragraphs(pieces, owner, self.breaks))
            return
        else:
            line = line_of(cast("list[Piece]", pieces))
            kind = Kind.SUBHEADING if line.bold and is_subheading(line.text) else Kind.PARAGRAPH
            group = None
        if line.text:
            self.blocks.append(Block(kind, line.text, owner, group, line.linked, line.bold, line.links))

    def _rows(self, table: Element) -> None:
        for row in table.iter("tr"):
            cells = []
            linked, links = 0, []
            for cell in row.iterchildren("td", "th"):
                if not len(cell):
                    if text := normalise(cell.text or ""):
                        cells.append(text)
                    continue
                blocks = _Reader(Breaks.LINE, self.skip, self.layout).read(cell)
                linked += sum(block.linked for block in blocks)
                links += [link for block in blocks for link in block.links]
                text = " ".join(block.text.replace("\n", " ") for block in blocks)
                if text:
                    cells.append(text)
            if cells:
                self.blocks.append(Block(Kind.ROW, " | ".join(cells), row, table, linked, links=tuple(links)))


def is_layout(table: Element) -> bool:
    """Say whether a table only arranges running text: a cell holds a heading, list, table or several paragraphs."""
    for cell in table.iter("td"):
        nested = next(cell.iter("table", "ul", "ol", "h2", "h3", "h4"), None)
        if nested is not None or len(list(cell.iter("p"))) > 1:
            return True
    # libxml2 leaves cells without a row as they are.
    return next(table.iter("td", "th"), None) is None or next(table.iter("tr"), None) is None


def _paragraphs(pieces: list[Piece | None], owner: Element, breaks: Breaks) -> Iterator[Block]:
    lines: list[Line] = []
    for line in lines_of(pieces):
        if line is None:
            yield from _paragraph(lines, owner)
            lines = []
        elif line.bold and is_subheading(line.text):
            yield from _paragraph(lines, owner)
            lines = []
            yield Block(Kind.SUBHEADING, line.text, owner, None, line.linked, bold=True, links=line.links)
        else:
            if lines and breaks is Breaks.SENTENCE and ends_sentence(lines[-1].text):
                yield from _paragraph(lines, owner)
                lines = []
            lines.append(line)
    yield from _paragraph(lines, owner)


def _paragraph(lines: list[Line], owner: Element) -> Iterator[Block]:
    if len(lines) == 1:
        text, bold, linked, links = lines[0]
        yield Block(Kind.PARAGRAPH, text, owner, None, linked, bold, links)
    elif lines:
        text = "\n".join([line.text for line in lines])
        linked, bold = sum(line.linked for line in lines), all(line.bold for line in lines)
        links = tuple(link for line in lines for link in line.links)
        yield Block(Kind.PARAGRAPH, text, owner, None, linked, bold, links)
