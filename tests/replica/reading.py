"""How the tests read the sample pages: by lxml alone, without the project's parsers."""

import re
import unicodedata
from xml.etree import ElementTree

from lxml import html

INVISIBLE = re.compile("[\u00ad\u200b\ufeff]")
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def text_of(markup: bytes | str) -> str:
    """Return all text of a page or fragment as a reader takes it in."""
    parsed = html.fromstring(markup.decode() if isinstance(markup, bytes) else markup)
    return folded("".join(parsed.itertext()))


def folded(text: str) -> str:
    """Return `text` without invisible characters, white space as single blanks."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", INVISIBLE.sub("", text))).strip()


def links_of(markup: bytes) -> list[str]:
    """Return the addresses of all links of a page."""
    return [str(href) for href in html.fromstring(markup.decode()).xpath("//a/@href")]


def locations(sitemap: bytes) -> list[str]:
    """Return the addresses that a sitemap or an index of sitemaps names."""
    return [element.text or "" for element in ElementTree.fromstring(sitemap).iter(LOC)]
