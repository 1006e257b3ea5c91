"""What stands in front of a text that has no date line to begin behind: cookie notice, breadcrumb, seasonal notice."""

import re
from collections.abc import Sequence

from lxml import etree

from herne_news.parsers.blocks import Block
from herne_news.parsers.page import Page
from herne_news.parsers.text import fold

COOKIE_HEADING = "cookie einstellungen"
COOKIE_TEXT = re.compile(
    r"herne\.de setzt |darüber hinaus|(?:etracker|readspeaker|youtube|google translate)\b|(?:alle|nur|auswahl) .{0,40}$",
    re.IGNORECASE,
)
BREADCRUMB = re.compile(r"(?:homepage|startseite)(?: ?[/›»>|] ?.*)?$", re.IGNORECASE)
TRAIL = re.compile(r"Homepage\s*(?:[/›»>|]|Meldungen)")
NOTICE = re.compile(r"städtische dienststellen\b", re.IGNORECASE)
CONTENT = "dokumenteninhalt"

#: All text of an element, scripts included; ten times as fast as a question about each text.
_TEXT = etree.XPath("string(.)", smart_strings=False)


def layout_of(page: Page) -> str:
    """Return the form of a release's page by its furniture, named by the year when that form was first seen."""
    text = _TEXT(page.body)
    if "Cookie-Einstellungen" in text:
        return "herne-2022"
    return "herne-2021" if TRAIL.search(text) else "herne-2018"


def behind_furniture(blocks: Sequence[Block]) -> int:
    """Return the index of the first block that is text: behind the label "Dokumenteninhalt", or else behind the notices."""
    for index, block in enumerate(blocks):
        if fold(block.text) == CONTENT:
            return index + 1
    index = _behind_cookies(blocks)
    crumbs = index
    while crumbs < len(blocks) and BREADCRUMB.match(blocks[crumbs].text):
        crumbs += 1
    if index < crumbs < len(blocks) and NOTICE.match(blocks[crumbs].text):
        return crumbs + 1
    return crumbs


def _behind_cookies(blocks: Sequence[Block]) -> int:
    index = next((n for n, block in enumerate(blocks) if fold(block.text) == COOKIE_HEADING), None)
    if index is None:
        return 0
    index += 1
    while index < len(blocks) and COOKIE_TEXT.match(blocks[index].text):
        index += 1
    return index
