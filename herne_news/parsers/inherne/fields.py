"""The headline: its candidates in their order, the first that holds wins, and its rule goes into the evidence."""

import re
from collections.abc import Collection
from functools import cached_property

from herne_news.parsers.inherne.layouts import KICKER, OWN_NAMES, UNSEEN
from herne_news.parsers.inherne.regions import Regions
from herne_news.parsers.machine import Machine
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import classes, has_class
from herne_news.parsers.text import clean, fold, table

Found = tuple[str, str]

#: What WordPress themes print for a post without a title.
PLACEHOLDERS = table("untitled ohnetitel") | {"ohne titel", "no title", "kein titel"}
PROTECTED = re.compile(r"^(?:Geschützt|Protected|Privat|Private):\s+")
SITE_SEPARATORS = (" – ", " - ", " | ", " — ", " » ", " « ", " :: ", " • ", " · ", " › ", " > ")
#: What may stand between a kicker and the headline.
BETWEEN = " :|/–—-·•»›"


class Fields:
    """The headline of one page and the kicker in it, read from its regions and from what it tells machines."""

    def __init__(self, page: Page, regions: Regions, machine: Machine) -> None:
        self.page, self.regions, self.machine = page, regions, machine
        self.site_names = frozenset(map(fold, machine.site_names | _site_in_title(page, regions) | OWN_NAMES))

    def title(self) -> Found | None:
        """The headline, else what the page tells machines, without the site's name; a placeholder is none."""
        if self.regions.heading is not None:
            text, rule = (
                self._headline[1],
                f"theme:{(classes(self.regions.heading) or [str(self.regions.heading.tag)])[0]}",
            )
            if text:
                return None if fold(text) in PLACEHOLDERS else (text, rule + self._other_title(text))
        for told in self.machine.titles:
            text = without_site(told.value, self.site_names)
            if text and fold(text) not in PLACEHOLDERS and fold(text) not in self.site_names:
                return text, told.rule
        head = self.page.head_title
        text = without_site(head, self.site_names).strip(" |–—-»·") if head else ""
        return (text, "html:title") if head and text != head and fold(text) not in PLACEHOLDERS else None

    def _other_title(self, headline: str) -> str:
        """Return what machines are told where it says something else than the headline, to stand behind its rule."""
        for told in self.machine.titles[:1]:
            text = without_site(told.value, self.site_names)
            if not (fold(text) in fold(headline) or fold(headline) in fold(text)):
                return f" ≠ {told.rule} {text}"
        return ""

    def kicker_in_heading(self) -> Found | None:
        """The kicker that stands in the headline's own element."""
        return (self._headline[0], "theme:heading") if self._headline[0] else None

    @cached_property
    def _headline(self) -> tuple[str | None, str]:
        """The kicker in the headline's element, if there is one, and the headline."""
        heading = self.regions.heading
        if heading is None:
            return None, ""
        whole = PROTECTED.sub("", text_of(heading))
        if not len(heading):
            return None, whole
        told = [fold(without_site(title.value, self.site_names)) for title in self.machine.titles]
        parted = " ".join(part.strip() for part in heading.itertext() if part.strip())
        if fold(parted) in told and fold(whole) not in told:  # "<span>Hafen</span><span>Umbau</span>"
            whole = PROTECTED.sub("", clean(parted) or "")
        # The page's own title counts for what it leaves out in front of the headline, not behind: it may be cut.
        titles = [*told, fold(self.page.head_title or "")]
        if heading[0].tag == "br" and (part := clean(heading.text)):
            rest = whole.removeprefix(part).lstrip(BETWEEN)
            if rest != whole and _is_headline(rest, whole, titles):
                return part, rest
        for node in heading.iterdescendants():
            part = text_of(node)
            rest = whole.removeprefix(part).lstrip(BETWEEN)
            if part and rest and rest != whole and (has_class(node, *KICKER) or _is_headline(rest, whole, titles)):
                return None if has_class(node, *UNSEEN) else part, rest
            rest = whole.removesuffix(part).strip()
            if part and rest and rest != whole and _is_headline(rest, whole, told):
                return None, rest
        return None, whole


def without_site(title: str, site_names: Collection[str]) -> str:
    """Return a page's own title without the site's name, one of the folded `site_names`, that stands in front or behind."""
    for separator in SITE_SEPARATORS:
        if separator not in title:
            continue
        head, _, tail = title.rpartition(separator)
        if fold(tail) in site_names:
            return head.strip()
        head, _, tail = title.partition(separator)
        if fold(head) in site_names:
            return tail.strip()
    return title


def _is_headline(part: str, whole: str, told: list[str]) -> bool:
    """Say whether a part of the headline's element is what the page's own titles give, and the whole of it is not."""
    return any(title.startswith(fold(part)) and not title.startswith(fold(whole)) for title in told)


def _site_in_title(page: Page, regions: Regions) -> frozenset[str]:
    """Return what the page's ``title`` says besides the headline: the site's name, with or without its motto."""
    head, heading = page.head_title or "", fold(text_of(regions.heading)) if regions.heading is not None else ""
    parts = {part.strip() for separator in SITE_SEPARATORS for part in head.split(separator)}
    return frozenset(
        part for part in parts if part and heading and heading not in fold(part) and fold(part) not in heading
    )
