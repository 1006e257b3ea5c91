"""Reads WordPress's own rendering of a post (REST's ``content.rendered``) for what a page must show of it.

Written apart from the project's parsers, which are held against it, and as simple as WordPress's regular markup allows.
"""

import re

from lxml import html

from tests.real.post import Picture, plain

#: Paragraphs shorter than this may be bylines, which do not belong to the body; the seeded ones are all longer.
RUNNING_TEXT = 60
IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp)$", re.IGNORECASE)
CREDIT = re.compile(r"(?P<text>.*?)\s*(?:©|Foto:)\s*(?P<credit>.*?)\.?")


def text_of(fragment: str) -> str:
    """Return the text of an HTML fragment, such as REST's ``title.rendered``."""
    return plain(str(_root(fragment).text_content()))


def captions(rendered: str) -> tuple[Picture, ...]:
    """Return every figure caption in document order; that of a whole gallery has no picture."""
    found = []
    for figcaption in _root(rendered).iter("figcaption"):
        figure = figcaption.getparent()
        single = figure is not None and figure.find(".//figure") is None
        picture = figure.find(".//img") if figure is not None and single else None
        alt, file = (None, None) if picture is None else (picture.get("alt"), _file(picture))
        found.append(captioned(str(figcaption.text_content()), alt=alt, url=file))
    return tuple(found)


def captioned(caption: str, *, alt: str | None, url: str | None) -> Picture:
    """Part a caption as it stands under its picture into text and credit."""
    caption = plain(caption)
    credited = CREDIT.fullmatch(caption)
    text, credit = (credited["text"], credited["credit"]) if credited else (caption, "")
    return Picture(text or None, credit or None, plain(alt or "") or None, url)


def paragraphs(rendered: str) -> tuple[str, ...]:
    """Return the running text outside figures, a paragraph each, in document order."""
    root = _root(rendered)
    for figure in list(root.iter("figure")):
        figure.drop_tree()
    texts = [plain(str(paragraph.text_content())) for paragraph in root.iter("p")]
    return tuple(text for text in texts if len(text) >= RUNNING_TEXT)


def _file(picture: html.HtmlElement) -> str | None:
    link = next(picture.iterancestors("a"), None)
    target = None if link is None else link.get("href")
    return target if target and IMAGE_FILE.search(target) else picture.get("src")


def _root(fragment: str) -> html.HtmlElement:
    return html.fragment_fromstring(fragment, create_parent="div")
