"""Pictures with a caption or a credit, found in the markup.

Markup: WordPress core (classic, block, gallery), MetaSlider, FlexSlider, Soliloquy, NextGEN, Envira, Divi and Elementor
galleries, and whatever calls itself a caption. What in a caption is its credit, `credits.py` says.
"""

import re
from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice

from herne_news.items import Caption
from herne_news.parsers.caption_names import is_called_caption, is_called_credit, speaks_of_pictures
from herne_news.parsers.credits import LABEL, LONGEST_CREDIT, is_credit, split_credit
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, within
from herne_news.parsers.text import clean

#: Stands for a credit while a caption is read; how the text behind one goes on if it belongs to the credit.
PLACE, GOES_ON = "\ue000", ("/", "|", ",", "&", "(")
GALLERY_CAPTION = "blocks-gallery-caption"
#: What holds one picture and its caption.
HOLDERS = ("figure", "li", "dl")
HOLDER_CLASS = re.compile(
    r"(?:^|\s)(?:wp-caption|gallery-item|soliloquy-item|ms-image|slide|et_pb_gallery_item|swiper-slide|wp-block-image|"
    r"e-gallery-item|ngg-gallery-thumbnail-box|media|image)(?:$|\s)"
)
LAZY = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "src")
IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?.*)?$", re.IGNORECASE)
#: A picture's caption that only an attribute carries: Envira, NextGEN.
ATTRIBUTES = ("data-envira-caption", "data-description", "data-caption")

#: So many elements above a caption its picture is looked for.
HIGHEST = 6


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the article with what stands below it; `text` is the caption as `printed_caption` gives it, or None."""

    text: str | None
    image: Element | None
    element: Element


def read_pictures(page: Page, scope: Element, skip: Callable[[Element], bool]) -> list[Picture]:
    """Return the pictures of `scope` that have a caption, in document order, hidden slides among them.

    Elements for which `skip` says yes are left out with all that is inside them.
    """
    found: list[Picture] = []
    seen: list[Element] = []
    #: Whether an element is left out, or stands in one that is, in a caption or outside of `scope`.
    closed = {scope: False}
    inside = frozenset(scope.iter())
    for node in page.tagged_or_having(("img", "figcaption"), filter(speaks_of_pictures, page.class_names)):
        is_image = node.tag == "img"
        if node not in inside or not (is_image or is_caption(node) or is_credit_beside(node)):
            continue
        if _is_closed(node, closed, skip):
            continue
        if is_image:
            seen.append(node)
            if text := _attribute_caption(node, scope):
                found.append(Picture(text, node, node))
        elif text := printed_caption(node):
            picture = Picture(text, _picture_of(node, scope, seen), node)
            if found and (whole := _joined(found[-1], picture)):
                picture = Picture(whole, picture.image, found.pop().element)
            found.append(picture)
            closed[node] = True
    return found


def printed_caption(node: Element) -> str:
    """Return the text of a caption's element; a credit that has an element of its own stands behind ``©``.

    An element that is called a credit itself gives ``© Name``, if it can be a name.
    """
    whole = text_of(node)
    if whole and is_called_credit(node):
        told, name = split_credit(whole)
        if told is None or (name is None and is_credit(whole, behind=True)):
            return f"© {name or whole}"
    if not len(node) or not any(is_called_credit(part) for part in node.iterdescendants()):
        return whole
    rest = deepcopy(node)
    parts = [part for part in rest.iterdescendants() if is_called_credit(part)]
    around = {above for part in parts for above in part.iterancestors()}
    names: list[str] = []
    for part in parts:
        text, name = split_credit(printed := text_of(part))
        if part not in around and printed and (name or len(printed) <= LONGEST_CREDIT):
            part.clear(keep_tail=True)
            part.text = PLACE if name is None else f"{text or ''} {PLACE}"
            if not LABEL.fullmatch(printed.rstrip(" :") + ":"):  # "Foto:" in an element of its own
                names.append(name or printed)
    before, _, behind = text_of(rest).rpartition(PLACE)
    if behind.lstrip().startswith(GOES_ON):  # "<b>Name</b> / Agency"
        names, behind = [*names[:-1], f"{names[-1]} {behind.strip()}"] if names else [behind.strip()], ""
    told = f"{before.replace(PLACE, ' ')} {behind}".strip()
    return f"{told} © {', '.join(names)}".strip() if names else whole


def _joined(first: Picture, second: Picture) -> str | None:
    """Return the captions of two elements of one picture as one, if one of them tells and the other is the credit; else None."""
    texts = [first.text or "", second.text or ""]
    if second.image is None or first.image is not second.image or texts[0].startswith("©") is texts[1].startswith("©"):
        return None
    told, credit = sorted(texts, key=lambda text: text.startswith("©"))
    return f"{told} {credit}" if "©" not in told else None


def _is_closed(node: Element, closed: dict[Element, bool], skip: Callable[[Element], bool]) -> bool:
    """Say whether an element is left out, by itself or by what is above it, and note it in `closed` for all on the way."""
    passed: list[Element] = []
    above: Element | None = node
    while above is not None and above not in closed:
        passed.append(above)
        if above.tag in ("script", "style", "noscript") or skip(above):
            closed[above] = True
            break
        above = above.getparent()
    found = above is None or closed[above]
    closed.update(dict.fromkeys(passed, found))
    return found


def captions_of(pictures: Iterable[Picture], page: Page) -> tuple[Caption, ...]:
    """Return the record's captions for pictures in document order, numbered from 1; addresses absolute."""
    found: list[Caption] = []
    for picture in pictures:
        text, credit = split_credit(picture.text or "")
        if text or credit:
            alt = clean(picture.image.get("alt")) if picture.image is not None else None
            url = address(picture.image, page) if picture.image is not None else None
            found.append(Caption(position=len(found) + 1, text=text, credit=credit, image_url=url, alt=alt))
    return tuple(found)


def is_caption(node: Element) -> bool:
    """Say whether an element is the caption of a picture, by its tag or by what its class calls it."""
    return is_called_caption(str(node.tag), node.get("class"))


def is_credit_beside(node: Element) -> bool:
    """Say whether an element is called a credit, can be one and stands beside a picture, in what holds the two."""
    if not is_called_credit(node):
        return False
    text = text_of(node)
    if len(text) > LONGEST_CREDIT and split_credit(text)[1] is None:
        return False
    for above in islice(node.iterancestors(), 3):
        if above.tag in HOLDERS or HOLDER_CLASS.search(above.get("class") or ""):
            return next(above.iter("img"), None) is not None
    return False


def address(image: Element, page: Page) -> str | None:
    """Return the absolute address of a picture: the file that it links to, else its own source, lazy or not."""
    parent = image.getparent()
    while parent is not None and parent.tag in ("span", "picture", "noscript", "div") and len(parent) <= 2:
        parent = parent.getparent()
    if parent is not None and parent.tag == "a" and IMAGE_FILE.search(parent.get("href") or ""):
        return page.absolute(parent.get("href"))
    for name in LAZY:
        if found := page.absolute(image.get(name)):
            return found
    return None


def _attribute_caption(image: Element, scope: Element) -> str | None:
    for node in (image, image.getparent()):
        if node is None or node is scope or (node.tag != "img" and not node.attrib):
            continue
        for name in ATTRIBUTES:
            if (value := node.get(name)) and (text := clean(value)):
                return clean(re.sub(r"<[^>]*>", " ", text))
        if node.tag == "a" and "data-src" in node.attrib and "data-title" in node.attrib:
            return clean(node.get("title"))
    return None


def _picture_of(caption: Element, scope: Element, seen: list[Element]) -> Element | None:
    """Return the picture of a caption: the one in its figure, slide or item, else the last one before it."""
    if GALLERY_CAPTION in (caption.get("class") or ""):
        return None
    for above in islice(caption.iterancestors(), HIGHEST):
        images = [image for image in above.iter("img") if not _for_scriptless(image)] or list(above.iter("img"))
        holds = above.tag in HOLDERS or HOLDER_CLASS.search(above.get("class") or "")
        if images and (holds or len(images) == 1):
            return images[0]
        if images:
            return next((image for image in reversed(seen) if within(image, above)), None)
        if holds or above is scope:
            break
    return None


def _for_scriptless(image: Element) -> bool:
    parent = image.getparent()
    return parent is not None and parent.tag == "noscript"
