"""Categories and tags: links that themes print, the words of the date line, what machines are told."""

import re
from collections.abc import Iterable, Iterator

from herne_news.parsers.bylines import is_person
from herne_news.parsers.inherne.finding import nearest_post
from herne_news.parsers.inherne.furniture import stands_in_meta
from herne_news.parsers.inherne.layouts import CATEGORY, TAGS
from herne_news.parsers.inherne.lines import terms_in_line
from herne_news.parsers.inherne.regions import Regions
from herne_news.parsers.machine import Machine
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, has_class
from herne_news.parsers.text import clean, fold, table
from herne_news.parsers.walking import HEADINGS

#: Values, and the rule that gave them; None where there are none.
Many = tuple[tuple[str, ...], str | None]

BREADCRUMBS = (
    *("breadcrumb", "breadcrumbs", "yoast-breadcrumb", "breadcrumb-trail", "crumbs", "td-crumb-container"),
    *("rank-math-breadcrumb", "aioseo-breadcrumbs", "seopress-breadcrumbs", "woocommerce-breadcrumb"),
    *("entry-breadcrumb", "single-breadcrumb", "site-breadcrumbs", "mh-breadcrumb"),
)
#: A longer trail is a list of something else.
MOST_CRUMBS = 4
HOME = table("home start startseite homepage accueil inicio início")
#: What the list of all articles is called.
LISTS = table("blog news magazin posts")
#: What plug-ins tell machines is the kind of a page, not its subject.
KINDS = table("post posts article articles page pages")
LONGEST_TERM = 60
#: So many links in an element that only its name calls categories are all those of the site.
MOST_TERMS = 8
#: So many of a field's class names leave no doubt even outside the article's frame.
SURE_NAMES = 6
#: Where a link to the first page of a site leads.
TO_ROOT = re.compile(r"(?:https?://[^/?#]+)?/?$")
TERM_LINK = re.compile(r"/(?:category|kategorie|rubrik|categories|thema|ressort)/")
TAG_LINK = re.compile(r"/(?:tag|tags|schlagwort|stichwort)/")

#: Names of elements around categories, by a part of them; WordPress's own ``category-slug`` on posts is none.
TERMS_BY_PART = re.compile(
    r"^(?!category-|menu-).*(?:^|[_-])(?:category|categories|kategorien?|rubrik)(?:__[\w-]+|[_-](?:list|links?|container|wrapper|box))?$",
    re.IGNORECASE,
)


class Terms:
    """The terms of one page; `title` is the article's, which breadcrumbs repeat, `site_names` are folded."""

    def __init__(
        self, page: Page, regions: Regions, machine: Machine, site_names: frozenset[str], title: str | None
    ) -> None:
        self.page, self.regions, self.machine, self.site_names = page, regions, machine, site_names
        self.title = title or ""

    def categories(self) -> Many:
        """The terms that the theme prints, else those of the date line, else the breadcrumbs, else what machines are told.

        Last come the items of menus that WordPress marks as categories of the post that is shown (current-post-parent).
        """
        for rule, links in self._term_links(CATEGORY, "category", TERM_LINK):
            ahead = [link for link in links if not self.regions.is_behind(link)]
            names = _names(ahead) or _names(links)
            if names and (rule not in ("theme:terms", "rel:tag") or len(names) <= MOST_TERMS):
                return names, rule
        before, between, after = self.regions.lines
        for line in (*between, *before, *after):
            if names := tuple(name for name in terms_in_line(line.text) if not self._is_author(name)):
                return names, "text:date-line"
        if crumbs := self._crumbs():
            return crumbs, "page:breadcrumb"
        told = [
            term
            for term in self.machine.categories
            if fold(term.value) not in self.site_names and fold(term.value) not in KINDS
        ]
        if told:
            return tuple(dict.fromkeys(term.value for term in told if term.rule == told[0].rule)), told[0].rule
        menu = _names(
            link
            for item in self.page.having("current-post-parent")
            if has_class(item, "menu-item-object-category")
            for link in item.iterchildren("a")
        )
        menu = tuple(name for name in menu if fold(name) not in HOME)
        return (menu, "theme:current-post-parent") if menu else ((), None)

    def tags(self) -> Many:
        """The tags that the theme prints, else what machines are told."""
        for rule, links in self._term_links(TAGS, None, TAG_LINK):
            if names := _names(links):
                return tuple(name.removeprefix("#") for name in names), rule
        names = tuple(dict.fromkeys(tag.value for tag in self.machine.tags))
        return names, self.machine.tags[0].rule if names else None

    def _term_links(
        self, names: tuple[str, ...], rel: str | None, address: re.Pattern[str]
    ) -> Iterator[tuple[str, list[Element]]]:
        """Yield the links to terms of a kind, by ever weaker signs."""
        outside = self.regions.outside
        if rel:
            yield f"rel:{rel}", outside(self.page.related(rel))
        holders = outside(self.page.having(*names))
        links = dict.fromkeys(link for holder in holders for link in holder.iter("a"))
        yield "theme:terms", outside(link for link in links if not (rel and _is_tag(link)))
        if rel:
            tagged = (link for link in self.page.related("tag") if address.search(link.get("href") or ""))
            yield "rel:tag", outside(tagged)
            named = [name for name in self.page.class_names if _speaks_of_terms(name) and name not in names]
            holders = [holder for holder in self.page.having(*named) if not _shows_posts(holder)] if named else []
            links = dict.fromkeys(link for holder in holders for link in holder.iter("a"))
            yield "theme:terms", outside(link for link in links if address.search(link.get("href") or ""))
        if rel is None:
            found = (link for link in self.page.related("tag") if link.get("rel") == "tag")
            yield "rel:tag", outside(link for link in found if not TERM_LINK.search(link.get("href") or ""))
        yield "page:terms", list(self._term_links_beside(names[:SURE_NAMES], rel))
        before, between, after = self.regions.lines
        lines = (*between, *before, *(line for line in after if stands_in_meta(line.element)))
        yield "link:terms", [link for line in lines for link in line.links if address.search(link.get("href") or "")]

    def _term_links_beside(self, names: tuple[str, ...], rel: str | None) -> Iterator[Element]:
        """Yield the links to terms that stand beside the article's frame, in no other article and no widget."""
        held = {link for holder in self.page.having(*names) for link in holder.iterdescendants("a")}
        held.update(self.page.related(rel) if rel else ())
        if not held:
            return
        own = (None, nearest_post(self.regions.content))
        for link in self.page.tagged("a"):
            if link in held and not self.regions.traits.is_apart(link) and nearest_post(link) in own:
                yield link

    def _is_author(self, name: str) -> bool:
        told = (author.value for author in self.machine.authors)
        return fold(name) in map(fold, (*told, *map(text_of, self.page.related("author"))))

    def _is_columnist(self, name: str) -> bool:
        """Say whether a name is an author's; "Letters to the Editor" may be told as the author, too."""
        return is_person(name) and self._is_author(name)

    def _crumbs(self) -> tuple[str, ...]:
        """Return the links of the breadcrumbs that lead neither home nor to the page itself."""
        named = [self.page.by_id(name) for name in BREADCRUMBS]
        trails = [*self.page.having(*BREADCRUMBS), *(node for node in named if node is not None)]
        own = {fold(self.title), *self.site_names, *HOME, *LISTS}
        links = (link for trail in trails[:1] for link in trail.iter("a") if link.get("href"))
        crumbs = _names(link for link in links if not TO_ROOT.match(link.get("href") or ""))
        crumbs = tuple(
            crumb
            for crumb in crumbs
            if fold(crumb) not in own and not crumb.isdigit() and not self._is_columnist(crumb)
        )
        return crumbs if len(crumbs) <= MOST_CRUMBS else ()


def _speaks_of_terms(name: str) -> bool:
    # Most names have none of these letters; the pattern takes its time.
    return ("ategor" in name or "ubrik" in name) and TERMS_BY_PART.search(name) is not None


def _shows_posts(holder: Element) -> bool:
    """Say whether an element that is named after a category shows its newest articles: those have headlines."""
    return next(holder.iter(*HEADINGS), None) is not None


def _is_tag(link: Element) -> bool:
    """Say whether a link leads to a tag: one that themes print in the same line as the categories."""
    href = link.get("href") or ""
    return link.get("rel") == "tag" and TAG_LINK.search(href) is not None and not TERM_LINK.search(href)


def _names(links: Iterable[Element]) -> tuple[str, ...]:
    names = (clean(text_of(link).strip(" ,|·")) for link in links)
    return tuple(dict.fromkeys(name for name in names if name and len(name) <= LONGEST_TERM))
