"""The day of the last change, told from the day of publication by words and names."""

import re
from itertools import islice

from herne_news.parsers.inherne.layouts import CHANGE
from herne_news.parsers.page import text_of
from herne_news.parsers.selectors import Element, has_class

#: What a line begins with that states the day of a change.
CHANGED = re.compile(
    r"^\W*(?:zuletzt\s+)?(?:aktualisiert|geändert|updated|last\s+(?:updated|modified)|letzte (?:änderung|aktualisierung))",
    re.IGNORECASE,
)
#: The same in the middle of a line: a date behind it is no publication's.
CHANGED_INSIDE = re.compile(
    r"\b(?:(?:zuletzt )?(?:aktualisiert|geändert)|(?:last )?(?:updated|modified)|aktualisierung)\b", re.IGNORECASE
)
#: The same at the end of what stands right in front of an element with a day.
LABEL_OF_CHANGE = re.compile(
    r"\b(?:aktualisiert|geändert|aktualisierung|änderung|updated?|modified)(?: am| on)?\s*:?\s*$", re.IGNORECASE
)
#: A name that speaks of a change in its last part; WordPress's own ``updated`` stands on the day of publication, too.
NAMED_CHANGE = re.compile(r"[\w-]+[_-](?:updated|modified)(?:\s|$)", re.IGNORECASE)


def is_changed(element: Element) -> bool:
    """Say whether an element is, or holds, nothing but the day of the last change."""
    times = list(islice(element.iter("time"), 5))
    return is_change(element) or (bool(times) and all(map(is_change, times)))


def is_change(node: Element) -> bool:
    """Say whether an element holds the day of the last change: by its name, its parent's, or the words right in front of it."""
    parent, before = node.getparent(), node.getprevious()
    if has_class(node, *CHANGE) or (parent is not None and has_class(parent, *CHANGE)):
        return True
    if NAMED_CHANGE.search(node.get("class") or ""):
        return True
    if before is not None:
        words = (before.tail or "").strip() or text_of(before)
    else:
        words = (parent.text or "") if parent is not None else ""
    return LABEL_OF_CHANGE.search(words) is not None
