"""By what class names an element calls itself the caption of a picture, or the credit of one."""

import re
from functools import lru_cache

from herne_news.parsers.selectors import Element

#: Parts of class names that say an element is the caption of a picture.
CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:captions?|bildunterschrift|bildtext|bildlegende|legende|bildnachweis|fotocredit|"
    r"(?:image|photo)-(?:credit|description))(?:$|\s|-text|-inside)"
)
#: These hold a caption element or a picture and its caption, and are none themselves.
NO_CAPTION = re.compile(
    r"(?:^|\s)(?:wp-caption|caption-wrap|soliloquy-caption|has-caption|no-caption|with-caption)(?:$|\s)"
)
#: How a class name ends that says an element, in a caption or beside its picture, is the credit alone.
CREDIT_NAMES = (
    *("credit", "credits", "creditline", "credit-line", "copyright", "copyrights", "source", "quelle", "bildquelle"),
    *("bildrechte", "bildnachweis", "fotonachweis", "fotocredit", "bildautor", "fotograf", "photographer", "urheber"),
)
CREDIT_CLASS = re.compile(rf"(?:^|[_-])(?<!\bno-)(?<!\bhas-)(?<!\bwith-)(?:{'|'.join(CREDIT_NAMES)})$", re.IGNORECASE)
#: Asked first, since few names end so; the first letter may be a capital.
CREDIT_ENDS = tuple(name[1:] for name in CREDIT_NAMES)


def is_called_caption(tag: str, names: str | None) -> bool:
    """Say whether an element of this tag and these class names is the caption of a picture."""
    if tag == "figcaption" or not names:
        return tag == "figcaption"
    return names_caption(names) and tag not in ("figure", "img", "a") and not NO_CAPTION.search(names)


def is_called_credit(node: Element) -> bool:
    """Say whether the class of an element calls it the credit of a picture."""
    names = node.get("class")
    return names is not None and node.tag not in ("figure", "img", "a") and names_credit(names)


def names_credit(names: str) -> bool:
    """Say whether one of the class names is that of a credit."""
    ends = [name for name in names.split() if name.endswith(CREDIT_ENDS)]
    return bool(ends) and any(CREDIT_CLASS.search(name) for name in ends)


@lru_cache(maxsize=8192)
def speaks_of_pictures(name: str) -> bool:
    """Say whether a class name is that of a caption or of a credit."""
    return names_caption(name) or names_credit(name)


def names_caption(names: str) -> bool:
    """Say whether one of the class names is that of a picture's caption."""
    if "aption" not in names and "ild" not in names and "redit" not in names and "legende" not in names:
        return False
    return CAPTION_CLASS.search(names) is not None
