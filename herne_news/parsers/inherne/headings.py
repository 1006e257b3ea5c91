"""Which of a page's headings is the headline of the article."""

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice, product

from herne_news.parsers.inherne.furniture import Memory
from herne_news.parsers.inherne.layouts import OWN_NAMES, TITLE
from herne_news.parsers.machine import Machine
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, columns_of, has_class, stands_behind, within
from herne_news.parsers.text import fold

#: Headings that are looked at, of each kind; behind so many others stands no headline.
MOST_HEADINGS = 300
#: So many words of a headline are no accident.
ENOUGH_WORDS = 3
#: With so few letters, a heading may begin or end as a title does by accident.
FEW = 8
#: Letters of a line that is no paragraph.
SHORT = 80
#: The address of a home page.
HOME = re.compile(r"(?:https?:)?(?://[^/]+)?/?")
#: What parts a headline from the site's name behind it.
PARTS_OF_TITLE = re.compile(r"\s[–—|«»:•·›>-]+\s")


def find_heading(page: Page, machine: Machine, content: Element, frame: Element, traits: Memory) -> Element | None:
    """Return the headline: the heading that the page's own titles repeat, else the one that calls itself a title.

    Those inside `frame`, the post or what is around the text, come first: lists elsewhere repeat headlines as well.
    """
    own = _Titles(page, machine)
    named, plain = page.having(*TITLE)[:MOST_HEADINGS], page.tagged("h1", "h2", "h3")[:MOST_HEADINGS]
    around, everywhere = frozenset(frame.iterdescendants()), [*named, *plain]
    inside = [node for node in everywhere if node in around]
    texts = _Texts(traits, {fold(name) for name in (*machine.site_names, *OWN_NAMES)})
    for repeats, nodes in (
        (own.are_told, inside),
        (own.end, [node for node in inside if node.tag == "h1"]),
        (own.are_told, everywhere),
        # The part of the page's title that stands in the post is the headline, not the one above it.
        *product((own.begin, own.stand_last), [inside]),
        *product((own.begin, own.stand_last), [everywhere]),
    ):
        if repeats == own.are_told and not own.told:
            continue  # so that texts are not read for nothing
        supported = [node for node in nodes if (text := texts[node]) and repeats(text)]
        if supported:
            best = max(supported, key=lambda node: (len(texts[node]), node.tag == "h1"))
            first = [node for node in plain if node.tag == "h1" and texts.may_be(node)]
            if best.tag != "h1" and within(best, content):
                called = [node for node in named if node.tag == "h1" and texts.may_be(node)]
                best = next(_first_above(first if _stands_behind_text(best) else called, content), best)
            return _fuller(_first_of_same(best, first, texts), first, texts)
    for link in page.related("bookmark"):  # WordPress's link from a post to itself, in no heading
        text = fold(text_of(link))
        if text and (own.are_told(text) or own.begin(text) or own.stand_last(text)) and not traits.is_apart(link):
            return link
    first = [node for node in plain if node.tag == "h1"]
    return _called_title([*(node for node in inside if node in named), *first, *named], content, texts)


def _called_title(nodes: Iterable[Element], content: Element, texts: "_Texts") -> Element | None:
    """Return the first of the headings that stands above the text, or is an ``h1``, and is not the name of the site."""
    columns = columns_of(content)
    return next(
        (
            node
            for node in nodes
            if texts[node]
            and (node.tag == "h1" or not (within(node, content) or stands_behind(node, columns)))
            and not has_class(node, "site-title", "site-description")
        ),
        None,
    )


class _Titles:
    """The titles that a page gives itself, folded; each method says in what way a heading's folded text repeats them."""

    def __init__(self, page: Page, machine: Machine) -> None:
        self.told = [fold(title.value) for title in machine.titles]
        self._head = fold(page.head_title or "")
        self._first = fold(PARTS_OF_TITLE.split(page.head_title or "")[0])

    def are_told(self, text: str) -> bool:
        """What machines are told is the text, or begins with it."""
        return any(title == text or (len(text) > FEW and title.startswith(f"{text} ")) for title in self.told)

    def end(self, text: str) -> bool:
        """The text ends with a title, behind a kicker."""
        return any(len(title) > FEW and text.endswith(f" {title}") for title in (*self.told, self._first))

    def begin(self, text: str) -> bool:
        """The page's title is the text, or begins with it."""
        return text in (self._head, self._first) or (len(text) > FEW and self._head.startswith(f"{text} "))

    def stand_last(self, text: str) -> bool:
        """The page's title ends with the text."""
        return len(text) > FEW and self._head.endswith(f" {text}")


class _Texts(dict[Element, str]):
    """The folded texts of headings; empty where one cannot be the article's. Each is read once, and few are asked for."""

    def __init__(self, traits: Memory, sites: Collection[str]) -> None:
        super().__init__()
        self._traits, self._sites = traits, sites

    def __missing__(self, node: Element) -> str:
        text = fold(text_of(node)) if self.may_be(node) else ""
        self[node] = text = "" if text in self._sites or _leads_home(node) else text
        return text

    def may_be(self, node: Element) -> bool:
        """Say whether an element can be a headline: no container of much else, in nothing that stands apart."""
        if node.tag not in ("h1", "h2", "h3", "h4", "div", "span", "p", "a", "header") or self._traits.is_apart(node):
            return False
        return not len(node) or sum(1 for _ in islice(node.iter(), 12)) < 12


def _leads_home(heading: Element) -> bool:
    """Say whether a heading is a link to the home page: the name of the site."""
    link = next(chain(heading.iter("a"), heading.iterancestors("a")), None)
    return link is not None and HOME.fullmatch(link.get("href") or "#") is not None


def _stands_behind_text(heading: Element) -> bool:
    """Say whether paragraphs stand in front of a heading: it is that of a part of the text."""
    return any(len(text_of(node)) > SHORT for node in heading.itersiblings("p", preceding=True))


def _first_above(first: Iterable[Element], content: Element) -> Iterator[Element]:
    """Yield the only ``h1``, if it stands above the text: a better headline than any in the text."""
    outside = [node for node in first if not within(node, content)]
    if len(outside) == 1 and not stands_behind(outside[0], columns_of(content)):
        yield outside[0]


def _first_of_same(heading: Element, first: list[Element], texts: _Texts) -> Element:
    """Return the page's ``h1`` where it says the same as `heading`, which may be that of a box in the text."""
    if heading.tag == "h1":
        return heading
    return next((node for node in first if texts[node] == texts[heading]), heading)


def _fuller(heading: Element, first: list[Element], texts: _Texts) -> Element:
    """Return the page's only ``h1`` where it says what `heading` says, and goes on."""
    goes_on = len(first) == 1 and texts[first[0]].startswith(f"{texts[heading]} ")
    return first[0] if goes_on and len(texts[heading].split()) >= ENOUGH_WORDS else heading
