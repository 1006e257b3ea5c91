"""One method a field: the candidates in their order, the first that holds wins, and its rule goes into the evidence."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from herne_news.parsers.bylines import split_names, tidy_author
from herne_news.parsers.dates import day_of, find_german_date, parse_german_date, to_berlin
from herne_news.parsers.inherne.furniture import is_apart, is_meta
from herne_news.parsers.inherne.layouts import AUTHOR, AUTHOR_BOX, CATEGORY, DATE, KICKER, OWN_NAMES, TAGS
from herne_news.parsers.inherne.lines import ABOUT, CHANGED, date_in_line, terms_in_line
from herne_news.parsers.inherne.regions import Regions, nearest_post
from herne_news.parsers.machine import Machine, Told
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, classes, has_class
from herne_news.parsers.text import clean, ends_sentence, fold, table

Found = tuple[str, str]
Many = tuple[tuple[str, ...], str | None]

#: What WordPress themes print for a post without a title.
PLACEHOLDERS = table("untitled ohnetitel") | {"ohne titel", "no title", "kein titel"}
PROTECTED = re.compile(r"^(?:Geschützt|Protected|Privat|Private):\s+")
SITE_SEPARATORS = (" – ", " - ", " | ", " — ", " » ", " « ", " :: ", " • ", " · ", " › ", " > ")
WRITTEN_BY = re.compile(
    r"(?:^|[|·•,/–-]\s*|\s)(?:Autor(?:in)?:|Author:|(?:Veröffentlicht|Geschrieben|Verfasst|Publiziert|Erstellt) von|"
    r"(?:Posted|Written) by|[Vv]on|By|by)\s+([^|·•]{2,50}?)(?=\s*(?:[|·•/–—]|,\s*\d|\s(?:am|on|in|um|vom|at|auf|unter)\s|$))"
)
BREADCRUMBS = ("breadcrumb", "breadcrumbs", "yoast-breadcrumb", "breadcrumb-trail", "crumbs", "td-crumb-container")
HOME = table("home start startseite blog artikel news magazin")
LONGEST_TERM = 60
MOST_AUTHORS = 4
#: So many of a field's class names leave no doubt even outside the article's frame.
SURE_NAMES = 6
NAME = re.compile(r"(?!\d)\w[\w.’'-]*(?: \w[\w.’'-]*){0,3}$")
PUBLISHED = re.compile(r"veröffentlicht|publiziert|erstellt|posted|published|geschrieben", re.IGNORECASE)
TERM_LINK = re.compile(r"/(?:category|kategorie|rubrik|categories|thema|ressort)/")
TAG_LINK = re.compile(r"/(?:tag|tags|schlagwort|stichwort)/")


class Fields:
    """The fields of one page, read from its regions and from what it tells machines."""

    def __init__(self, page: Page, regions: Regions, machine: Machine) -> None:
        self.page, self.regions, self.machine = page, regions, machine
        self.site_names = machine.site_names | _site_in_title(page, regions) | OWN_NAMES

    def title(self) -> Found | None:
        """The headline, else what the page tells machines, without the site's name; a placeholder is none."""
        if self.regions.heading is not None:
            text, rule = (
                self._headline[1],
                f"theme:{(classes(self.regions.heading) or [str(self.regions.heading.tag)])[0]}",
            )
            if text:
                return None if fold(text) in PLACEHOLDERS else (text, rule)
        for told in self.machine.titles:
            text = without_site(told.value, self.site_names)
            if text and fold(text) not in PLACEHOLDERS and fold(text) not in map(fold, self.site_names):
                return text, told.rule
        head = self.page.head_title
        text = without_site(head, self.site_names) if head else ""
        return (text, "html:title") if head and text != head and fold(text) not in PLACEHOLDERS else None

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
        told = [fold(without_site(title.value, self.site_names)) for title in self.machine.titles]
        for node in heading.iterdescendants():
            part = text_of(node)
            rest = whole.removeprefix(part).strip()
            if part and rest and rest != whole and (has_class(node, *KICKER) or _is_headline(rest, whole, told)):
                return part, rest
            rest = whole.removesuffix(part).strip()
            if part and rest and rest != whole and _is_headline(rest, whole, told):
                return None, rest
        return None, whole

    def date(self) -> Found | None:
        """The printed day, else the day that machines are told."""
        told = ((day_of(told.value), told.rule) for told in self._machine_dates())
        return next(self._printed_days(), None) or next(told, None) or next(self._days_elsewhere(), None)

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

    def categories(self) -> Many:
        """The terms that the theme prints, else those of the date line, else what machines are told."""
        for rule, links in self._term_links(CATEGORY, "category", TERM_LINK):
            if names := _names(links):
                return names, rule
        before, between, after = self.regions.lines
        for line in (*between, *before, *after):
            if names := terms_in_line(line.text):
                return names, "text:date-line"
        told = [term for term in self.machine.categories if fold(term.value) not in map(fold, self.site_names)]
        if told:
            return tuple(dict.fromkeys(term.value for term in told if term.rule == told[0].rule)), told[0].rule
        crumb = self._last_crumb()
        return ((crumb,), "page:breadcrumb") if crumb else ((), None)

    def tags(self) -> Many:
        """The tags that the theme prints, else what machines are told."""
        for rule, links in self._term_links(TAGS, None, TAG_LINK):
            if names := _names(links):
                return tuple(name.removeprefix("#") for name in names), rule
        names = tuple(dict.fromkeys(tag.value for tag in self.machine.tags))
        return names, self.machine.tags[0].rule if names else None

    def authors(self) -> Many:
        """The persons in the page's author element, else those that machines are told; bylines are read with the text."""
        for rule, nodes in self._author_elements():
            names = tuple(dict.fromkeys(name for node in nodes for name in self._people(text_of(node))))
            if names:
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
        for line in (*between, *before, *(line for line in after if _stands_in_meta(line.element))):
            match = WRITTEN_BY.search(line.text) if len(line.text) < 160 and not ends_sentence(line.text) else None
            if match and (match[0].rstrip().find(":") > 0 or match.start() == 0 or find_german_date(line.text)):
                names = self._people(match[1])
                if names and all(NAME.match(name) for name in names):
                    return names
        return ()

    @cached_property
    def _times(self) -> list[Element]:
        return self.regions.outside(self.regions.frame.iter("time"))

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
        for node in (*nodes, *self.regions.outside(self.page.having(*DATE))):
            text = text_of(node)
            if len(text) < 200 and not CHANGED.match(text) and not _only_updated(node):
                # "04", "Apr" and "2013" may stand in elements of their own.
                apart = " ".join("".join(f" {part}" for part in node.itertext()).split())
                day = parse_german_date(text) or find_german_date(text) or find_german_date(apart)
                if day:
                    yield day, f"theme:{(classes(node) or [str(node.tag)])[0]}"
        for line in (*reversed(before), *(line for line in after if _stands_in_meta(line.element))):
            if day := date_in_line(line):
                yield day, "text:date-line"
        for line in between:
            if (
                len(line.text) < 120
                and not CHANGED.match(line.text)
                and (_stands_in_meta(line.element) or ABOUT.match(line.text))
            ):
                day = find_german_date(line.text)
                if day:
                    yield day, "text:meta-line"

    def _days_elsewhere(self) -> Iterator[Found]:
        """Yield days that stand outside the article's frame: in a header of the page that names them as the publication's."""
        for node in self.page.body.iter("time"):
            if (
                has_class(node, "published", "entry-date")
                and not is_apart(node)
                and (day := to_berlin(node.get("datetime") or ""))
            ):
                yield day_of(day), "page:time"
        for node in self.page.having(*DATE, "page-header", "post-header", "entry-header"):
            text = text_of(node)
            if len(text) < 300 and PUBLISHED.search(text) and (day := find_german_date(text)) and not is_apart(node):
                yield day, "page:header"

    def _term_links(
        self, names: tuple[str, ...], rel: str | None, address: re.Pattern[str]
    ) -> Iterator[tuple[str, list[Element]]]:
        """Yield the links to terms of a kind, by ever weaker signs."""
        links = self.regions.outside(self.regions.frame.iter("a"))
        if rel:
            yield f"rel:{rel}", [link for link in links if rel in (link.get("rel") or "").split()]
        holders = set(self.regions.outside(self.page.having(*names)))
        yield (
            "theme:terms",
            [link for link in links if any(above in holders for above in (link, *link.iterancestors()))],
        )
        if rel is None:
            yield (
                "rel:tag",
                [link for link in links if link.get("rel") == "tag" and not TERM_LINK.search(link.get("href") or "")],
            )
        yield "page:terms", list(self._term_links_beside(names[:SURE_NAMES], rel))
        before, between, after = self.regions.lines
        lines = (*between, *before, *(line for line in after if _stands_in_meta(line.element)))
        yield "link:terms", [link for line in lines for link in line.links if address.search(link.get("href") or "")]

    def _term_links_beside(self, names: tuple[str, ...], rel: str | None) -> Iterator[Element]:
        """Yield the links to terms that stand beside the article's frame, in no other article and no widget."""
        holders = set(self.page.having(*names))
        for link in self.page.body.iter("a"):
            named = any(above in holders for above in link.iterancestors())
            named = named or (rel is not None and rel in (link.get("rel") or "").split())
            if named and not is_apart(link) and nearest_post(link) is None:
                yield link

    def _last_crumb(self) -> str | None:
        """Return the last link of the breadcrumbs that leads neither home nor to the page itself."""
        named = [self.page.by_id(name) for name in BREADCRUMBS]
        trails = [*self.page.having(*BREADCRUMBS), *(node for node in named if node is not None)]
        own = {fold(self._headline[1]), *map(fold, self.site_names), *HOME}
        crumbs = [text_of(link) for trail in trails[:1] for link in trail.iter("a") if link.get("href")]
        crumbs = [crumb for crumb in crumbs if crumb and fold(crumb) not in own]
        return crumbs[-1] if crumbs and len(crumbs[-1]) <= LONGEST_TERM else None

    def _author_elements(self) -> Iterator[tuple[str, list[Element]]]:
        outside = self.regions.outside
        yield (
            "rel:author",
            outside(link for link in self.regions.frame.iter("a") if "author" in (link.get("rel") or "").split()),
        )
        for names in AUTHOR:
            yield f"theme:{names[0]}", outside(self.page.having(*names))
        boxes = [box for box in self.page.having(*AUTHOR_BOX) if self.regions.frame in box.iterancestors()]
        yield "theme:author-box", [heading for box in boxes for heading in box.iter("h2", "h3", "h4", "h5", "h6")][:1]
        yield (
            "link:author",
            outside(
                link
                for link in self.regions.frame.iter("a")
                if re.search(r"/(?:author|autor)/[^/]+/?$", link.get("href") or "")
            ),
        )

    def _people(self, text: str) -> tuple[str, ...]:
        name = tidy_author(text, self.site_names)
        if name is None:
            return ()
        return split_names(name) or ((name,) if len(name.split()) <= 5 and not find_german_date(name) else ())


def without_site(title: str, site_names: Iterable[str]) -> str:
    """Return a page's own title without the site's name that stands in front or behind."""
    names = {fold(name) for name in site_names}
    for separator in SITE_SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if found and fold(tail) in names:
            return head.strip()
        head, found, tail = title.partition(separator)
        if found and fold(head) in names:
            return tail.strip()
    return title


def _is_headline(part: str, whole: str, told: list[str]) -> bool:
    """Say whether a part of the headline's element is what the page's own titles give, and the whole of it is not."""
    return any(title.startswith(fold(part)) and not title.startswith(fold(whole)) for title in told)


def _stands_in_meta(node: Element) -> bool:
    return any(is_meta(above) for above in (node, *node.iterancestors()) if above.tag not in ("body", "html"))


def _only_updated(node: Element) -> bool:
    return has_class(node, "updated") and not has_class(node, "published", "entry-date", "post-date", "date")


def _names(links: Iterable[Element]) -> tuple[str, ...]:
    names = (clean(text_of(link).strip(" ,|·")) for link in links)
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= LONGEST_TERM))


def _site_in_title(page: Page, regions: Regions) -> frozenset[str]:
    """Return what the page's ``title`` says besides the headline: the site's name, with or without its motto."""
    head, heading = page.head_title or "", fold(text_of(regions.heading)) if regions.heading is not None else ""
    parts = {part.strip() for separator in SITE_SEPARATORS for part in head.split(separator)}
    return frozenset(
        part for part in parts if part and heading and heading not in fold(part) and fold(part) not in heading
    )
