"""What any page of ours must keep to, whatever the archive holds: markup that is safe and that everybody can use."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import lxml.html

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LOADING = ("src", "srcset", "data", "poster", "background", "action", "formaction", "ping", "manifest")
#: A script that no browser runs.
DESCRIPTION = "application/ld+json"
FORBIDDEN = ("script", "style", "img", "iframe", "object", "embed", "audio", "video", "base", "b", "i", "u", "font")


def faults(page: lxml.html.HtmlElement) -> list[str]:
    """Return everything that is wrong with a page, a sentence each."""
    return [*_structure(page), *_safety(page), *_names(page), *_pieces(page)]


def _structure(page: lxml.html.HtmlElement) -> Iterator[str]:
    if page.get("lang") not in ("de", "en"):
        yield "the page names no language"
    for wanted in ("h1", "main", "title", "meta[name=viewport]", "a.skip"):
        if len(page.cssselect(wanted)) != 1 and not (wanted == "title" and len(page.cssselect("head > title")) == 1):
            yield f"{len(page.cssselect(wanted))} of {wanted}"
    levels = [int(str(element.tag)[1]) for element in page.iter(*HEADINGS)]
    yield from (f"h{one} is followed by h{two}" for one, two in itertools.pairwise(levels) if two > one + 1)
    yield from ("a heading without text" for element in page.iter(*HEADINGS) if not element.text_content().strip())
    ids = Counter(element.get("id") for element in page.iter() if element.get("id"))
    yield from (f"id {name} stands {n} times" for name, n in ids.items() if n > 1)
    for element in page.cssselect("[aria-labelledby], [for], a[href^='#']"):
        name = element.get("aria-labelledby") or element.get("for") or (element.get("href") or "")[1:]
        if name not in ids:
            yield f"{name} names nothing"
    yield from (f"a {element.tag!s} without items" for element in page.iter("dl", "ol", "ul") if not len(element))
    yield from ("a header cell without scope" for element in page.iter("th") if not element.get("scope"))


def _pieces(page: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield what runs together: style puts a dot between elements, and where there is no style, white space must part them."""
    for line in page.cssselect("p.about, p.dateline, p.credit"):
        if (line.text or "").strip() or any((piece.tail or "").strip() for piece in line):
            yield f"bare text beside elements in {line.text_content().strip()}"
        if any(not piece.tail for piece in line[:-1]):
            yield f"no white space between elements in {line.text_content().strip()}"


def _names(page: lxml.html.HtmlElement) -> Iterator[str]:
    labelled = {element.get("for") for element in page.iter("label")}
    yield from (
        "an input without a label"
        for element in page.iter("input", "select")
        if element.get("type") != "hidden" and element.get("id") not in labelled
    )
    for element in page.iter("a", "button"):
        if not element.text_content().strip() and not element.get("aria-label"):
            yield f"a link or button without a name: {element.get('href')}"
    for element in page.iter("nav", "svg"):
        is_inner = any(str(parent.tag) == "svg" for parent in element.iterancestors())
        is_hidden = any(parent.get("aria-hidden") for parent in element.iterancestors())
        if not (is_inner or is_hidden or element.get("aria-label") or element.get("aria-labelledby")):
            yield "a nav or svg without a name"


def _safety(page: lxml.html.HtmlElement) -> Iterator[str]:
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag in FORBIDDEN and element.get("type") != DESCRIPTION:
            yield f"an element {element.tag}"
        for key, value in element.attrib.items():
            if key.startswith("on") or key in ("style", "srcdoc"):
                yield f"an attribute {key}"
            elif key in LOADING and urlsplit(str(value)).netloc:
                yield f"{key} leads elsewhere: {value}"
            elif key in ("href", "xlink:href"):
                yield from _link(element, str(value))


def _link(element: lxml.html.HtmlElement, value: str) -> Iterator[str]:
    parts = urlsplit(value)
    if parts.scheme or parts.netloc:
        if parts.scheme.lower() not in ("http", "https"):
            yield f"a link to {value[:80]}"
        elif element.tag == "link" and not (element.get("rel") or "").startswith("schema."):
            yield f"the page loads {value[:80]}"
        elif element.tag != "link" and "noopener" not in (element.get("rel") or ""):
            yield f"a link elsewhere without noopener: {value[:80]}"
    elif not re.match(r"[/#]", value):
        yield f"a relative link {value[:80]}"


def inner_links(page: lxml.html.HtmlElement) -> set[str]:
    """Return the addresses of this site that a page links to or loads, without fragments."""
    found = {str(link.get("href")).split("#")[0] for link in page.iter("a", "link")}
    return {address for address in found if address.startswith("/")}
