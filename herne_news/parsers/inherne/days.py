"""The days of one page: when the article appeared, and when it was changed last, as readers and machines are told."""

import re
from collections.abc import Iterator
from functools import cached_property

from herne_news.parsers.blocks import Block
from herne_news.parsers.dates import day_of, find_german_date, parse_german_date, to_berlin
from herne_news.parsers.inherne.furniture import is_meta, stands_in_meta
from herne_news.parsers.inherne.layouts import DATE, LEAD
from herne_news.parsers.inherne.lines import ABOUT, CHANGED, CHANGED_INSIDE, date_in_line, is_change, is_prose, leads_of
from herne_news.parsers.inherne.regions import Regions
from herne_news.parsers.machine import Machine, Told
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, classes, has_class

#: A value, and the rule that gave it.
Found = tuple[str, str]

DAY_IN_ADDRESS = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])/[^/]")
PUBLISHED = re.compile(r"veröffentlicht|publiziert|erstellt|posted|published|geschrieben", re.IGNORECASE)


class Days:
    """The days of one page, read from its regions and from what it tells machines."""

    def __init__(self, page: Page, regions: Regions, machine: Machine) -> None:
        self.page, self.regions, self.machine = page, regions, machine

    def date(self) -> Found | None:
        """The printed day, else the day that machines are told."""
        told = [(day_of(told.value), told.rule) for told in self._machine_dates()]
        printed = next(self._printed_days(), None)
        if printed is not None and told and told[0][0] != printed[0]:
            return printed[0], f"{printed[1]} ≠ {told[0][1]} {told[0][0]}"
        return printed or next(iter(told), None) or next(self._days_elsewhere(), None) or self._day_in_address()

    def _day_in_address(self) -> Found | None:
        """The day in the permalink, which WordPress writes as /2019/03/05/slug/ in one of its forms."""
        address = self.page.url or self.page.link("canonical") or ""
        match = DAY_IN_ADDRESS.search(address)
        return ("-".join(match.groups()), "url:date") if match else None

    def published(self, day: str | None) -> Found | None:
        """The moment that machines are told, else the day."""
        for told in self._machine_dates():
            if "T" in told.value:
                return told.value, told.rule
        return (day, "date") if day else None

    def updated(self) -> Found | None:
        """The last change, if the page states one."""
        for told in self.machine.updated:
            return told.value, told.rule
        for node in self._times:
            if "updated" in classes(node) and not has_class(node, "published", "entry-date"):
                moment = to_berlin(node.get("datetime") or "") or parse_german_date(
                    CHANGED.sub("", text_of(node)).strip(" :")
                )
                if moment:
                    return moment, "theme:time.updated"
        return None

    @cached_property
    def _times(self) -> list[Element]:
        return self.regions.outside(self.page.tagged("time"))

    def _machine_dates(self) -> Iterator[Told]:
        yield from self.machine.published
        for node in self._times:
            if "updated" in classes(node) and not has_class(node, "published", "entry-date"):
                continue
            if moment := to_berlin(node.get("datetime") or ""):
                yield Told(value=moment, rule="theme:time")

    def _printed_days(self) -> Iterator[Found]:
        before, between, after = self.regions.lines
        for line in between:
            if day := date_in_line(line):
                yield day, "text:date-line"
        nodes = [node for node in self._times if not CHANGED.match(text_of(node))]
        told = next((day_of(told.value) for told in self._machine_dates()), None)
        for node in (*nodes, *self.regions.outside(self.page.having(*DATE))):
            text = text_of(node)
            if len(text) < 200 and not CHANGED.match(text) and not _only_updated(node):
                # "04", "Apr" and "2013" may stand in elements of their own.
                apart = " ".join("".join(f" {part}" for part in node.itertext()).split())
                day = parse_german_date(text) or find_german_date(text) or find_german_date(apart)
                # Behind the text stand other articles' dates, too.
                if day and (told in (None, day) or not self.regions.is_behind(node)):
                    yield day, f"theme:{(classes(node) or [str(node.tag)])[0]}"
        for line in reversed(before):
            if day := date_in_line(line):
                yield day, "text:date-line"
        for line in after:
            if stands_in_meta(line.element) and (day := date_in_line(line)) and told in (None, day):
                yield day, "text:date-line"
        yield from self._days_in_meta_lines(between, told)

    def _days_in_meta_lines(self, between: list[Block], told: str | None) -> Iterator[Found]:
        leads = leads_of(between)
        for line in between:
            if len(line.text) >= 120 or CHANGED.match(line.text) or is_change(line.element):
                continue
            if self._is_meta_line(line, leads):
                day = find_german_date(CHANGED_INSIDE.split(line.text)[0])
                changed = None if day else find_german_date(line.text)
                # The day of a change says that nothing was published later.
                if day or (changed and (told is None or changed < told)):
                    yield day or changed or "", "text:meta-line"

    def _is_meta_line(self, line: Block, leads: list[Block]) -> bool:
        """Say whether a line between headline and text speaks about the article: by its words, or by the nearest name around it.

        A name that stands around the headline, too, says little: themes put the lead there.
        """
        around = (line.element, *line.element.iterancestors())
        named = next((node for node in around if is_meta(node) or self._is_named_lead(node)), None)
        if ABOUT.match(line.text):
            return not is_prose(line, strict=named is not None and not is_meta(named))
        if named is None or not is_meta(named) or named.tag in ("body", "html"):
            return False
        wide = named in self.regions.spine
        return not is_prose(line, strict=wide) and not (wide and line in leads)

    def _is_named_lead(self, node: Element) -> bool:
        return has_class(node, *LEAD) and node not in self.regions.spine

    def _days_elsewhere(self) -> Iterator[Found]:
        """Yield days that stand outside the article's frame: in a header of the page that names them as the publication's."""
        for node in self.page.tagged("time"):
            if (
                has_class(node, "published", "entry-date")
                and not self.regions.traits.is_apart(node)
                and (day := to_berlin(node.get("datetime") or ""))
            ):
                yield day_of(day), "page:time"
        for node in self.page.having(*DATE, "page-header", "post-header", "entry-header"):
            text = text_of(node)
            if (
                len(text) < 300
                and PUBLISHED.search(text)
                and (day := find_german_date(text))
                and not self.regions.traits.is_apart(node)
            ):
                yield day, "page:header"


def _only_updated(node: Element) -> bool:
    named = has_class(node, "updated") and not has_class(node, "published", "entry-date", "post-date", "date")
    return named or is_change(node)
