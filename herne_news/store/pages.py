"""The crawl state: what is known of a page before it is asked for again, and which names are known at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from herne_news.store.archive import Archive

COLUMNS = (
    "url, article_id, etag, last_modified, lastmod, last_status, last_checked, failures, next_check, reason, digest,"
    " missing_since, unlisted, items"
)


@dataclass(frozen=True, slots=True)
class PageState:
    """One row of `pages`; times are UTC, `failures` counts answers of 400 and above (or none) in a row.

    `missing_since` is when the site first said that there is no such page, `items` how many items a list showed (None: no list).
    """

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
    missing_since: str | None
    unlisted: int
    items: int | None


def known_pages(archive: Archive, source: str) -> dict[str, PageState]:
    """Return the crawl state of all pages of `source` by canonical URL; 20,000 pages take a fifth of a second."""
    rows = archive.read(f"SELECT {COLUMNS} FROM pages WHERE source = ?", (source,))
    return {row[0]: PageState(*row) for row in rows}


def page_state(archive: Archive, url: str) -> PageState | None:
    """Return the crawl state of one canonical URL, or None."""
    row = next(archive.read(f"SELECT {COLUMNS} FROM pages WHERE url = ?", (url,)), None)
    return PageState(*row) if row else None


def last_look(archive: Archive, source: str) -> str | None:
    """Return when a page of `source` was last looked at (UTC), None where none was."""
    row = next(archive.read("SELECT max(last_checked) FROM pages WHERE source = ?", (source,)))
    return str(row[0]) if row[0] is not None else None


def due_pages(archive: Archive, source: str, now: str, limit: int) -> list[PageState]:
    """Return at most `limit` pages of `source` that are to be looked at again at `now` (UTC), the longest due first."""
    sql = f"SELECT {COLUMNS} FROM pages WHERE source = ? AND next_check <= ? AND items IS NULL ORDER BY next_check, url LIMIT ?"
    return [PageState(*row) for row in archive.read(sql, (source, now, limit))]


def known_lists(archive: Archive, source: str) -> list[PageState]:
    """Return the crawl state of all lists, feeds and sitemaps of `source` by address."""
    sql = f"SELECT {COLUMNS} FROM pages WHERE source = ? AND items IS NOT NULL ORDER BY url"
    return [PageState(*row) for row in archive.read(sql, (source,))]


def living_articles(archive: Archive, source: str) -> Iterator[tuple[str, str | None]]:
    """Yield address and post number (if any) of all articles with a page of their own that discovery is expected to show.

    Left out are those that are gone or missing, and those that it has left out before although their page was there.
    """
    sql = (
        "SELECT a.url, (SELECT i.id FROM identifiers i WHERE i.article_id = a.id AND i.kind = 'post')"
        " FROM articles a JOIN pages p ON p.url = a.url"
        " WHERE a.source = ? AND a.gone_since IS NULL AND p.missing_since IS NULL AND NOT p.unlisted"
    )
    return ((url, post and post.rpartition(":")[2]) for url, post in archive.read(sql, (source,)))


def article_of(archive: Archive, identifier: str) -> int | None:
    """Return the article that bears `identifier` (canonical URL, ``inherne:post:N``, ``herne:teaser:KEY``), or None."""
    row = next(archive.read("SELECT article_id FROM identifiers WHERE id = ?", (identifier,)), None)
    return int(row[0]) if row else None


def known_identifiers(archive: Archive, kind: str) -> Iterator[str]:
    """Yield all identifiers of a kind: ``url``, ``post`` or ``teaser``."""
    return (row[0] for row in archive.read("SELECT id FROM identifiers WHERE kind = ?", (kind,)))
