"""Where on a WordPress page the article is: its headline, its text, and the lines around them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import cast

from lxml import etree

from herne_news.parsers.blocks import Block, Breaks, Kind
from herne_news.parsers.captions import is_caption, is_credit_beside
from herne_news.parsers.inherne.furniture import Memory
from herne_news.parsers.inherne.lines import LONGEST_KICKER, apart, is_about_line, is_newsticker, is_written_line
from herne_news.parsers.page import Page
from herne_news.parsers.selectors import Element, columns_of, has_class, stands_behind
from herne_news.parsers.walking import read_blocks

LETTERS = etree.XPath("string-length()")
#: A headline with more letters of text above it inside the same container is another article's.
FAR_BELOW = 400
#: A text of so many letters is one.
ENOUGH = 120
#: So many lines at the start of the text may speak about the article.
OPENING = 4


@dataclass(frozen=True, slots=True)
class Running:
    """The blocks of the text container: `above` a headline inside it, `opening` lines about the article, the text itself."""

    above: list[Block]
    opening: list[Block]
    text: list[Block]


@dataclass(frozen=True)
class Regions:
    """The article's place on the page.

    `content` holds the running text, `heading` the headline (None where the page has none), `frame` is the smallest element
    around both, or WordPress's own post element; `layout` names the rule that found the text. `traits` remembers what the
    names of the page's elements say.
    """

    page: Page
    frame: Element
    heading: Element | None
    content: Element
    layout: str
    traits: Memory = field(default_factory=Memory)
    #: Elements in the content that hold lines about the article; known when `running` is.
    meta_inside: list[Element] = field(default_factory=list)

    @cached_property
    def spine(self) -> frozenset[Element]:
        """Headline, text, and all elements around them: never furniture, whatever their names."""
        around = {self.content, *self.content.iterancestors()}
        if self.heading is not None:
            around |= {self.heading, *self.heading.iterancestors()}
        return frozenset(around)

    @cached_property
    def lines(self) -> tuple[list[Block], list[Block], list[Block]]:
        """Lines of the frame before the headline, between headline and text, and behind the text; no captions, no furniture.

        Where the headline stands in the text itself, the lines above it there count too, and so do lines with date or
        byline that open the text. Lines that the text holds in elements of their own count as behind it.
        """
        inside = self.running
        around = self._around if self.frame is not self.content else ([], [], [])
        within = [block for node in self.meta_inside for block in read_blocks(node, breaks=Breaks.SENTENCE)]
        before, between, after = [*around[0], *inside.above], [*around[1], *inside.opening], [*within, *around[2]]
        return before, list(map(apart, between)), after

    @cached_property
    def _around(self) -> tuple[list[Block], list[Block], list[Block]]:
        marks = [self.content] if self.heading is None else [self.heading, self.content]
        blocks = read_blocks(self.frame, breaks=Breaks.SENTENCE, skip=self._beside_lines, marks=marks)
        places = {block.element: place for place, block in enumerate(blocks) if block.kind is Kind.MARK}
        content = places.get(self.content, len(blocks))
        heading = min(places.get(self.heading, 0), content) if self.heading is not None else 0
        parts = (blocks[:heading] if self.heading is not None else [], blocks[heading:content], blocks[content:])
        before, between, after = ([block for block in part if block.kind is not Kind.MARK] for part in parts)
        return before, between, after

    @cached_property
    def running(self) -> "Running":
        """The content's blocks without captions and furniture: those above a headline inside it, those that open it, the text."""
        blocks = self._read(self._beside_text)
        letters = 4 * sum(len(block.text) for block in blocks)
        if letters < cast("float", LETTERS(self.content)):
            # Names that mean furniture elsewhere may stand around the text itself: then they say nothing, the plainest last.
            for plainest in (False, True):
                everything = self._read(partial(self._is_no_text, plainest=plainest))
                if letters < (found := sum(len(block.text) - block.linked for block in everything)):
                    blocks = everything
                if found >= ENOUGH:
                    break
        place = next((place for place, block in enumerate(blocks) if block.kind is Kind.MARK), None)
        above: list[Block] = []
        if place is not None and sum(len(block.text) for block in blocks[:place]) < FAR_BELOW:
            above, blocks = blocks[:place], blocks[place + 1 :]
        text = [block for block in blocks if block.kind is not Kind.MARK]
        first = next(
            (place for place, block in enumerate(text[:OPENING]) if not is_about_line(block)), min(OPENING, len(text))
        )
        if first == 0 and text and is_newsticker(above) and len(text[0].text) <= LONGEST_KICKER:
            first = 1
        late = [block for block in text[first:OPENING] if is_written_line(block)]
        return Running(above, [*text[:first], *late], [block for block in text[first:] if block not in late])

    def _read(self, skip: Callable[[Element], bool]) -> list[Block]:
        marks = [] if self.heading is None else [self.heading]
        return read_blocks(self.content, breaks=Breaks.SENTENCE, skip=skip, marks=marks)

    def _is_no_text(self, node: Element, *, plainest: bool) -> bool:
        if is_caption(node) or is_credit_beside(node) or node.tag in ("nav", "form"):
            return True
        return not (plainest or node in self.spine) and self.traits[node].apart

    def _beside_text(self, node: Element) -> bool:
        traits = self.traits[node]
        if traits.credit and not traits.no_text:
            return is_credit_beside(node) and node not in self.spine
        if not traits.no_text or node in self.spine:
            return False
        if traits.meta and not traits.away:
            self.meta_inside.append(node)
        return True

    def _beside_lines(self, node: Element) -> bool:
        traits = self.traits[node]
        return (traits.no_line or (traits.credit and is_credit_beside(node))) and node not in self.spine

    def is_behind(self, node: Element) -> bool:
        """Say whether an element stands behind the running text, where other articles are shown as well."""
        return stands_behind(node, self._columns)

    @cached_property
    def _columns(self) -> dict[Element, Element]:
        return columns_of(self.content)

    def outside(self, nodes: Iterable[Element]) -> list[Element]:
        """Return those of `nodes` that speak about the article: in its frame, not in its running text, not in furniture."""
        return [node for node in nodes if node in self._in_frame and self._is_about(node)]

    def in_frame(self, nodes: Iterable[Element]) -> Iterator[Element]:
        """Yield those of `nodes` that stand inside the frame."""
        return (node for node in nodes if node in self._in_frame)

    @cached_property
    def _in_frame(self) -> frozenset[Element]:
        return frozenset(self.frame.iterdescendants())

    @cached_property
    def _known(self) -> dict[tuple[Element, bool], bool]:
        """What `_is_about` found for what stands right inside an element, and does or does not stand in a line of its own."""
        return {}

    def _is_about(self, node: Element) -> bool:
        about, above = self.traits[node].meta, node.getparent()
        passed: list[tuple[Element, bool]] = []
        known = False
        while above is not None:
            if (above, about) in self._known:
                known = self._known[above, about]
                break
            passed.append((above, about))
            if above is self.content and not about:
                break
            if above is self.frame:
                known = True
                break
            traits = self.traits[above]
            # A footer inside the article is the article's own.
            own = above.tag == "footer" and not has_class(above, "footer", "site-footer")
            if (traits.apart and not own) or (traits.post and above not in self.spine):
                break
            about = about or traits.meta
            above = above.getparent()
        self._known.update(dict.fromkeys(passed, known))
        return known
