"""Versions of an article: what it said, where that was read, and whether the site has changed it or we read it otherwise.

A version stands until another reading of the same bytes takes its place: it is then retired, and the new one has its time and
capture. So the versions that stand are what the site said, as read today; those that were retired are what we once took it for.
"""

import sqlite3
from dataclasses import dataclass
from typing import Literal

from herne_news.store.entries import Entry

#: ``first``: the article was new. ``edit``: the site said something else than before. ``unsettled``: the bytes were others,
#: but so was the parser; `reparse` finds out which of the two it was.
Cause = Literal["first", "edit", "unsettled"]

LATEST = """
SELECT v.id, v.parser_version, v.cause, v.seen, v.capture_id, c.digest
FROM versions v LEFT JOIN captures c ON c.id = v.capture_id
WHERE v.article_id = ? AND v.retired IS NULL ORDER BY v.seen DESC, v.id DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Why there is a new version, when its content was first seen (UTC), and which capture holds it.

    `instead_of` is the version whose bytes were only read otherwise, None where they are others.
    """

    cause: Cause
    seen: str
    capture_id: int | None
    instead_of: int | None = None


def change_of(conn: sqlite3.Connection, article_id: int, entry: Entry, capture: int | None) -> Change:
    """Return what an article's other content, read in the answer `capture`, is a change of."""
    row = conn.execute(LATEST, (article_id,)).fetchone()
    if row is None:
        return Change(cause="first", seen=entry.seen, capture_id=capture)
    number, parser, cause, seen, known_capture, digest = row
    if parser == entry.parser_version:
        return Change(cause="edit", seen=entry.seen, capture_id=capture)
    # The parts of a long post are several answers, of which a version names only the first.
    if len(entry.captures) == 1 and entry.captures[0].digest == digest:
        return Change(cause=cause, seen=seen, capture_id=known_capture, instead_of=number)
    return Change(cause="unsettled", seen=entry.seen, capture_id=capture)


def add_version(
    conn: sqlite3.Connection, article_id: int, entry: Entry, content: tuple[str, str], change: Change
) -> None:
    """Write down what an article says now, its content's JSON and hash; retire the version whose bytes it has read otherwise."""
    text, content_hash = content
    if change.instead_of is not None:
        conn.execute("UPDATE versions SET retired = ? WHERE id = ?", (entry.seen, change.instead_of))
    conn.execute(
        "INSERT INTO versions (article_id, seen, content_hash, record, capture_id, parser_version, cause, read)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article_id,
            change.seen,
            content_hash,
            text,
            change.capture_id,
            entry.parser_version,
            change.cause,
            entry.seen,
        ),
    )
