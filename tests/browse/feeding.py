"""Fetch feeds and sitemaps as their readers do, and hold feeds to the standard."""

from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
from lxml import etree

from herne_news.browse.feeds.atom import ATOM
from herne_news.browse.feeds.sitemap import NAMESPACE
from tests.browse.safety.public import ask_archive

BASE = "https://archiv.example"
NAMES = {"a": ATOM, "s": NAMESPACE}
#: Element, how often it may stand in a feed and an entry (RFC 4287, 4.1.1 and 4.1.2): least and most.
IN_FEED = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "author": (1, 9),
    "generator": (0, 1),
    "link": (1, 9),
    "entry": (0, 99),
}
IN_ENTRY = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "published": (0, 1),
    "author": (0, 9),
    "category": (0, 9),
    "link": (1, 2),
    "summary": (0, 1),
}


def fetch(archive: Path, path: str, **changes: Any) -> httpx.Response:
    """Return the answer of a public site on `archive` that goes by BASE."""
    return ask_archive(archive, path, address=BASE, **changes)[0]


def feed(archive: Path, path: str) -> etree._Element:
    """Return a feed that is as it should be."""
    answer = fetch(archive, path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(answer.content)
    check(root)
    return root


def check(root: etree._Element) -> None:
    """Hold a feed to RFC 4287: what must be there is, once, and nothing else; ids, times and links are what they should be."""
    assert root.tag == f"{{{ATOM}}}feed"
    for element, may in ((root, IN_FEED), *((found, IN_ENTRY) for found in root.findall("a:entry", NAMES))):
        counts = {name: len(element.findall(f"a:{name}", NAMES)) for name in may}
        assert len(element) == sum(counts.values()), [child.tag for child in element]
        assert all(may[name][0] <= count <= may[name][1] for name, count in counts.items()), counts
        ways = [(link.get("rel"), link.get("type"), link.get("hreflang")) for link in element.findall("a:link", NAMES)]
        assert len(set(ways)) == len(ways)
        assert "alternate" in {way[0] for way in ways}
    ids = [str(found.text) for found in root.iter(f"{{{ATOM}}}id")]
    assert len(set(ids)) == len(ids)
    assert all(found.startswith("tag:") for found in ids)
    for moment in (*root.iter(f"{{{ATOM}}}updated"), *root.iter(f"{{{ATOM}}}published")):
        assert datetime.fromisoformat(str(moment.text)).tzinfo is not None
    for link in root.iter(f"{{{ATOM}}}link"):
        assert str(link.get("href")).startswith(("https://", "http://"))


def texts(root: etree._Element, path: str) -> list[str | None]:
    """Return the texts of all elements at a path."""
    return [found.text for found in root.findall(path, NAMES)]


def links(root: etree._Element) -> dict[str, str]:
    """Return the links of a feed or an entry by their relation, without BASE."""
    return {str(link.get("rel")): str(link.get("href")).removeprefix(BASE) for link in root.findall("a:link", NAMES)}
