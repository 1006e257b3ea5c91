"""One method a field: the candidates in their order, the first that holds wins, and its rule goes into the evidence."""

import re
from collections.abc import Collection, Iterator
from functools import cached_property

from herne_news.parsers.blocks import Block
from herne_news.parsers.dates import day_of, find_german_date, parse_german_date, to_berlin
from herne_news.parsers.inherne.furniture import is_meta, stands_in_meta
from herne_news.parsers.inherne.layouts import DATE, KICKER, LEAD, OWN_NAMES, UNSEEN
from herne_news.parsers.inherne.lines import ABOUT, CHANGED, CHANGED_INSIDE, date_in_line, is_change, is_prose, leads_of
from herne_news.parsers.inherne.regions import Regions
from herne_news.parsers.machine import Machine, Told
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, classes, has_class
from herne_news.parsers.text import clean, fold, table

Found = tuple[str, str]

#: What WordPress themes print for a post without a title.
PLACEHOLDERS = table("untitled ohnetitel") | {"ohne titel", "no title", "kein titel"}
PROTECTED = re.compile(r"^(?:Geschützt|Protected|Privat|Private):\s+")
SITE_SEPARATORS = (" – ", " - ", " | ", " — ", " » ", " « ", " :: ", " • ", " · ", " › ", " > ")
#: What may stand between a kicker and the headline.
BETWEEN = " :|/–—-·•»›"
DAY_IN_ADDRESS = re.compile(r"/(20\d\d)/(0[1-9]|1[0-2])/(0[1-9]|[12]\d|3[01])/[^/]")
PUBLISHED = re.compile(r"veröffentlicht|publiziert|erstellt|posted|published|geschrieben", re.IGNORECASE)


class Fields:
    """The fields of one page, read from its regions and from what it tells machines."""

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


def _only_updated(node: Element) -> bool:
    named = has_class(node, "updated") and not has_class(node, "published", "entry-date", "post-date", "date")
    return named or is_change(node)


def _site_in_title(page: Page, regions: Regions) -> frozenset[str]:
    """Return what the page's ``title`` says besides the headline: the site's name, with or without its motto."""
    head, heading = page.head_title or "", fold(text_of(regions.heading)) if regions.heading is not None else ""
    parts = {part.strip() for separator in SITE_SEPARATORS for part in head.split(separator)}
    return frozenset(
        part for part in parts if part and heading and heading not in fold(part) and fold(part) not in heading
    )
