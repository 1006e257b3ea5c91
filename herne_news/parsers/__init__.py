"""Markup to record, and nothing else: no Scrapy, no SQL, no network, no clock. How it works: docs/parsing.md."""

from herne_news.items import Article, Refusal
from herne_news.parsers import herne, inherne
from herne_news.parsers.addresses import declared_url
from herne_news.parsers.identity import Identity, identify
from herne_news.parsers.page import Page
from herne_news.parsers.parts import join_parts
from herne_news.urls import SOURCES, source_of

__all__ = ["Identity", "Page", "identify", "join_parts", "parse", "parse_page"]

READERS = {"inherne": inherne.parse_page, "herne": herne.parse_page}


#: What a page is seen to be by its own signs, whoever's it is.
SURE = frozenset({"home", "listing", "archive", "author", "error-page", "password", "council"})


def parse(body: bytes, url: str | None, source: str | None = None) -> Article | Refusal:
    """Return the record of the page that `body` holds, or why it has none.

    Without `source`, the host of `url` decides whose page it is, without `url` the address that the page gives itself.
    Never raises for what a page may hold; an unknown `source` is a KeyError.
    """
    page = Page.from_bytes(body, url)
    return page if isinstance(page, Refusal) else parse_page(page, source)


def parse_page(page: Page, source: str | None = None) -> Article | Refusal:
    """Return the record of a parsed page, or why it has none; see `parse`."""
    if source is None:
        known = page.url or declared_url(page)
        source = source_of(known) if known else None
    return _of_neither(page) if source is None else READERS[source](page)


def _of_neither(page: Page) -> Refusal:
    """Return why a page that names neither site is no article: a list or the like that one of the readers knows, else unknown."""
    for read in READERS.values():
        found = read(page)
        if isinstance(found, Refusal) and found.reason in SURE:
            return found
    detail = f"expected a page of {' or '.join(SOURCES)}, found one that names neither; say with --source whose it is"
    return Refusal(url=page.url, reason="unknown-source", detail=detail)
