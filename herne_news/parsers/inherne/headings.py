"""Which of a page's headings is the headline of the article."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product

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
#: Letters of a line that is no paragraph.
SHORT = 80
#: The address of a home page.
HOME = re.compile(r"(?:https?:)?(?://[^/]+)?/?")
#: What parts a headline from the site's name behind it.
PARTS_OF_TITLE = re.compile(r"\s[–—|«»:•·›>-]+\s")


def find_heading(
    page: Page, machine: Machine, content: Element, post: Element | None, traits: Memory
) -> Element | None:
    """Return the headline: the heading that the page's own titles repeat, else the one that calls itself a title."""
    told = [fold(title.value) for title in machine.titles]
    head, first = fold(page.head_title or ""), fold(PARTS_OF_TITLE.split(page.head_title or "")[0])
    named = [node for node in page.having(*TITLE)[:MOST_HEADINGS] if _may_be_heading(node, traits)]
    plain = [node for node in page.tagged("h1", "h2", "h3")[:MOST_HEADINGS] if _may_be_heading(node, traits)]
    inside = [node for node in (*named, *plain) if post is not None and post in node.iterancestors()]
    sites = {fold(name) for name in (*machine.site_names, *OWN_NAMES)}
    texts = {
        node: text for node in (*named, *plain) if (text := fold(text_of(node))) not in sites and not _leads_home(node)
    }
    signs: tuple[Callable[[str], bool], ...] = (
        lambda text: any(title == text or (len(text) > 8 and title.startswith(f"{text} ")) for title in told),
        lambda text: text in (head, first) or (len(text) > 8 and head.startswith(f"{text} ")),
        lambda text: len(text) > 8 and head.endswith(f" {text}"),
    )
    everywhere = [*named, *plain]
    for repeats, nodes in (
        *product(signs[:1], (inside, everywhere)),
        # The part of the page's title that stands in the post is the headline, not the one above it.
        *((sign, inside) for sign in signs[1:]),
        *((sign, everywhere) for sign in signs[1:]),
    ):
        supported = [node for node in nodes if texts.get(node) and repeats(texts[node])]
        if supported:
            best = max(supported, key=lambda node: (len(texts[node]), node.tag == "h1"))
            if best.tag != "h1" and within(best, content):
                above = dict.fromkeys((*named, *plain)) if _stands_behind_text(best) else named
                best = next(_first_above(above, content), best)
            return _fuller(_first_of_same(best, plain, texts), plain, texts)
    for link in page.related("bookmark"):  # WordPress's link from a post to itself, in no heading
        text = fold(text_of(link))
        if text and any(repeats(text) for repeats in signs) and not traits.is_apart(link):
            return link
    columns = columns_of(content)
    for nodes in ([node for node in inside if node in named], [node for node in plain if node.tag == "h1"], named):
        for node in nodes:
            if (
                texts.get(node)
                and (node.tag == "h1" or not (within(node, content) or stands_behind(node, columns)))
                and not has_class(node, "site-title", "site-description")
            ):
                return node
    return None


def _may_be_heading(node: Element, traits: Memory) -> bool:
    if node.tag not in ("h1", "h2", "h3", "h4", "div", "span", "p", "a", "header") or traits.is_apart(node):
        return False
    return not len(node) or sum(1 for _ in islice(node.iter(), 12)) < 12


def _leads_home(heading: Element) -> bool:
    """Say whether a heading is a link to the home page: the name of the site."""
    links = (*heading.iter("a"), *heading.iterancestors("a"))
    return any(HOME.fullmatch(link.get("href") or "#") for link in links[:1])


def _stands_behind_text(heading: Element) -> bool:
    """Say whether paragraphs stand in front of a heading: it is that of a part of the text."""
    return any(len(text_of(node)) > SHORT for node in heading.itersiblings("p", preceding=True))


def _first_above(named: Iterable[Element], content: Element) -> Iterator[Element]:
    """Yield the only ``h1`` of them, if it stands above the text: a better headline than any in the text."""
    first = [node for node in named if node.tag == "h1" and not within(node, content)]
    if len(first) == 1 and not stands_behind(first[0], columns_of(content)):
        yield first[0]


def _first_of_same(heading: Element, plain: list[Element], texts: dict[Element, str]) -> Element:
    """Return the page's ``h1`` where it says the same as `heading`, which may be that of a box in the text."""
    if heading.tag == "h1":
        return heading
    return next((node for node in plain if node.tag == "h1" and texts.get(node) == texts[heading]), heading)


def _fuller(heading: Element, plain: list[Element], texts: dict[Element, str]) -> Element:
    """Return the page's only ``h1`` where it says what `heading` says, and goes on."""
    first = [node for node in plain if node.tag == "h1"]
    goes_on = len(first) == 1 and texts.get(first[0], "").startswith(f"{texts[heading]} ")
    return first[0] if goes_on and len(texts[heading].split()) >= ENOUGH_WORDS else heading
