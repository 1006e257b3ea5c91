"""What a visit leaves behind besides the article: captures, the crawl state of the page, and why it was left out."""

import sqlite3
from collections.abc import Iterable

from herne_news.items import Refusal
from herne_news.store.entries import CaptureRow, Entry, PageRow

GONE = (404, 410)

PUT_PAGE = """
INSERT INTO pages (url, source, article_id, etag, last_modified, lastmod, last_status, last_checked, failures, reason, digest)
VALUES (
  :url, :source, :article_id, :etag, :last_modified, iif(:answered, :lastmod, NULL), :status, :seen,
  NOT :answered, :reason, :digest
)
ON CONFLICT (url) DO UPDATE SET
  article_id = coalesce(excluded.article_id, article_id),
  etag = iif(:renewed, excluded.etag, coalesce(excluded.etag, etag)),
  last_modified = iif(:renewed, excluded.last_modified, coalesce(excluded.last_modified, last_modified)),
  lastmod = coalesce(excluded.lastmod, lastmod),
  last_status = excluded.last_status,
  last_checked = excluded.last_checked,
  failures = iif(:answered, 0, failures + 1),
  reason = iif(:status = 304, reason, excluded.reason),
  digest = coalesce(excluded.digest, digest)
"""


def add_captures(conn: sqlite3.Connection, captures: Iterable[CaptureRow], run_id: int) -> list[int]:
    """Add one row a capture and return their numbers, in order."""
    insert = (
        "INSERT INTO captures (run_id, url, fetched, status, digest, payload_length, via) VALUES (?, ?, ?, ?, ?, ?, ?)"
    )
    rows = [(run_id, c.url, c.fetched, c.status, c.digest, c.length, c.via) for c in captures]
    return [int(conn.execute(insert, row).lastrowid or 0) for row in rows]


def put_page(conn: sqlite3.Connection, entry: Entry, page: PageRow, article_id: int | None) -> None:
    """Write the crawl state of the page.

    The change hint is kept only with an answer below 400: a hint stored with a failure would make the next crawl believe that it
    has what it could not get. Validators are replaced by a 2xx answer only.
    """
    values = {
        "url": entry.url,
        "source": entry.source,
        "article_id": article_id,
        "etag": page.etag,
        "last_modified": page.last_modified,
        "lastmod": page.lastmod,
        "status": page.status,
        "seen": entry.seen,
        "answered": 0 < page.status < 400,
        "renewed": 200 <= page.status < 300,
        "reason": entry.refusal.reason if entry.refusal else None,
        "digest": entry.captures[0].digest if entry.captures else None,
    }
    conn.execute(PUT_PAGE, values)


def add_skip(conn: sqlite3.Connection, refusal: Refusal, entry: Entry, run_id: int) -> None:
    """Record why the page was left out."""
    values = (run_id, refusal.url or entry.url, refusal.reason, refusal.detail, entry.seen)
    conn.execute("INSERT INTO skips (run_id, url, reason, detail, seen) VALUES (?, ?, ?, ?, ?)", values)


def mark_gone(conn: sqlite3.Connection, article_id: int, status: int, seen: str) -> None:
    """Note since when an article's page answers 404 or 410; its row stays, and a later sighting clears the note."""
    if status in GONE:
        conn.execute("UPDATE articles SET gone_since = coalesce(gone_since, ?) WHERE id = ?", (seen, article_id))
