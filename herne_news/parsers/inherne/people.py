"""The authors that the page names beside its text; bylines in the text are read with it."""

import re
from collections.abc import Iterable, Iterator

from herne_news.parsers.blocks import Block, Breaks
from herne_news.parsers.bylines import NO_NAME, is_person, name_in_full, read_byline, tidy_author
from herne_news.parsers.dates import MONTHS, find_german_date, parse_german_date
from herne_news.parsers.inherne.author_elements import (
    AUTHOR_LINK,
    HEADINGS,
    is_one_person,
    is_unseen,
    names_in_text,
    stated,
)
from herne_news.parsers.inherne.finding import nearest_post
from herne_news.parsers.inherne.furniture import stands_in_meta
from herne_news.parsers.inherne.layouts import AUTHOR, AUTHOR_BOX, AUTHOR_TEXT
from herne_news.parsers.inherne.lines import ENTRY, date_in_line, segments
from herne_news.parsers.inherne.regions import OPENING, Regions
from herne_news.parsers.inherne.terms import Many
from herne_news.parsers.machine import OF_THE_PAGE, Machine
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, has_class
from herne_news.parsers.text import ends_sentence, fold
from herne_news.parsers.walking import read_blocks

WRITTEN_BY = re.compile(
    r"(?:^|[|·•,/–-]\s*|\s)(?:Autor(?:in)?:|Author:|(?:Veröffentlicht|Geschrieben|Verfasst|Publiziert|Erstellt) von|"
    r"(?:Posted|Written) by|[Vv]on|By|by):?\s+([^|·•]{2,50}?)"
    rf"(?=\s*(?:[|·•/–—]|\s-\s|\.?\s(?:Last|Zuletzt|Updated|Published|Posted|Veröffentlicht|Aktualisiert|Erschienen)\b|,\s*\d|,?\s(?:(?i:{'|'.join(MONTHS)})\.?\s)?\d|"
    r"(?<=[^\W\d_])\d{1,2}[./]\d|\s(?:am|on|in|um|vom|at|auf|unter)\s|$))"
)
BARE_VON = re.compile(r"von\s", re.IGNORECASE)
#: A line behind the text that says nothing else.
SIGNED = re.compile(r"(?:Written by|Geschrieben von|Verfasst von|Autor(?:in)?:) [^,.:|·]{4,40}$")
#: Names of author elements, by their last part; those of comments and other articles are none.
AUTHOR_IN_PART = re.compile(r"^(?!.*(?:comment|related|teaser|card|quote)).*(?:__|[a-z]-)author(?:[_-]?name)?$")
#: A cheap sign that a name may stand before a day.
NAME_AND_DAY = re.compile(r"[A-ZÄÖÜ][^\d|]{3,40}[|·•/–—-]\s*\S[^|]{5,20}\d{4}\b")
ENTRY_BY = re.compile(r"\b(?:von|by) ([A-ZÄÖÜ][\w.’'-]*(?: [A-ZÄÖÜ][\w.’'-]*){0,2})(?=[ .,])")
#: What WordPress lets a user log in with, where it is no name.
ACCOUNT = re.compile(r"[a-z0-9_.-]+")
NAME = re.compile(r"(?!\d)\w[\w.’'-]*(?: \w[\w.’'-]*){0,3}$")
MOST_AUTHORS = 4
#: Names that leave no doubt even outside the article's frame.
AUTHOR_BESIDE = ("entry-author", "entry-author-name", "post-author", "post-author-name")
#: Letters of the longest line that only says who wrote the article, and when.
LONGEST_LINE = 100


class People:
    """Who made the article of one page, as the page itself says.

    What readers see is taken as it stands, be it a person or a body with a name of its own. What only machines are told is
    mostly the name of an account, filled in by WordPress: it is taken where it reads as the name of a person.
    """

    def __init__(self, page: Page, regions: Regions, machine: Machine) -> None:
        self.page, self.regions, self.machine = page, regions, machine

    def authors(self) -> Many:
        """Those in the page's author element, else those that machines are told; bylines are read with the text."""
        heading = fold(text_of(self.regions.heading)) if self.regions.heading is not None else ""
        for rule, found in self._author_elements():
            # Recipes carry the hCard's names, too: on their own name.
            nodes = [node for node in found if fold(text_of(node)) != heading]
            ahead = [node for node in nodes if not self.regions.is_behind(node)]
            if names := self._names_of(ahead) or self._names_of(nodes):
                names = tuple(map(self._in_full, names))
                # More than a few are those of other articles' teasers.
                return names if len(names) <= MOST_AUTHORS else names[:1], rule
        if names := self._authors_in_lines():
            return names, "text:written-by"
        if name := self._told_and_printed():
            return (name,), "text:told"
        if names := self._names_of(self._links_that_open()):
            return names[:1], "text:opening"
        for told in (told for told in self.machine.authors if told.rule != OF_THE_PAGE):
            values = [other.value for other in self.machine.authors if other.rule == told.rule]
            names = tuple(dict.fromkeys(name for value in values for name in names_in_text(value) if is_person(name)))
            if names:
                return names, told.rule
        return self._author_beside() or self._author_in_box() or self._author_of_comment()

    def _author_beside(self) -> Many | None:
        """The only one whom an element beside the article's frame names, in no other article and no widget."""
        own = (None, nearest_post(self.regions.content))
        nodes = [*self.page.related("author"), *self.page.having(*AUTHOR_BESIDE)]
        beside = [node for node in nodes if not self.regions.traits.is_apart(node) and nearest_post(node) in own]
        names = self._names_of(beside) if len(beside) <= MOST_AUTHORS else ()
        return (names, "page:author") if len(names) == 1 else None

    def _author_in_box(self) -> Many | None:
        """The one whom a box beside the article's frame presents."""
        for box in self.page.having(*AUTHOR_BOX):
            if not self.regions.traits.is_apart(box):
                for heading in box.iter(*HEADINGS):
                    if names := stated(heading):
                        return names[:1], "page:author-box"
        return None

    def _author_of_comment(self) -> Many:
        """The one whose comment WordPress's comment_class marks as the article's author's."""
        for comment in self.page.having("bypostauthor")[:1]:
            for node in comment.iter("cite", "b", "span"):
                if has_class(node, "fn") and (names := names_in_text(text_of(node))):
                    return names[:1], "theme:bypostauthor"
        return (), None

    def _authors_in_lines(self) -> tuple[str, ...]:
        before, between, after = self.regions.lines
        behind = (
            line for line in after if stands_in_meta(line.element) or SIGNED.match(line.text) or ENTRY.match(line.text)
        )
        for line in (*between, *before, *behind):
            match = WRITTEN_BY.search(line.text) if len(line.text) < 160 and not ends_sentence(line.text) else None
            if match and (
                match[0].rstrip().find(":") > 0
                or match.start() == 0
                or find_german_date(line.text)
                or date_in_line(line)
            ):
                names = () if _is_month(match) else names_in_text(match[1])
                # "Von Herne nach Wien" is a headline's second line.
                sure = all(map(is_person, names)) or not BARE_VON.match(line.text) or stands_in_meta(line.element)
                if names and all(NAME.match(name) for name in names) and (sure or find_german_date(line.text)):
                    return names
            if line in between and (byline := read_byline(line.text, edge=False)) and byline.authors:
                return byline.authors
            if names := _names_in_entry(line):
                return names
        return ()

    def _told_and_printed(self) -> str | None:
        """Return an author told to machines, be it an account, whose name stands beside a day around the headline, too."""
        before, between, _ = self.regions.lines
        for told in self.machine.authors:
            name = tidy_author(told.value)
            known = name and NO_NAME.isdisjoint(fold(name).split())
            for line in (*between, *reversed(before)) if known else ():
                if (
                    len(line.text) <= LONGEST_LINE
                    and f" {fold(told.value)} " in f" {fold(line.text)} "
                    and find_german_date(line.text)
                    and not ends_sentence(line.text)
                ):
                    return name
        return None

    def _links_that_open(self) -> Iterator[Element]:
        """Yield the links to authors that stand beside a day in a short line around the headline or at the start of the text."""
        before, between, _ = self.regions.lines
        for block in (*between, *before, *self.regions.running.text[:OPENING]):
            links = [link for link in block.links if AUTHOR_LINK.search(link.get("href") or "")]
            if links and len(block.text) <= LONGEST_LINE and date_in_line(block):
                yield from links

    def _author_elements(self) -> Iterator[tuple[str, list[Element]]]:
        outside = self.regions.outside
        yield (
            "rel:author",
            outside(self.page.related("author")),
        )
        for names in AUTHOR:
            yield f"theme:{names[0]}", outside(self.page.having(*names))
        yield "microdata:author", outside(self.page.with_property("author"))
        yield "theme:author-in-part", self._named_in_part()
        boxes = [box for box in self.page.having(*AUTHOR_BOX) if self.regions.frame in box.iterancestors()]
        headings = [heading for box in boxes for heading in box.iter(*HEADINGS)]
        yield "theme:author-box", [heading for heading in headings if stated(heading)][:1]
        yield "theme:author-box", [box for box in boxes if is_one_person(box)][:1]
        yield (
            "link:author",
            outside(
                link
                for link in self.regions.in_frame(self.page.tagged("a"))
                if AUTHOR_LINK.search(link.get("href") or "")
            ),
        )

    def _named_in_part(self) -> list[Element]:
        """The elements of persons whose names speak of an author in their last part, as ``hero__author`` does."""
        names = [name for name in self.page.class_names if "author" in name and AUTHOR_IN_PART.search(name)]
        nodes = self.regions.outside(self.page.having(*names)) if names else []
        return [node for node in nodes if all(map(is_person, stated(node))) and not self.regions.is_behind(node)]

    def _in_full(self, name: str) -> str:
        """Return a first name with the surname that the words about the author on the same page give it.

        Of an account, whose name stands in the address of the author's page too, return the name that a link there says.
        """
        if ACCOUNT.fullmatch(name):
            return next(self._persons_behind(name), name)
        if " " in name or not name.istitle():
            return name
        boxes = self.page.having(*AUTHOR_BOX, *AUTHOR_TEXT)
        lives = [block.text for box in boxes for block in read_blocks(box, breaks=Breaks.LINE)]
        return next((whole for life in (*lives, *self.machine.lives) if (whole := name_in_full(name, life))), name)

    def _persons_behind(self, account: str) -> Iterator[str]:
        """Yield those whom the page's links to the author of an account name."""
        for link in self.page.tagged("a"):
            address = AUTHOR_LINK.search(link.get("href") or "")
            if address and address[0].rstrip("/").rpartition("/")[2] == account:
                yield from (name for name in names_in_text(text_of(link)) if not ACCOUNT.fullmatch(name))

    def _names_of(self, nodes: Iterable[Element]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for node in nodes for name in self._names_in(node)))

    def _names_in(self, node: Element) -> tuple[str, ...]:
        """Return the names in an author element; of one that readers do not see, those of persons."""
        names = stated(node)
        return tuple(name for name in names if is_person(name)) if is_unseen(node) else names


def _names_in_entry(line: Block) -> tuple[str, ...]:
    """Return the person in the sentence of old themes, or in front of the day in a line of meta data, without a label."""
    if ENTRY.match(line.text):
        match = ENTRY_BY.search(line.text)
        return names_in_text(match[1]) if match else ()
    name, day, *_ = (*segments(line.text), "", "") if NAME_AND_DAY.match(line.text) else ("", "")
    if not is_person(name) or parse_german_date(day) is None or any(text_of(link) == name for link in line.links):
        return ()
    return (name,) if stands_in_meta(line.element) else ()


def _is_month(match: re.Match[str]) -> bool:
    """Say whether what stands behind "by" is the month of a day: no author is named."""
    behind = match.string[match.end(1) :].lstrip(" .")
    return match[1].strip(".").lower() in MONTHS and behind[:1].isdigit()
