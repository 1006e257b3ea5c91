"""Asks the endpoint and holds each answer against the grammar."""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import httpx
from datasette.app import Datasette
from lxml import etree

from herne_news.browse.config import DATABASE
from herne_news.browse.site import datasette_for

GRAMMAR = etree.RelaxNG(etree.parse(Path(__file__).parent / "oai.rng"))
NAMESPACES = {
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "id": "http://www.openarchives.org/OAI/2.0/oai-identifier",
}
LIST = "verb=ListRecords&metadataPrefix=oai_dc"
ENDPOINT = "/-/oai"


def requests(site: Datasette, asked: Iterable[tuple[str, str, dict[str, Any]]]) -> list[httpx.Response]:
    """Send requests (method, path, further arguments of httpx) to a site and close it."""

    async def all_of_them() -> list[httpx.Response]:
        await site.invoke_startup()
        return [await site.client.request(method, path, **options) for method, path, options in asked]

    try:
        return asyncio.run(all_of_them())
    finally:
        site.databases[DATABASE].close()


def ask(archive: Path, *queries: str) -> list[etree._Element]:
    """Return the answers to queries, each valid."""
    answers = requests(datasette_for(archive), [("GET", f"{ENDPOINT}?{query}", {}) for query in queries])
    return [content(answer) for answer in answers]


def content(answer: httpx.Response) -> etree._Element:
    """Return the XML of an answer, valid."""
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/xml; charset=utf-8")
    root = etree.fromstring(answer.content)
    GRAMMAR.assertValid(root)
    return root


def found(root: etree._Element, path: str) -> list[str]:
    """Return the texts of all elements at a path."""
    return [element.text or "" for element in root.findall(path, NAMESPACES)]


def error(root: etree._Element) -> str | None:
    """Return the code of an answer's error."""
    codes: Sequence[Any] = root.xpath("oai:error/@code", namespaces=NAMESPACES)
    return str(codes[0]) if codes else None
