"""The days of one page: when the article appeared, and when it was changed last, as readers and machines are told."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import chain, islice

from herne_news.parsers.blocks import Block
from herne_news.parsers.dates import day_of, day_shown, find_german_date, parse_german_date, to_berlin
from herne_news.parsers.inherne.changes import CHANGED, CHANGED_INSIDE, is_change, is_changed
from herne_news.parsers.inherne.furniture import is_meta, stands_in_meta
from herne_news.parsers.inherne.layouts import DATE, DATE_PARTS, LEAD
from herne_news.parsers.inherne.lines import (
    ABOUT,
    date_in_line,
    day_apart,
    day_beside_links,
    is_prose,
    leads_of,
    says_who_posted,
)
from herne_news.parsers.inherne.regions import OPENING, Regions
from herne_news.parsers.machine import Machine, Told
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, classes, has_class
from herne_news.parsers.text import clean

#: A value, and the rule that gave it.
Found = tuple[str, str]

DAY_IN_ADDRESS = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])/[^/]")
#: What the Sandbox theme and its many children write into the class of a post: y2019 m03 d05 h14.
DAY_IN_CLASSES = re.compile(r"(?:^|\s)y(20\d\d) m(0[1-9]|1[0-2]) d(0[1-9]|[12]\d|3[01])\b")
NAMED_IN_PART = re.compile(rf"(?:^|[_-])(?:{'|'.join(DATE_PARTS)})(?:$|[_-])", re.IGNORECASE)
PUBLISHED = re.compile(r"veröffentlicht|publiziert|erstellt|posted|published|geschrieben", re.IGNORECASE)
#: Letters of the longest line of the text that states nothing but a day.
LONGEST_LINE = 40
#: Letters of the longest element that only states a day and what belongs to it.
LONGEST_DAY = 200


class Days:
    """The days of one page, read from its regions and from what it tells machines."""

    def __init__(self, page: Page, regions: Regions, machine: Machine) -> None:
        self.page, self.regions, self.machine = page, regions, machine

    def date(self) -> Found | None:
        """The printed day, else the day that machines are told."""
        told = [(told.day, told.rule) for told in self._machine_dates()]
        printed = next(self._printed_days(), None)
        if printed is not None and (same := next((day for day in told if _is_exchanged(day[0], printed[0])), None)):
            return same
        if printed is not None and told and told[0][0] != printed[0]:
            return printed[0], f"{printed[1]} ≠ {told[0][1]} {told[0][0]}"
        elsewhere = chain(self._days_elsewhere(), self._days_in_address(), self._changes(), self._days_that_open())
        return printed or next(iter(told), None) or next(elsewhere, None)

    def _days_in_address(self) -> Iterator[Found]:
        """Yield the day in the permalink, which WordPress writes as /2019/03/05/slug/ in one of its forms."""
        address = self.page.url or self.page.link("canonical") or ""
        if match := DAY_IN_ADDRESS.search(address):
            yield "-".join(match.groups()), "url:date"

    def _changes(self) -> Iterator[Found]:
        """Yield the day of the last change, where the page states no other: nothing was published later."""
        if changed := self.updated():
            yield day_of(changed[0]), changed[1]

    def _days_that_open(self) -> Iterator[Found]:
        """Yield the days of short lines at the start of the text, and of lines that say who wrote it when."""
        for block in self.regions.running.text[:OPENING]:
            named = any(has_class(node, *DATE) for node in block.element)
            day = date_in_line(block) or (find_german_date(block.text) if named else None)
            if day and len(block.text) <= LONGEST_LINE:
                yield day, "text:opening"
        for line in self.regions.lines[2]:
            if says_who_posted(line) and (day := find_german_date(line.text)):
                yield day, "text:written-by"

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
            if _only_updated(node):
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
            value = node.get("datetime") or ""
            if not _only_updated(node) and (moment := to_berlin(value)):
                day = day_shown(value, german=self.page.is_german)
                yield Told(value=moment, rule="theme:time", day=day or day_of(moment))

    def _printed_days(self) -> Iterator[Found]:
        before, between, after = self.regions.lines
        told = next((told.day for told in self._machine_dates()), None)
        yield from _days_of(between)
        nodes = [node for node in self._times if not CHANGED.match(text_of(node))]
        for node in (*nodes, *self.regions.outside(self.page.having(*DATE))):
            # Behind the text stand other articles' dates, too.
            if (day := _day_in(node)) and (told in (None, day) or not self.regions.is_behind(node)):
                yield day, f"theme:{(classes(node) or [str(node.tag)])[0]}"
        yield from _days_of(reversed(before))
        behind = _days_of(line for line in after if stands_in_meta(line.element))
        yield from (found for found in behind if told in (None, found[0]))
        yield from self._days_in_meta_lines(between, told)
        yield from (found for found in self._days_by_parts() if told in (None, found[0]))
        yield from _days_of(between, day_apart)
        yield from _days_of((*between, *reversed(before)), day_beside_links)

    def _days_by_parts(self) -> Iterator[Found]:
        """Yield days that only a part of a name tells, or that are printed in parts."""
        for node in self._named_in_part():
            if (day := _day_in(node)) and not self.regions.is_behind(node):
                yield day, f"theme:{classes(node)[0]}"
        for node, day in self._days_in_parts():
            if node in self._right_above or self.regions.outside([node]):
                yield day, "theme:day-month-year"

    def _named_in_part(self) -> list[Element]:
        """The elements whose names speak of a day in a part of them only, as ``c-date__published`` does."""
        names = [
            name
            for name in self.page.class_names
            # Most names have none of these letters; the pattern takes its time.
            if ("dat" in name or "Dat" in name or "ished" in name or "osted" in name)
            and NAMED_IN_PART.search(name)
            and name not in DATE
        ]
        return self.regions.outside(self.page.having(*names)) if names else []

    def _days_in_parts(self) -> Iterator[tuple[Element, str]]:
        """Yield the elements around a day, a month and a year that stand in elements of these names, with the day they make."""
        if not self.page.having("month"):
            return
        for node in self.page.having("day"):
            for above in islice(node.iterancestors(), 3):
                parts = {name: it for it in above.iter() for name in ("month", "year") if has_class(it, name)}
                if len(parts) == 2:
                    year = re.sub(r"^(?=\d\d$)", "20", text_of(parts["year"]))
                    if day := parse_german_date(f"{text_of(node)}. {clean(parts['month'].text)} {year}"):
                        yield above, day
                    break

    @cached_property
    def _right_above(self) -> frozenset[Element]:
        """The element right above the article's frame, and all that is in it."""
        above = self.regions.frame.getprevious()
        return frozenset(above.iter()) if above is not None else frozenset()

    def _days_in_meta_lines(self, between: list[Block], told: str | None) -> Iterator[Found]:
        leads = leads_of(between)
        for line in between:
            if len(line.text) - line.linked >= 120 or CHANGED.match(line.text):
                continue
            if self._is_meta_line(line, leads):
                published = "" if is_changed(line.element) else CHANGED_INSIDE.split(line.text)[0]
                day = find_german_date(published)
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
        names = " ".join(classes(self.regions.frame))
        if match := DAY_IN_CLASSES.search(names):
            yield "-".join(match.groups()), "theme:post-class"
        for node in self.page.having(*DATE):
            if node in self._right_above and (day := _day_in(node)):
                yield day, "page:above"
        for node in self.page.having(*DATE, "page-header", "post-header", "entry-header"):
            text = text_of(node)
            if (
                len(text) < 300
                and PUBLISHED.search(text)
                and (day := find_german_date(text))
                and not self.regions.traits.is_apart(node)
            ):
                yield day, "page:header"


def _is_exchanged(day: str, other: str) -> bool:
    """Say whether two days differ only in that day and month are exchanged, as American dates are when they are read here."""
    return day != other and day[:4] == other[:4] and day[5:7] == other[8:] and day[8:] == other[5:7]


def _days_of(lines: Iterable[Block], read: Callable[[Block], str | None] = date_in_line) -> Iterator[Found]:
    return ((day, "text:date-line") for line in lines if (day := read(line)))


def _day_in(node: Element) -> str | None:
    """Return the day that a short element states, in one piece or with day, month and year in elements of their own."""
    text = text_of(node)
    if len(text) >= LONGEST_DAY or CHANGED.match(text) or _only_updated(node):
        return None
    if CHANGED_INSIDE.search(text):
        return find_german_date(CHANGED_INSIDE.split(text)[0])
    titled = (node.get("title") or "")[:10]  # where the hAtom format keeps a day
    apart = " ".join("".join(f" {part}" for part in node.itertext()).split())
    return parse_german_date(text) or find_german_date(text) or find_german_date(apart) or to_berlin(titled)


def _only_updated(node: Element) -> bool:
    named = has_class(node, "updated") and not has_class(node, "published", "entry-date", "post-date", "date")
    return named or is_change(node)
