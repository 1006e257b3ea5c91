"""An article as Dublin Core: the fifteen plain elements, and their XML container oai_dc. docs/oai-pmh.md says what each holds."""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from herne_news.exports.about import SITES
from herne_news.exports.xml_text import xml_text

DC = "http://purl.org/dc/elements/1.1/"
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
OAI_DC_SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA_LOCATION = f"{{{XSI}}}schemaLocation"

PUBLISHER = "Stadt Herne"
#: What subheadings and lists begin with (`items.Article`).
NO_PARAGRAPHS = ("## ", "- ")
RIGHTS = (
    "Der Text gehört seinen Verfasserinnen und Verfassern, die Bilder gehören denen, die der Bildnachweis nennt, und der Stadt"
    " Herne. Dieser Nachweis räumt an ihnen keine Rechte ein."
)


def elements(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return name and value of each element that has something to say, in the order of the element set, none twice.

    `record` has the keys of `items.Article`; others are not looked at. What the article does not say is left out: an article
    without a printed day has no ``date``. Photographers are contributors. The values are the archive's, line breaks and all.
    """
    site = SITES.get(record["source"], {})
    found = [
        ("title", record.get("title")),
        *(("creator", name) for name in record.get("authors") or ()),
        *(("subject", name) for name in (*(record.get("categories") or ()), *(record.get("tags") or ()))),
        ("description", record.get("lead") or _first_paragraph(record.get("body"))),
        ("publisher", PUBLISHER),
        *(("contributor", caption["credit"]) for caption in record.get("captions") or ()),
        ("date", record.get("date")),
        ("type", "Text"),
        ("format", "text/html"),
        ("identifier", record.get("url")),
        ("language", "de"),
        ("relation", site.get("path")),
        ("rights", RIGHTS),
    ]
    return list(dict.fromkeys((name, value) for name, value in found if value and value.strip()))


def oai_dc(pairs: Sequence[tuple[str, str]]) -> etree._Element:
    """Return elements in their container ``oai_dc:dc``; characters that XML does not allow become U+FFFD."""
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC, "xsi": XSI})
    root.set(SCHEMA_LOCATION, f"{OAI_DC} {OAI_DC_SCHEMA}")
    for name, value in pairs:
        etree.SubElement(root, f"{{{DC}}}{name}").text = xml_text(value)
    return root


def _first_paragraph(body: str | None) -> str | None:
    """Return the first paragraph that is neither a subheading nor a list."""
    paragraphs = (body or "").split("\n\n")
    return next((text for text in paragraphs if text.strip() and not text.startswith(NO_PARAGRAPHS)), None)
