"""Pictures with a caption or a credit, found in the markup.

Markup: WordPress core (classic, block, gallery), MetaSlider, FlexSlider, Soliloquy, NextGEN, Envira, Divi and Elementor
galleries, and whatever calls itself a caption. What in a caption is its credit, `credits.py` says.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from herne_news.items import Caption
from herne_news.parsers.credits import split_credit
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, within
from herne_news.parsers.text import clean

#: Parts of class names that say an element is the caption of a picture.
CAPTION_CLASS = re.compile(
    r"(?:^|[\s_-])(?:captions?|bildunterschrift|bildtext|bildlegende|legende|bildnachweis|fotocredit|"
    r"(?:image|photo)-(?:credit|description))(?:$|\s|-text|-inside)"
)
#: These hold a caption element or a picture and its caption, and are none themselves.
NO_CAPTION = re.compile(
    r"(?:^|\s)(?:wp-caption|caption-wrap|soliloquy-caption|has-caption|no-caption|with-caption)(?:$|\s)"
)
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
    """A picture of the article with what stands below it; `text` is the caption as printed, or None."""

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
    for node in page.tagged_or_having(("img", "figcaption"), filter(names_caption, page.class_names)):
        is_image = node.tag == "img"
        if not (is_image or is_caption(node)) or _is_closed(node, closed, skip):
            continue
        if is_image:
            seen.append(node)
            if text := _attribute_caption(node, scope):
                found.append(Picture(text, node, node))
        elif text := text_of(node):
            found.append(Picture(text, _picture_of(node, scope, seen), node))
            closed[node] = True
    return found


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


def is_called_caption(tag: str, names: str | None) -> bool:
    """Say whether an element of this tag and these class names is the caption of a picture."""
    if tag == "figcaption" or not names:
        return tag == "figcaption"
    return names_caption(names) and tag not in ("figure", "img", "a") and not NO_CAPTION.search(names)


def names_caption(names: str) -> bool:
    """Say whether one of the class names is that of a picture's caption."""
    if "aption" not in names and "ild" not in names and "redit" not in names and "legende" not in names:
        return False
    return CAPTION_CLASS.search(names) is not None


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
