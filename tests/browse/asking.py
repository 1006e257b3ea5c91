"""Ask a Datasette on an archive, as a browser would, and read what it answers."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx
import lxml.html
from datasette.app import Datasette

from herne_news.browse.config import DATABASE
from herne_news.browse.site import datasette_for


def ask(site: Datasette, paths: Sequence[str], headers: Mapping[str, str] | None = None) -> list[httpx.Response]:
    """Return the answers to all `paths`."""

    async def all_of_them() -> list[httpx.Response]:
        await site.invoke_startup()
        return [await site.client.get(path, headers=dict(headers or {})) for path in paths]

    return asyncio.run(all_of_them())


def get(archive: Path, path: str, language: str | None = None) -> httpx.Response:
    """Return the answer of a new Datasette on `archive` to a reader of that language."""
    (answer,) = get_all(archive, [path], language)
    return answer


def get_all(archive: Path, paths: Sequence[str], language: str | None = None) -> list[httpx.Response]:
    """Return the answers of one new Datasette on `archive`."""
    site = datasette_for(archive)
    try:
        return ask(site, paths, {"accept-language": language} if language else None)
    finally:
        site.databases[DATABASE].close()


def tree(answer: httpx.Response) -> lxml.html.HtmlElement:
    """Return the page as a tree."""
    return lxml.html.document_fromstring(answer.text)


def text(element: lxml.html.HtmlElement) -> str:
    """Return an element's text with its white space folded."""
    return " ".join(element.text_content().split())
