"""An Atom feed (RFC 4287) of articles, in pages that are linked (RFC 5005, section 3: paged feeds).

An entry's id never changes: it is a tag URI (RFC 4151) of the site's address and the name that libraries know the article by,
which it keeps when it is renamed, changed or moved, and when the archive is made anew from its captures. `updated` is when the
present wording was first seen; a time of publication is told only where the page gives one, not where it prints a day alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from lxml import etree

from herne_news.exports.dublin_core import PUBLISHER
from herne_news.exports.xml_text import xml_text

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
#: The year of the tag URIs: the domain must have been its owner's then. A domain of nobody (RFC 2606) where there is no address.
TAG_YEAR, NO_DOMAIN = 2026, "herne-news.invalid"
#: Characters of a name that may stand in a tag URI.
SAFE = "-_.!~*'();/?:@&=+$,%"
#: A feed without entries was never updated.
NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article in a feed; `name` is that of its `HarvestRecord`.

    `updated` is a UTC time, `published` an ISO 8601 time with its offset, or a day, or None; `source` is its web address at the
    city, None where that is none.
    """

    number: int
    name: str
    title: str
    summary: str
    updated: str
    published: str | None
    authors: Sequence[str]
    categories: Sequence[str]
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One page of a feed. `links` are relation and path with query below `base`, the address of the site without a slash.

    `name` tells the feed from others of the same site, whatever page of it this is.
    """

    base: str
    name: str
    title: str
    language: str
    entries: Sequence[Entry]
    links: Sequence[tuple[str, str]]


def atom(feed: Feed) -> bytes:
    """Return the feed as an XML document in UTF-8."""
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", feed.language)
    _add(root, "id", tag(feed.base, feed.name))
    _add(root, "title", feed.title)
    _add(root, "updated", max((entry.updated for entry in feed.entries), default=NEVER))
    author = _add(root, "author")
    _add(author, "name", PUBLISHER)
    _add(root, "generator", "herne-news")
    for relation, path in feed.links:
        kind = "text/html" if relation == "alternate" else MEDIA_TYPE
        _add(root, "link", rel=relation, type=kind, href=feed.base + path)
    for entry in feed.entries:
        root.append(_entry(feed, entry))
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document


def tag(base: str, name: str) -> str:
    """Return the tag URI of something of the site at `base`."""
    host = urlsplit(base).hostname or ""
    is_domain = "." in host and not host.replace(".", "").isdigit() and ":" not in host
    return f"tag:{host if is_domain else NO_DOMAIN},{TAG_YEAR}:{name}"


def _entry(feed: Feed, entry: Entry) -> etree._Element:
    element = etree.Element(f"{{{ATOM}}}entry")
    _add(element, "id", tag(feed.base, f"artikel/{quote(entry.name, safe=SAFE)}"))
    _add(element, "title", entry.title)
    _add(element, "link", rel="alternate", type="text/html", href=f"{feed.base}/artikel/{entry.number}")
    if entry.source:
        _add(element, "link", rel="via", type="text/html", href=entry.source)
    if entry.published and _is_moment(entry.published):
        _add(element, "published", entry.published)
    _add(element, "updated", entry.updated)
    for name in entry.authors:
        _add(_add(element, "author"), "name", name)
    for category in entry.categories:
        _add(element, "category", term=category)
    _add(element, "summary", entry.summary)
    return element


def _is_moment(text: str) -> bool:
    """Say whether a text is a time with its offset, as RFC 3339 wants it."""
    try:
        return "T" in text and datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}")
    for key, value in attributes.items():
        element.set(key, xml_text(value))
    element.text = None if text is None else xml_text(text)
    return element
