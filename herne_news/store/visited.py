"""What a visit leaves behind besides the article: captures, the crawl state of the page, and why it was left out."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from herne_news.items import Refusal
from herne_news.store.entries import CaptureRow, Entry, PageRow
from herne_news.store.revisits import list_retry_at, no_article_at, retry_at, revisit_at

#: The site says that there is no such page; any other refusal may pass.
GONE = (404, 410)
NOT_MODIFIED = 304
#: The site answered with another article's page: WordPress guesses where it knows no such address (docs/urls.md).
ELSEWHERE = "redirected-elsewhere"
#: The site led to a login form, its home page or the like: no answer of the page that was asked for.
STRAY = "redirected-to-no-article"
#: What is no answer, though its status says so: that, half a page, an error with status 200.
BROKEN = frozenset({STRAY, "truncated", "error-page"})

PUT_CAPTURE = """
INSERT INTO captures (
  run_id, url, fetched, status, digest, payload_length, warc_file, warc_offset, warc_length, via, record_id, uri, original_id
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

PUT_PAGE = """
INSERT INTO pages (
  url, source, article_id, etag, last_modified, lastmod, last_status, last_checked, failures, reason, digest,
  next_check, missing_since, unlisted, items
)
VALUES (
  :url, :source, :article_id, :etag, :last_modified, iif(:answered, :lastmod, NULL), :status, :seen,
  :failures, :reason, :digest, :next_check, :missing_since, coalesce(:unlisted, 0), :items
)
ON CONFLICT (url) DO UPDATE SET
  article_id = coalesce(excluded.article_id, article_id),
  etag = iif(:renewed, excluded.etag, coalesce(excluded.etag, etag)),
  last_modified = iif(:renewed, excluded.last_modified, coalesce(excluded.last_modified, last_modified)),
  lastmod = coalesce(excluded.lastmod, lastmod),
  last_status = excluded.last_status,
  last_checked = excluded.last_checked,
  failures = excluded.failures,
  reason = iif(:status = 304, reason, excluded.reason),
  digest = coalesce(excluded.digest, digest),
  next_check = excluded.next_check,
  missing_since = excluded.missing_since,
  unlisted = coalesce(:unlisted, unlisted),
  items = coalesce(excluded.items, items)
"""


def add_captures(conn: sqlite3.Connection, captures: Iterable[CaptureRow], run_id: int) -> list[int]:
    """Record answers and return their numbers; one that is there already, a list's say, is found by its record.

    An answer of 304 has no row: it brought nothing that could have been read.
    """
    return [_add_capture(conn, capture, run_id) for capture in captures if capture.status != NOT_MODIFIED]


def _add_capture(conn: sqlite3.Connection, capture: CaptureRow, run_id: int) -> int:
    known = _capture_of(conn, capture.record_id)
    if known is not None:
        return known
    values = (
        run_id,
        capture.url,
        capture.fetched,
        capture.status,
        capture.digest,
        capture.length,
        *(capture.place or (None, None, None)),
        capture.via,
        capture.record_id,
        capture.uri,
        _capture_of(conn, capture.original),
    )
    return int(conn.execute(PUT_CAPTURE, values).lastrowid or 0)


def _capture_of(conn: sqlite3.Connection, record_id: str | None) -> int | None:
    if record_id is None:
        return None
    row = conn.execute("SELECT id FROM captures WHERE record_id = ?", (record_id,)).fetchone()
    return int(row[0]) if row else None


@dataclass(frozen=True, slots=True)
class Past:
    """What was known of a page before this visit."""

    failures: int = 0
    missing_since: str | None = None


def past_of(conn: sqlite3.Connection, url: str) -> Past:
    """Return what is known of the page at a canonical URL."""
    row = conn.execute("SELECT failures, missing_since FROM pages WHERE url = ?", (url,)).fetchone()
    return Past(*row) if row else Past()


def put_page(
    conn: sqlite3.Connection, entry: Entry, page: PageRow, article_id: int | None, past: Past, *, is_new: bool
) -> None:
    """Write the crawl state of the page.

    The change hint is kept only with an answer below 400: a hint stored with a failure would make the next crawl believe that it
    has what it could not get. Validators are replaced by a 2xx answer only, and by none that brought half a page, an error, or
    what stands in for the page, such as a login form: those are failures, whatever their status.
    """
    is_broken = entry.refusal is not None and entry.refusal.reason in BROKEN
    answered = 0 < page.status < 400 and not is_broken
    failures = 0 if answered else past.failures + 1
    missing_since = _missing_since(entry, page, past, article_id, answered=answered)
    values = {
        "url": entry.url,
        "source": entry.source,
        "article_id": article_id,
        "etag": None if is_broken else page.etag,
        "last_modified": None if is_broken else page.last_modified,
        "lastmod": page.lastmod,
        "status": page.status,
        "seen": entry.seen,
        "answered": answered,
        "renewed": answered and page.status < 300,
        "failures": failures,
        "reason": entry.refusal.reason if entry.refusal else None,
        "digest": entry.captures[0].digest
        if entry.captures and page.status != NOT_MODIFIED and not is_broken
        else None,
        "missing_since": missing_since,
        "unlisted": page.unlisted,
        "items": page.items,
        "next_check": _next_check(conn, entry, page, article_id, failures, (past, missing_since), is_new=is_new),
    }
    conn.execute(PUT_PAGE, values)


def _missing_since(entry: Entry, page: PageRow, past: Past, article_id: int | None, *, answered: bool) -> str | None:
    if is_missing(entry, page) and (article_id is not None or page.status in GONE):
        return past.missing_since or entry.seen
    return None if answered else past.missing_since


def _next_check(
    conn: sqlite3.Connection,
    entry: Entry,
    page: PageRow,
    article_id: int | None,
    failures: int,
    missing: tuple[Past, str | None],
    *,
    is_new: bool,
) -> str | None:
    past, missing_since = missing
    if page.until is not None:
        return page.until
    if missing_since is not None and article_id is not None and is_missing(entry, page):
        (gone,) = conn.execute("SELECT gone_since FROM articles WHERE id = ?", (article_id,)).fetchone()
        if gone is None and past.missing_since is None:
            return entry.seen  # to be confirmed by the next run
        if gone is None and failures:  # held back
            return retry_at(failures, entry.seen)
        return revisit_at(missing_since, entry.seen, entry.url, is_new=False)
    if page.items is not None:  # a list; while it answers, each run asks for it
        return list_retry_at(failures, entry.seen) if failures else None
    if failures:
        return retry_at(failures, entry.seen)
    if article_id is None:
        return no_article_at(entry.seen, entry.refusal.reason if entry.refusal else None)
    date, first_seen, last_changed = conn.execute(
        "SELECT date, first_seen, last_changed FROM articles WHERE id = ?", (article_id,)
    ).fetchone()
    base = last_changed if last_changed > first_seen else date or first_seen
    return revisit_at(base, entry.seen, entry.url, is_new=is_new)


def is_missing(entry: Entry, page: PageRow) -> bool:
    """Say whether the site has answered that there is no such page, in plain words or by leading to another one."""
    return page.status in GONE or (entry.refusal is not None and entry.refusal.reason == ELSEWHERE)


def add_skip(conn: sqlite3.Connection, refusal: Refusal, entry: Entry, run_id: int) -> None:
    """Record why the page was left out."""
    values = (run_id, refusal.url or entry.url, refusal.reason, refusal.detail, entry.seen)
    conn.execute("INSERT INTO skips (run_id, url, reason, detail, seen) VALUES (?, ?, ?, ?, ?)", values)


def mark_gone(conn: sqlite3.Connection, article_id: int, since: str) -> bool:
    """Note since when (UTC) an article's page is gone; say whether that is news. Its row stays, an answer clears the note."""
    cursor = conn.execute("UPDATE articles SET gone_since = ? WHERE id = ? AND gone_since IS NULL", (since, article_id))
    return cursor.rowcount > 0
