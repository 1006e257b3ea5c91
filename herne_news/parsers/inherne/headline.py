"""Which of a page's headings is the article's headline."""

import re
from collections.abc import Callable, Collection
from itertools import chain, islice

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
#: The address of a home page.
HOME = re.compile(r"(?:https?:)?(?://[^/]+)?/?")
#: What parts a headline from the site's name behind it.
PARTS_OF_TITLE = re.compile(r"\s[–—|«»:•·›>-]+\s")


def find_headline(page: Page, machine: Machine, content: Element, frame: Element, traits: Memory) -> Element | None:
    """Return the headline: the heading that the page's own titles repeat, else the one that calls itself a title."""
    told = [fold(title.value) for title in machine.titles]
    head, first = fold(page.head_title or ""), fold(PARTS_OF_TITLE.split(page.head_title or "")[0])
    named, plain = page.having(*TITLE)[:MOST_HEADINGS], page.tagged("h1", "h2", "h3")[:MOST_HEADINGS]
    around = frozenset(frame.iterdescendants())
    inside = [node for node in (*named, *plain) if node in around]
    texts = _Texts(traits, {fold(name) for name in (*machine.site_names, *OWN_NAMES)})

    def ends(text: str) -> bool:
        return any(len(title) > 8 and text.endswith(f" {title}") for title in (*told, first))

    signs: tuple[Callable[[str], bool], ...] = (
        lambda text: any(title == text or (len(text) > 8 and title.startswith(f"{text} ")) for title in told),
        lambda text: text in (head, first) or (len(text) > 8 and head.startswith(f"{text} ")),
        lambda text: len(text) > 8 and head.endswith(f" {text}"),
    )
    # A kicker may stand in front, and a list beside the article may repeat its title without one.
    first_inside = [node for node in inside if node.tag == "h1"]
    for repeats in signs if told else signs[1:]:
        for nodes, says in ((inside, repeats), (first_inside, ends), ([*named, *plain], repeats)):
            supported = [node for node in nodes if (text := texts[node]) and says(text)]
            if supported:
                return _fuller(max(supported, key=lambda node: (len(texts[node]), node.tag == "h1")), plain, texts)
    columns = columns_of(content)
    for nodes in ([node for node in inside if node in named], [node for node in plain if node.tag == "h1"], named):
        for node in nodes:
            if (
                texts[node]
                and (node.tag == "h1" or not (within(node, content) or stands_behind(node, columns)))
                and not has_class(node, "site-title", "site-description")
            ):
                return node
    return None


class _Texts(dict[Element, str]):
    """The folded texts of headings; empty where one cannot be the article's. Each is read once, and few are asked for."""

    def __init__(self, traits: Memory, sites: Collection[str]) -> None:
        super().__init__()
        self.traits, self._sites = traits, sites

    def __missing__(self, node: Element) -> str:
        text = fold(text_of(node)) if _may_be_heading(node, self.traits) else ""
        self[node] = text = "" if text in self._sites or _leads_home(node) else text
        return text


def _may_be_heading(node: Element, traits: Memory) -> bool:
    if node.tag not in ("h1", "h2", "h3", "h4", "div", "span", "p", "a", "header") or traits.is_apart(node):
        return False
    return not len(node) or sum(1 for _ in islice(node.iter(), 12)) < 12


def _leads_home(heading: Element) -> bool:
    """Say whether a heading is a link to the home page: the name of the site."""
    link = next(chain(heading.iter("a"), heading.iterancestors("a")), None)
    return link is not None and HOME.fullmatch(link.get("href") or "#") is not None


def _fuller(heading: Element, plain: list[Element], texts: _Texts) -> Element:
    """Return the page's only ``h1`` where it says what `heading` says, and goes on."""
    first = [node for node in plain if node.tag == "h1" and _may_be_heading(node, texts.traits)]
    goes_on = len(first) == 1 and texts[first[0]].startswith(f"{texts[heading]} ")
    return first[0] if goes_on and len(texts[heading].split()) >= ENOUGH_WORDS else heading
