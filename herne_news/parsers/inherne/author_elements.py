"""The names in an element that a theme or plug-in marks as the author's, without the labels and links around them."""

import re

from herne_news.parsers.bylines import is_person, split_names, tidy_author
from herne_news.parsers.dates import find_german_date
from herne_news.parsers.inherne.furniture import traits_of
from herne_news.parsers.inherne.layouts import UNSEEN
from herne_news.parsers.page import text_of
from herne_news.parsers.selectors import Element, has_class
from herne_news.parsers.text import clean, normalise

LABEL = re.compile(
    r"(?:(?:written|posted|published|geschrieben|verfasst|veröffentlicht) (?:by|von)|by|von)\s", re.IGNORECASE
)
#: Between a name and what that person is.
BEFORE_A_ROLE = re.compile(r",| [–—-] ")
AUTHOR_LINK = re.compile(r"/(?:authors?|autor(?:en|in|innen)?|staff|redakteure?)/[^/]+/?$", re.IGNORECASE)
HEADINGS = ("h2", "h3", "h4", "h5", "h6")


def is_one_person(box: Element) -> bool:
    """Say whether a box holds one piece of text, the name of a person."""
    pieces = [piece for text in box.itertext() if (piece := normalise(text))]
    return len(pieces) == 1 and is_person(pieces[0])


def stated(node: Element) -> tuple[str, ...]:
    """Return the names in an element: the one in front of other elements, else those of links to authors, else all."""
    own = in_front(node)
    if own is None and len(node):
        links = [link for link in node.iter("a") if AUTHOR_LINK.search(link.get("href") or "")]
        texts = [in_front(link) or text_of(link) for link in links]
        if any(texts):
            linked = tuple(dict.fromkeys(name for text in texts for name in names_in_text(text)))
            return linked or _in_heading(node)
    # A label may stand in an element of its own, with no blank between it and the name.
    apart = normalise(" ".join(text for text in node.itertext())) if len(node) and own is None else None
    return (names_in_text(apart) if apart and LABEL.match(apart) else ()) or names_in_text(own or text_of(node))


def _in_heading(node: Element) -> tuple[str, ...]:
    """Return the person in the first heading of an element whose links only lead to the author's articles."""
    heading = next(node.iter(*HEADINGS), None)
    named = names_in_text(text_of(heading)) if heading is not None else ()
    return tuple(name for name in named if is_person(name))


def in_front(node: Element) -> str | None:
    """Return the name of a person that stands in an element before other elements (a function), else None."""
    own = clean(node.text)
    return own if own and len(node) and is_person(own) else None


def names_in_text(text: str) -> tuple[str, ...]:
    name = tidy_author(text)
    if name is None:
        return ()
    first, *behind = BEFORE_A_ROLE.split(name, maxsplit=1)
    if behind and is_person(first.title() if first.isupper() else first) and not split_names(name):
        return (first,)
    return split_names(name) or (
        (name,) if len(name.split()) <= 5 and len(name) <= 60 and not find_german_date(name) else ()
    )


def is_unseen(node: Element) -> bool:
    return any(traits_of(above).hidden or has_class(above, *UNSEEN) for above in (node, *node.iterancestors()))
