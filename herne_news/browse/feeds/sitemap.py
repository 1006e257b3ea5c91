"""The sitemap (sitemaps.org/protocol.html): an index of sitemaps, each of a range of article numbers.

A range holds the same articles for good, so that a search engine fetches again only what changed; each is far below the limits of
50,000 addresses and 50 MB.
"""

import sqlite3
from collections.abc import Iterable

from lxml import etree

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: Article numbers of one sitemap.
RANGE = 5000
LAST = "SELECT max(id) FROM articles"
ARTICLES = """
SELECT id, last_changed FROM articles WHERE id > ? AND id <= ? AND duplicate_of IS NULL ORDER BY id
"""


def parts(connection: sqlite3.Connection) -> range:
    """Return the numbers of the sitemaps, from 1 on; none of an empty archive."""
    last = connection.execute(LAST).fetchone()[0] or 0
    return range(1, -(-last // RANGE) + 1)


def articles(connection: sqlite3.Connection, part: int) -> list[tuple[int, str]]:
    """Return number and time of the last change (UTC) of the articles of one sitemap, those that repeat others left out."""
    rows = connection.execute(ARTICLES, ((part - 1) * RANGE, part * RANGE))
    return [(int(number), str(changed)) for number, changed in rows]


def index(base: str, numbers: Iterable[int]) -> bytes:
    """Return the index of the sitemaps of a site at `base`."""
    root = etree.Element(f"{{{NAMESPACE}}}sitemapindex", nsmap={None: NAMESPACE})
    for number in numbers:
        _address(root, "sitemap", f"{base}/sitemap/{number}.xml")
    return _document(root)


def urlset(base: str, found: Iterable[tuple[int, str]]) -> bytes:
    """Return one sitemap."""
    root = etree.Element(f"{{{NAMESPACE}}}urlset", nsmap={None: NAMESPACE})
    for number, changed in found:
        element = _address(root, "url", f"{base}/artikel/{number}")
        etree.SubElement(element, f"{{{NAMESPACE}}}lastmod").text = changed
    return _document(root)


def _address(root: etree._Element, name: str, address: str) -> etree._Element:
    element = etree.SubElement(root, f"{{{NAMESPACE}}}{name}")
    etree.SubElement(element, f"{{{NAMESPACE}}}loc").text = address
    return element


def _document(root: etree._Element) -> bytes:
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document
