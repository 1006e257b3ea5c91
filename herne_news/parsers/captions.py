"""Pictures with a caption or a credit: found in the markup, taken apart into text and credit.

Markup: WordPress core (classic, block, gallery), MetaSlider, FlexSlider, Soliloquy, NextGEN, Envira, Divi and Elementor
galleries, and whatever calls itself a caption. Forms of credits: facts on inherne.net, section 6.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from herne_news.items import Caption
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element, within
from herne_news.parsers.text import clean, ends_sentence, table

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

COPYRIGHT = re.compile(r"©|\(c\)|&copy;|(?<![\w.])@(?=\s?[A-ZÄÖÜ])", re.IGNORECASE)
LABEL = re.compile(
    r"(?<!\w)(?:Fotos?|Bilder|Bild|Bildquelle|Bildnachweis|Bildrechte|Grafik|Photos?|Credit|Foto-?credit|Copyright|"
    r"Foto/Grafik|Symbolfoto|Symbolbild|Archivfoto)\s*(?::|(?=©)|-(?=\s))\s*",
    re.IGNORECASE,
)
#: Letters without which a line holds no such mark and no such label.
MARKS, LABEL_ENDS = frozenset("©@(&"), frozenset(":-©")
#: "Foto © Name": a label without a colon, alone or behind a sentence.
BARE_LABEL = re.compile(r"(?:^|(?<=[.!?(|/–])\s*|(?<=[.!?(|/–-]\s))(?:Fotos?|Bilder|Bild|Grafik)$", re.IGNORECASE)
FILE_NAME = re.compile(r"^(?:\S+\.(?:jpe?g|png|gif|webp)|[^\s_]+_[^\s_]*_\S*)\s+(?=\S)", re.IGNORECASE)
TWICE = re.compile(r"^(.{3,}?)(?:\.?\s*\1)+(\.?)$", re.DOTALL)
FIRST_WORD_TWICE = re.compile(r"^([^\s,;]{4,})\s+\1(?=\s|$)")
#: "…, .Name Name, Stadt Herne": the sign of the credit got lost, its place did not.
BARE = re.compile(r"[,.]\s*\.\s*((?:[A-ZÄÖÜ][\w-]+ ){1,2}[A-ZÄÖÜ][\w-]+, Stadt [A-ZÄÖÜ]\w+)\.?$")
SMALL_WORDS = table("von van de der den dem des und und/oder & / the of für im in a e.v. privat")
LONGEST_CREDIT = 90
#: So many elements above a caption its picture is looked for.
HIGHEST = 6


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the article with what stands below it; `text` is the caption as printed, or None."""

    text: str | None
    image: Element | None
    element: Element


def split_credit(printed: str) -> tuple[str | None, str | None]:
    """Take a caption apart: (text without credit, credit without its mark); either may be None.

    A caption that stands there twice counts once, a file name in front is dropped. ``Foto:`` is a label in front of a
    caption whose credit follows with ©, else the mark of the credit.
    """
    line = clean(printed) or ""
    # Whether a form can be there is asked first: most of these expressions look at each letter, and few captions need them.
    first, _, rest = line.partition(" ")
    if rest and ("." in first or "_" in first):
        line = FILE_NAME.sub("", line)
    if line[:3] in line[3:]:
        line = TWICE.sub(r"\1\2", line)
    if line.partition(" ")[2].startswith(line.partition(" ")[0]):
        line = FIRST_WORD_TWICE.sub(r"\1", line)
    marks = list(COPYRIGHT.finditer(line)) if not MARKS.isdisjoint(line) else []
    if marks:
        # Several marks side by side are one credit of several names.
        mark = marks[0] if len(line) - marks[0].end() <= LONGEST_CREDIT else marks[-1]
        text, credit = line[: mark.start()], COPYRIGHT.sub("", line[mark.end() :])
        if not clean(credit.strip(" .:")):  # "Name ©"
            text, credit = "", COPYRIGHT.sub("", text)
        text = LABEL.sub("", text, count=1) if LABEL.match(text) else text
        if text.rstrip().endswith((":", "-")):
            behind = next((label for label in LABEL.finditer(text) if label.end() == len(text)), None)
            text = text[: behind.start()] if behind else text
        text = BARE_LABEL.sub("", text.rstrip())
        return _text(text), _credit(credit)
    if ", Stadt " in line and (bare := BARE.search(line)):
        return _text(line[: bare.start()]), _credit(bare[1])
    if LABEL_ENDS.isdisjoint(line):
        return _text(line), None
    labels = [label for label in LABEL.finditer(line) if is_credit(line[label.end() :], behind=label.start() > 0)]
    if labels:
        return _text(line[: labels[-1].start()]), _credit(line[labels[-1].end() :])
    return _text(LABEL.sub("", line, count=1) if LABEL.match(line) else line), None


def is_credit(text: str, *, behind: bool = False) -> bool:
    """Say whether what follows ``Foto:`` names somebody, rather than telling what the picture shows.

    A name is written in capitals but for small words; `behind` a caption's text any short phrase is a credit.
    """
    words = text.strip(" ().").split()
    if not words or len(text) > LONGEST_CREDIT or len(words) > 10:
        return False
    if behind and len(words) <= 6 and not ends_sentence(" ".join(words)):
        return True
    return all(not word[0].isalpha() or word[0].isupper() or word.lower() in SMALL_WORDS for word in words)


def credit_line(line: str) -> str | None:
    """Return the credit if a line of running text is nothing but one (``Fotos: Name``, ``© Name``), else None."""
    text, credit = split_credit(line)
    return credit if text is None else None


def _text(text: str) -> str | None:
    return clean(text.strip().rstrip("(|/–-[,").rstrip())


def _credit(credit: str) -> str | None:
    credit = LABEL.sub("", credit.strip())
    credit = credit.strip(" ()[]|,:").removesuffix(".").strip(" ()[]|")
    return clean(credit)


def read_pictures(page: Page, scope: Element, skip: Callable[[Element], bool]) -> list[Picture]:
    """Return the pictures of `scope` that have a caption, in document order, hidden slides among them.

    Elements for which `skip` says yes are left out with all that is inside them.
    """
    found: list[Picture] = []
    seen: list[Element] = []
    #: Whether an element is left out, or stands in one that is, in a caption or outside of `scope`.
    closed = {scope: False}
    inside = frozenset(scope.iter())
    for node in page.tagged_or_having(("img", "figcaption"), filter(names_caption, page.class_names)):
        if node not in inside:
            continue
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


@lru_cache(maxsize=4096)
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
