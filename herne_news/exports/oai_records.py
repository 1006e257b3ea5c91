"""Records as OAI-PMH 2.0 has them: identifier, header, metadata. Used by the endpoint and by the list of the `dc` export."""

import re
from collections.abc import Sequence
from urllib.parse import quote, unquote

from lxml import etree

from herne_news.exports.dublin_core import SCHEMA_LOCATION, XSI, oai_dc
from herne_news.exports.xml_text import xml_text

OAI = "http://www.openarchives.org/OAI/2.0/"
OAI_SCHEMA = "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd"
PREFIX = "oai_dc"
#: A domain that belongs to nobody (RFC 2606): identifiers of an archive that nobody has given a name.
NO_DOMAIN = "herne-news.invalid"
#: What the guidelines for oai-identifiers allow as a domain.
DOMAIN = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*(\.[a-zA-Z][a-zA-Z0-9-]*)+")
#: Characters that an oai-identifier may hold besides letters and digits.
SAFE = "-_.!~*'();/?:@&=+$,%"


def identifier(domain: str, name: str) -> str:
    """Return the identifier of the record `name` in the archive that calls itself `domain`."""
    return f"oai:{domain}:{quote(name, safe=SAFE)}"


def names_of(domain: str, given: str) -> tuple[str, ...]:
    """Return the names that a record with this identifier may bear; none if it is not one of ours."""
    start = f"oai:{domain}:"
    rest = given.removeprefix(start)
    if not given.startswith(start) or not rest:
        return ()
    return tuple(name for name in dict.fromkeys((rest, unquote(rest))) if identifier(domain, name) == given)


def oai(name: str) -> str:
    """Return the name of an element of the protocol with its namespace."""
    return f"{{{OAI}}}{name}"


def add(parent: etree._Element, name: str, text: str) -> etree._Element:
    """Add an element of the protocol with a text."""
    element = etree.SubElement(parent, oai(name))
    element.text = xml_text(text)
    return element


def root() -> etree._Element:
    """Return an empty element OAI-PMH."""
    element = etree.Element(oai("OAI-PMH"), nsmap={None: OAI, "xsi": XSI})
    element.set(SCHEMA_LOCATION, f"{OAI} {OAI_SCHEMA}")
    return element


def header(given: str, datestamp: str, sets: Sequence[str], *, deleted: bool) -> etree._Element:
    """Return the header of a record."""
    element = etree.Element(oai("header"), nsmap={None: OAI})
    if deleted:
        element.set("status", "deleted")
    add(element, "identifier", given)
    add(element, "datestamp", datestamp)
    for spec in sets:
        add(element, "setSpec", spec)
    return element


def record(head: etree._Element, pairs: Sequence[tuple[str, str]] | None) -> etree._Element:
    """Return a record with its header and its Dublin Core elements, None for one that is deleted."""
    element = etree.Element(oai("record"), nsmap={None: OAI})
    element.append(head)
    if pairs is not None:
        etree.SubElement(element, oai("metadata")).append(oai_dc(pairs))
    return element
