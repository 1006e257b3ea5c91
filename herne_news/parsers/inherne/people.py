"""The authors that the page names beside its text; bylines in the text are read with it."""

import re
from collections.abc import Iterator

from herne_news.parsers.bylines import is_person, split_names, tidy_author
from herne_news.parsers.dates import find_german_date
from herne_news.parsers.inherne.furniture import stands_in_meta
from herne_news.parsers.inherne.layouts import AUTHOR, AUTHOR_BOX, AUTHOR_TEXT
from herne_news.parsers.inherne.regions import Regions
from herne_news.parsers.inherne.terms import Many
from herne_news.parsers.machine import Machine
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element
from herne_news.parsers.text import clean, ends_sentence

WRITTEN_BY = re.compile(
    r"(?:^|[|·•,/–-]\s*|\s)(?:Autor(?:in)?:|Author:|(?:Veröffentlicht|Geschrieben|Verfasst|Publiziert|Erstellt) von|"
    r"(?:Posted|Written) by|[Vv]on|By|by)\s+([^|·•]{2,50}?)(?=\s*(?:[|·•/–—]|,\s*\d|\s(?:am|on|in|um|vom|at|auf|unter)\s|$))"
)
NAME = re.compile(r"(?!\d)\w[\w.’'-]*(?: \w[\w.’'-]*){0,3}$")
#: How the words about an author go on behind the name.
IN_A_LIFE = r"(?=,| [-–—] | (?:ist|war|schreibt|arbeitet)\b)"
AUTHOR_LINK = re.compile(r"/(?:author|autor)/[^/]+/?$")
MOST_AUTHORS = 4


class People:
    """The persons of one page."""

    def __init__(self, page: Page, regions: Regions, machine: Machine, site_names: frozenset[str]) -> None:
        self.page, self.regions, self.machine, self.site_names = page, regions, machine, site_names

    def authors(self) -> Many:
        """The persons in the page's author element, else those that machines are told; bylines are read with the text."""
        for rule, nodes in self._author_elements():
            names = tuple(dict.fromkeys(name for node in nodes for name in self._people(_name_in(node))))
            if names:
                names = tuple(map(self._in_full, names))
                # More than a few are those of other articles' teasers.
                return names if len(names) <= MOST_AUTHORS else names[:1], rule
        if names := self._authors_in_lines():
            return names, "text:written-by"
        for told in self.machine.authors:
            names = tuple(
                dict.fromkeys(
                    name
                    for other in self.machine.authors
                    if other.rule == told.rule
                    for name in self._people(other.value)
                )
            )
            if names:
                return names, told.rule
        return (), None

    def _authors_in_lines(self) -> tuple[str, ...]:
        before, between, after = self.regions.lines
        for line in (*between, *before, *(line for line in after if stands_in_meta(line.element))):
            match = WRITTEN_BY.search(line.text) if len(line.text) < 160 and not ends_sentence(line.text) else None
            if match and (match[0].rstrip().find(":") > 0 or match.start() == 0 or find_german_date(line.text)):
                names = self._people(match[1])
                if names and all(NAME.match(name) for name in names):
                    return names
        return ()

    def _author_elements(self) -> Iterator[tuple[str, list[Element]]]:
        outside = self.regions.outside
        yield (
            "rel:author",
            [link for link in self.regions.links if "author" in (link.get("rel") or "").split()],
        )
        for names in AUTHOR:
            yield f"theme:{names[0]}", outside(self.page.having(*names))
        boxes = [box for box in self.page.having(*AUTHOR_BOX) if self.regions.frame in box.iterancestors()]
        yield "theme:author-box", [heading for box in boxes for heading in box.iter("h2", "h3", "h4", "h5", "h6")][:1]
        yield (
            "link:author",
            [link for link in self.regions.links if AUTHOR_LINK.search(link.get("href") or "")],
        )

    def _in_full(self, name: str) -> str:
        """Return a first name with the surname that the author's box on the same page gives it."""
        if " " in name or not name.istitle():
            return name
        for box in self.page.having(*AUTHOR_BOX, *AUTHOR_TEXT):
            match = re.match(
                rf"(?:Über )?({re.escape(name)} [A-ZÄÖÜ][\w’'-]+)(?=,| [-–—] | (?:ist|war|schreibt|arbeitet)\b)",
                text_of(box),
            )
            if match and is_person(match[1]):
                return match[1]
        return name

    def _people(self, text: str) -> tuple[str, ...]:
        name = tidy_author(text, self.site_names)
        if name is None:
            return ()
        return split_names(name) or ((name,) if len(name.split()) <= 5 and not find_german_date(name) else ())


def _name_in(node: Element) -> str:
    """Return the text of an author element; where a name stands in it before other elements (a function), the name alone."""
    own = clean(node.text)
    return own if own and len(node) and is_person(own) else text_of(node)
