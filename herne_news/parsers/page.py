"""One page: decoded, parsed once, and the look-ups that every layout shares."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, cast
from urllib.parse import urljoin

from lxml import etree

from herne_news.items import Refusal
from herne_news.parsers.decoding import as_utf8, breaks_off, is_binary
from herne_news.parsers.index import Index
from herne_news.parsers.jsonld import jsonld_nodes
from herne_news.parsers.leaks import give_body_its_names
from herne_news.parsers.selectors import Element
from herne_news.parsers.text import clean

MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|p|h[1-6]|article|main|section|table|span|ul|a)\b", re.IGNORECASE
)
#: Text that no person wrote as a page: an XML feed or sitemap, JSON.
OTHER_TEXT = re.compile(rb"\s*(?:<\?xml|<rss|<feed|[{\[])", re.IGNORECASE)
#: Bytes of a page that shows nothing.
BLANK = b"\x00\t\n\r\f "
#: What a browser never shows as running text; pictures that load late hide in noscript and are found by `captions`.
UNSPOKEN = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "svg",
        "head",
        "textarea",
        "select",
        "object",
        "button",
        "video",
        "audio",
    }
)
SPACED = frozenset({"br", "p", "div", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"})
#: Addresses that `urljoin`, which is slow, leaves as they are, and those that it only puts behind the site's name.
WHOLE_ADDRESS = re.compile(r"https?://[\w.-]+(?:/[\w./%+~-]*)?", re.ASCII)
PATH_ON_SITE = re.compile(r"/(?!/)(?:(?!\.)[\w.%+~-]*/)*(?!\.)[\w.%+~-]*", re.ASCII)
SITE = re.compile(r"https?://[\w.-]+(?=/|$)", re.ASCII)


class Page:
    """A parsed page. `root` is the ``html`` element, `url` the address it was asked under, or None.

    Comments and processing instructions are gone. A page is not changed after it was made.
    """

    def __init__(self, root: Element, url: str | None) -> None:
        self.root = root
        self.url = url

    @classmethod
    def from_bytes(cls, body: bytes, url: str | None = None) -> "Page | Refusal":
        """Return the page, or a Refusal for what is none: ``empty``, ``binary``, ``not-html``, ``too-deep``, ``truncated``.

        The encoding is what the byte order mark or the declaration says, if the bytes agree; else UTF-8, else
        windows-1252. UTF-8 with single broken bytes is kept as UTF-8 with U+FFFD in their place.
        """
        if not body[:200].strip(BLANK) and not body.strip(BLANK):  # the whole would be copied
            return Refusal(url=url, reason="empty", detail="expected a page, found no bytes; fetch it again")
        if is_binary(body):
            return Refusal(url=url, reason="binary", detail="expected a page, found a binary file; leave it out")
        utf8 = as_utf8(body).replace(b"\x00", b"")  # libxml2 would end the page there
        if not MARKUP.search(utf8) or (OTHER_TEXT.match(utf8) and b"<html" not in utf8[:2000].lower()):
            detail = "expected a page, found text that is no HTML; leave it out"
            return Refusal(url=url, reason="not-html", detail=detail)
        parser = etree.HTMLParser(
            encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, collect_ids=False
        )
        root = cast("Element | None", etree.fromstring(utf8, parser))
        if root is None:
            return Refusal(url=url, reason="empty", detail="expected a page, found no element in it; fetch it again")
        if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
            detail = "expected a page nested less than 2,048 deep, found a deeper one; look at it by hand"
            return Refusal(url=url, reason="too-deep", detail=detail)
        if breaks_off(utf8):
            detail = "expected a page to its end, found one that breaks off in the middle; fetch it again"
            return Refusal(url=url, reason="truncated", detail=detail)
        give_body_its_names(root, utf8)
        return cls(root, url)

    @cached_property
    def base(self) -> str | None:
        """The address that relative links start from: ``<base>``, else the page's own, else its rel=canonical."""
        node = next(iter(self.tagged("base")), None)
        own = self.url or next((link.get("href") for link in self._links("canonical")), None)
        href = node.get("href") if node is not None else None
        try:
            return urljoin(own or "", href) or None if href else own
        except ValueError:
            return own

    def absolute(self, link: str | None) -> str | None:
        """Return `link` as an absolute http(s) address, or None if it is none."""
        if not link or link.startswith(("data:", "#", "javascript:", "mailto:")):
            return None
        if WHOLE_ADDRESS.fullmatch(link):
            return link
        if self._site and PATH_ON_SITE.fullmatch(link):
            return self._site + link
        try:
            whole = urljoin(self.base or "", link.strip())
        except ValueError:
            return None
        return whole if whole.startswith(("http://", "https://")) else None

    @cached_property
    def _site(self) -> str | None:
        """The beginning of `base` up to the path, or None where it has none of the usual form."""
        match = SITE.match(self.base or "")
        return match[0] if match else None

    @property
    def is_german(self) -> bool:
        """Whether the page says that it is in German, or says nothing of its language."""
        return (self.root.get("lang") or self.metas.get("og:locale") or "de").lower().startswith("de")

    @property
    def body(self) -> Element:
        """The ``body`` element, or the root where there is none."""
        return self._index.body

    @cached_property
    def _index(self) -> Index:
        return Index(self.root)

    def tagged(self, *tags: str) -> list[Element]:
        """Return the elements of the page with one of the tags, in document order."""
        return self._index.tagged_or_having(tags, ())

    def having(self, *names: str) -> list[Element]:
        """Return the elements of the body that carry one of the class names, in document order, each once."""
        return self._index.tagged_or_having((), names)

    def tagged_or_having(self, tags: Iterable[str], names: Iterable[str]) -> list[Element]:
        """Return the elements that have one of the tags or carry one of the class names, as `tagged` and `having` do."""
        return self._index.tagged_or_having(tags, names)

    @property
    def class_names(self) -> Iterable[str]:
        """All class names of the body, each once."""
        return self._index.by_class.keys()

    def by_id(self, name: str) -> Element | None:
        """Return the first element of the body with this id, or None."""
        return self._index.by_id.get(name)

    def with_property(self, name: str) -> list[Element]:
        """Return the elements of the body whose ``itemprop`` is `name`, in document order."""
        return self._index.by_property.get(name, [])

    def related(self, rel: str) -> list[Element]:
        """Return the links (``a``) of the page whose ``rel`` names this relation, in document order."""
        return self._by_relation.get(rel, [])

    @cached_property
    def _by_relation(self) -> dict[str, list[Element]]:
        found: dict[str, list[Element]] = {}
        for link in self.tagged("a"):
            if rel := link.get("rel"):
                for name in dict.fromkeys(rel.split()):
                    found.setdefault(name, []).append(link)
        return found

    @cached_property
    def metas(self) -> dict[str, str]:
        """Content of the metas by their lower-case name or property; the first of equal names counts."""
        return {name: values[0] for name, values in self.meta_lists.items()}

    @cached_property
    def meta_lists(self) -> dict[str, list[str]]:
        """All contents of the metas by their lower-case name or property."""
        found: dict[str, list[str]] = {}
        for node in self.tagged("meta"):
            name, value = node.get("property") or node.get("name"), clean(node.get("content"))
            if name and value:
                found.setdefault(name.strip().lower(), []).append(value)
        return found

    @cached_property
    def head_title(self) -> str | None:
        """Text of the ``title`` element, site name and all."""
        node = next(iter(self.tagged("title")), None)
        return clean(node.text) if node is not None else None

    def link(self, rel: str) -> str | None:
        """Return the absolute address of the first ``<link rel=...>``, or None."""
        return next((self.absolute(node.get("href")) for node in self._links(rel)), None)

    def _links(self, rel: str) -> Iterator[Element]:
        return (node for node in self.tagged("link") if rel in (node.get("rel") or "").lower().split())

    @cached_property
    def jsonld(self) -> tuple[dict[str, Any], ...]:
        """Every node of the page's JSON-LD in its order, ``@graph`` and lists opened; broken scripts are left out."""
        nodes: list[dict[str, Any]] = []
        for script in self.tagged("script"):
            if "ld+json" in (script.get("type") or "").lower() and script.text:
                nodes.extend(jsonld_nodes(script.text))
        return tuple(nodes)


def text_of(node: Element, *, skip: frozenset[str] = UNSPOKEN) -> str:
    """Return the normalised text of an element without scripts and the like; a line break counts as a blank."""
    if not len(node):
        return clean(node.text) or ""
    tags = {child.tag for child in node.iterdescendants()}
    if skip.isdisjoint(tags) and SPACED.isdisjoint(tags):
        return clean("".join(node.itertext())) or ""
    return clean("".join(_texts(node, skip))) or ""


def _texts(node: Element, skip: frozenset[str]) -> Iterator[str]:
    depth = 0
    for event, child in etree.iterwalk(node, events=("start", "end")):
        if event == "start":
            if child.tag in skip and child is not node:
                depth += 1
            elif not depth:
                if child.tag in SPACED:
                    yield " "
                yield child.text or ""
        else:
            if child.tag in skip and child is not node:
                depth -= 1
            if not depth and child is not node:
                if child.tag in SPACED:
                    yield " "
                yield child.tail or ""
