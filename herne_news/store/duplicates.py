"""Is this story in the archive already, under another address? Asked among the articles of the days around it.

Each text has a row in `sketches`, which has an index on the date: what a new article costs depends on how many articles its days
have, not on how many the archive has. `stories` says which candidates tell the same.
"""

import sqlite3
from datetime import date, timedelta

from herne_news.store import stories

#: Days between two articles of one story.
WINDOW = 3
#: So many candidates are compared, those first that share most.
COMPARED = 5


def link(conn: sqlite3.Connection, article_id: int, day: str | None, body: str | None) -> None:
    """Keep the sketch of an article that is new or changed, and link it with the story that it repeats or that repeats it.

    `duplicate_of` then names the fuller text, which is itself no duplicate; of two equally long ones, the one that came first.
    Those that were linked with an article's former content are asked again.
    """
    loosened = _loosen(conn, article_id)
    _link(conn, article_id, day, body)
    for other_id in loosened:
        _link(conn, other_id, *conn.execute("SELECT date, body FROM articles WHERE id = ?", (other_id,)).fetchone())


def _loosen(conn: sqlite3.Connection, article_id: int) -> list[int]:
    """Take an article out of its story, and return the others that were linked by way of it."""
    conn.execute("UPDATE articles SET duplicate_of = NULL WHERE id = ? AND duplicate_of IS NOT NULL", (article_id,))
    sql = "UPDATE articles SET duplicate_of = NULL WHERE duplicate_of = ? RETURNING id"
    return sorted(row[0] for row in conn.execute(sql, (article_id,)).fetchall())


def _link(conn: sqlite3.Connection, article_id: int, day: str | None, body: str | None) -> None:
    own = stories.sketch(body)
    if day is None or not own:
        conn.execute("DELETE FROM sketches WHERE article_id = ?", (article_id,))
        return
    conn.execute(
        "INSERT INTO sketches (article_id, date, bits) VALUES (?, ?, ?)"
        " ON CONFLICT (article_id) DO UPDATE SET date = excluded.date, bits = excluded.bits",
        (article_id, day, own),
    )
    for other_id in _candidates(conn, article_id, day, own):
        other = conn.execute("SELECT body FROM articles WHERE id = ?", (other_id,)).fetchone()
        # A tool that deletes articles without foreign keys leaves their sketches behind.
        if other is not None and stories.is_one_story(body, other[0]):
            _join(conn, _root(conn, article_id), _root(conn, other_id))


def _candidates(conn: sqlite3.Connection, article_id: int, day: str, own: bytes) -> list[int]:
    """Return the articles of the days around whose sketches are alike, the most alike first."""
    middle = date.fromisoformat(day)
    first, last = (str(middle + timedelta(days=days)) for days in (-WINDOW, WINDOW))
    sql = "SELECT article_id, bits FROM sketches WHERE date BETWEEN ? AND ? AND article_id <> ?"
    rows = conn.execute(sql, (first, last, article_id))
    found = [(-shared, other_id) for other_id, bits in rows if (shared := stories.likeness(own, bits))]
    return [other_id for _, other_id in sorted(found)[:COMPARED]]


def _root(conn: sqlite3.Connection, article_id: int) -> int:
    """Return the article with the fullest text of a story."""
    (root,) = conn.execute("SELECT coalesce(duplicate_of, id) FROM articles WHERE id = ?", (article_id,)).fetchone()
    return int(root)


def _join(conn: sqlite3.Connection, one: int, other: int) -> None:
    """Make one story of two, under the fuller text."""
    if one == other:
        return
    sql = "SELECT word_count FROM articles WHERE id = ?"
    lengths = {number: conn.execute(sql, (number,)).fetchone()[0] for number in (one, other)}
    fuller, shorter = sorted(lengths, key=lambda number: (-lengths[number], number))
    conn.execute("UPDATE articles SET duplicate_of = ?1 WHERE id = ?2 OR duplicate_of = ?2", (fuller, shorter))
