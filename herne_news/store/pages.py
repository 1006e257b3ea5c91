"""The crawl state: what is known of a page before it is asked for again, and which names are known at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from herne_news.store.archive import Archive

COLUMNS = (
    "url, article_id, etag, last_modified, lastmod, last_status, last_checked, failures, next_check, reason, digest"
)


@dataclass(frozen=True, slots=True)
class PageState:
    """One row of `pages`; times are UTC, `failures` counts answers of 400 and above (or none) in a row."""

    url: str
    article_id: int | None
    etag: str | None
    last_modified: str | None
    lastmod: str | None
    last_status: int
    last_checked: str
    failures: int
    next_check: str | None
    reason: str | None
    digest: str | None


def known_pages(archive: Archive, source: str) -> dict[str, PageState]:
    """Return the crawl state of all pages of `source` by canonical URL; 20,000 pages take a fifth of a second."""
    rows = archive.read(f"SELECT {COLUMNS} FROM pages WHERE source = ?", (source,))
    return {row[0]: PageState(*row) for row in rows}


def page_state(archive: Archive, url: str) -> PageState | None:
    """Return the crawl state of one canonical URL, or None."""
    row = next(archive.read(f"SELECT {COLUMNS} FROM pages WHERE url = ?", (url,)), None)
    return PageState(*row) if row else None


def article_of(archive: Archive, identifier: str) -> int | None:
    """Return the article that bears `identifier` (canonical URL, ``inherne:post:N``, ``herne:teaser:KEY``), or None."""
    row = next(archive.read("SELECT article_id FROM identifiers WHERE id = ?", (identifier,)), None)
    return int(row[0]) if row else None


def known_identifiers(archive: Archive, kind: str) -> Iterator[str]:
    """Yield all identifiers of a kind: ``url``, ``post`` or ``teaser``."""
    return (row[0] for row in archive.read("SELECT id FROM identifiers WHERE kind = ?", (kind,)))
