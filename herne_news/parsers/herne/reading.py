"""A page as blocks of running text, with the date lines that every release hangs on and the words that are furniture."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree

from herne_news.parsers.blocks import Block, Breaks, Kind
from herne_news.parsers.dates import parse_german_date
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element
from herne_news.parsers.text import fold, normalise
from herne_news.parsers.walking import read_blocks

LABEL = re.compile(r"meldung vom(?![^\W\d_])[ :]*", re.IGNORECASE)
#: The same at the beginning of a text node: the date may stand in the next one.
LABEL_CHUNK = re.compile(LABEL.pattern + r"(?:[0-9]|$)", re.IGNORECASE)
#: What only can be meant as a date, whether or not the calendar has it.
DATE_LIKE = re.compile(r"meldung vom(?![^\W\d_])[ :]*[0-9]{1,2}\. ?[^\W_]+\.? ?[0-9]{4}", re.IGNORECASE)
#: A date with the title behind it on the same line.
RUN_IN = re.compile(
    r"meldung vom(?![^\W\d_])[ :]*([0-9]{1,2}\. ?[^\W\d_]+\.? ?[0-9]{4})[ :|–-]*(?=\w|\W\w)", re.IGNORECASE
)
LONE_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
COPYRIGHT = re.compile(r"(?:©|copyright)\W*(?:[0-9]{4}\W*)?stadt herne\W*(?:[0-9]{4})?\W*$", re.IGNORECASE)
#: Folded; where one of these stands behind a date line, the release is over.
END = frozenset({"details der meldungen", "fusszeile", "cookie einstellungen"})
#: Folded; labels of the page that may stand anywhere.
LABELS = frozenset(
    {
        *("dokumenteninhalt", "pressemeldungen", "pressemitteilungen", "seite drucken", "drucken", "vorlesen"),
        *("nach oben", "zum seitenanfang", "zurück", "zurück zur übersicht"),
    }
)
#: The classes of the footer that were seen (container_footer, box_footer), should its heading "Fußzeile" go.
FOOTER = re.compile(r"(?:^|[\s_-])footer(?:$|[\s_-])")
#: Folded; headings of the site, which are no title of a release.
SITE_HEADINGS = frozenset({"stadt herne", "meldungen", "alle news", "pressemeldungen", "pressemitteilungen"})
#: Folded; how the link to a release's own page begins.
MORE = "mehr zur meldung"
FURNITURE = frozenset({"nav", "footer", "aside", "button", "dialog", "figcaption"})
FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "search", "dialog", "alertdialog", "complementary"})
ARRANGING = frozenset({"li", "ul", "ol", "dl", "table"})

#: The second way of writing is asked for only where the first is not there.
_MENTIONS = tuple(
    etree.XPath(f"descendant::text()[contains(., '{part}')][not(parent::script or parent::style or parent::noscript)]")
    for part in ("eldung", "ELDUNG")
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line "Meldung vom ...": its place among the blocks, its day and the element that it stands in.

    The day is None where the line names one that never was; what follows is an item all the same.
    """

    index: int
    day: str | None
    element: Element


@dataclass(frozen=True, slots=True)
class Reading:
    """All running text of a page, and the date lines in it; each of them is a block of its own."""

    blocks: tuple[Block, ...]
    dates: tuple[DateLine, ...]

    def until_end(self, start: int, stop: int | None = None) -> list[Block]:
        """Return the blocks from `start` to `stop`, to the end of the release at most, without the page's labels."""
        kept: list[Block] = []
        for block in self.blocks[start:stop]:
            if is_end(block):
                break
            if fold(block.text) not in LABELS:
                kept.append(block)
        return kept


def read(page: Page) -> Reading:
    """Return the running text of a page; navigation, footers, asides and captions are left out.

    What stands before the first date line is left out too, but for scraps; a page without one is read whole. List and table
    mark-up around a date line only arranges the page, so it is not read as a list.
    """
    labels = _labels(page.body)
    holders = _holders(labels)
    arranging = {node for node in holders if node.tag in ARRANGING}
    first = labels[0].getparent() if labels else None
    begun = first is None

    def skip(node: Element) -> bool:
        nonlocal begun
        begun = begun or node is first
        if node in holders or node.tag == "br":
            return False
        return is_furniture(node) if begun else True

    blocks = read_blocks(page.body, breaks=Breaks.LINE, skip=skip, layout=arranging.__contains__)
    return _with_dates(blocks, _whole_line) or _with_dates(blocks, _run_in) or Reading(tuple(blocks), ())


def is_furniture(node: Element) -> bool:
    """Say whether an element is a part of the page and not of its text."""
    if node.tag in FURNITURE or node.get("hidden") is not None or node.get("role") in FURNITURE_ROLES:
        return True
    if FOOTER.search(node.get("class") or ""):
        return True
    return node.tag == "form" and next(node.iter("p"), None) is None


def is_end(block: Block) -> bool:
    """Say whether a block behind a release shows that it is over: the template's date, a footer, the cookie notice."""
    text = block.text
    return fold(text) in END or LONE_ISO.fullmatch(text) is not None or COPYRIGHT.match(text) is not None


def headings(page: Page) -> Iterator[str]:
    """Yield the texts of the headings of a page."""
    return (text_of(node) for node in page.body.iter("h1", "h2", "h3", "h4", "h5", "h6"))


def leads_on(text: str) -> bool:
    """Say whether a text is the link from a list to a release."""
    return fold(text).startswith(MORE)


def first_heading(page: Page) -> str | None:
    """Return the text of the first ``h1`` that is no heading of a notice, or None."""
    for node in page.body.iter("h1"):
        text = text_of(node)
        if text and fold(text) not in END:
            return text
    return None


def heading_level(block: Block) -> int | None:
    """Return 1 to 6 for a block that is an ``h1`` to ``h6``, else None."""
    tag = str(block.element.tag)
    return int(tag[1]) if block.kind is Kind.SUBHEADING and re.fullmatch("h[1-6]", tag) else None


def _labels(body: Element) -> list[Any]:
    """Return the texts of a page that begin with "Meldung vom"."""
    for mentions in _MENTIONS:
        found = [text for text in mentions(body) if LABEL_CHUNK.match(normalise(text))]
        if found:
            return found
    return []


def _holders(labels: Sequence[Any]) -> frozenset[Element]:
    """Return the elements that the texts stand in, however deep."""
    found: set[Element] = set()
    for text in labels:
        parent = text.getparent()
        found.update(parent.iterancestors())
        if not text.is_tail:
            found.add(parent)
    return frozenset(found)


#: Tells whether a line is or begins with a date line: the day, and what of the line comes behind; None if neither.
Splitter = Callable[[str], tuple[str | None, str] | None]


def _with_dates(blocks: Sequence[Block], split: Splitter) -> Reading | None:
    """Return the reading whose date lines `split` finds, each cut out of the block that it stands in, or None."""
    out: list[Block] = []
    dates: list[DateLine] = []
    for block in _joined(blocks):
        if block.kind is Kind.ROW or not LABEL.search(block.text):
            out.append(block)
            continue
        kept: list[str] = []
        lines = block.text.split("\n")
        for line in lines:
            found = split(line) if LABEL.match(line) else None
            if found is None:
                kept.append(line)
                continue
            out.extend(_part(block, kept))
            dates.append(DateLine(len(out), found[0], block.element))
            out.append(replace(block, text=line))
            kept = [found[1]] if found[1] else []
        out.extend([block] if kept == lines else _part(block, kept))
    return Reading(tuple(out), tuple(dates)) if dates else None


def _part(block: Block, lines: Sequence[str]) -> list[Block]:
    """Return the block that some lines of `block` make, with the links that stand in them; none for no lines."""
    if not lines:
        return []
    words = fold(" ".join(lines))
    links = tuple(link for link in block.links if (label := fold(text_of(link))) in words or words in label)
    return [replace(block, kind=Kind.PARAGRAPH, text="\n".join(lines), links=links)]


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, a label "Meldung vom" together with the date that stands in the block behind it."""
    label: Block | None = None
    for block in blocks:
        if label is not None and parse_german_date(block.text):
            yield replace(block, text=f"{label.text} {block.text}")
            label = None
            continue
        if label is not None:
            yield label
        label = block if LABEL.fullmatch(block.text) else None
        if label is None:
            yield block
    if label is not None:
        yield label


def _whole_line(line: str) -> tuple[str | None, str] | None:
    day = parse_german_date(line)
    return (day, "") if day or DATE_LIKE.fullmatch(line) else None


def _run_in(line: str) -> tuple[str | None, str] | None:
    match = RUN_IN.match(line)
    return (parse_german_date(match[1]), line[match.end() :]) if match else None
