"""The best hits first: whole words before compounds, headlines before texts, the word as typed before its other forms."""

import math
import sqlite3

from herne_news.search.expression import Plan
from herne_news.search.window import Window

#: With so many hits that have the words themselves, compounds are not looked for.
ENOUGH = 2_000
#: With more hits than these, where a word stands and how new it is say more than how often it stands there, and cost less.
WEIGHED = 2_000
#: How much more a word counts as it was typed than in another form.
AS_TYPED = 1.5


def best(conn: sqlite3.Connection, made: Plan, window: Window, wanted: int) -> list[int]:
    """Return the row numbers of the `wanted` best hits of a window, the best first; equals in the order of their days."""
    if len(window.rows) > WEIGHED:
        return _by_place(conn, made, window, wanted)
    typed = _weights(conn, made, "exact")
    scores = _weights(conn, made, "whole")
    in_title = _found(conn, made, window, made.expression("full", "title")) if made.has_compounds else set()
    # Rare forms of a word would weigh more than the word itself, since bm25 takes them for words of their own.
    most = min(typed.values(), default=-math.inf)

    def order(key: int) -> tuple[int, float, int]:
        if key in typed:
            return (0, typed[key] * AS_TYPED, -key)
        if key in scores:
            return (0, max(scores[key], most), -key)
        return (1 if key in in_title else 2, 0.0, -key)

    return sorted(window.places(), key=order)[:wanted]


def _weights(conn: sqlite3.Connection, made: Plan, reach: str) -> dict[int, float]:
    """Return bm25 of the hits that have the words ``exact`` as typed or ``whole`` in any form; the best is the least."""
    sql = "SELECT rowid, rank FROM search_fts WHERE search_fts MATCH ? AND rowid BETWEEN ? AND ?"
    return dict(conn.execute(sql, (made.expression(reach), made.first, made.last)))


def _found(conn: sqlite3.Connection, made: Plan, window: Window, expression: str) -> set[int]:
    sql = "SELECT rowid FROM search_fts WHERE search_fts MATCH ? AND rowid BETWEEN ? AND ?"
    return {row[0] for row in conn.execute(sql, (expression, max(window.first, made.first), made.last))}


def _by_place(conn: sqlite3.Connection, made: Plan, window: Window, wanted: int) -> list[int]:
    """Return hits with the words in their headline as typed, then in any form, then all others; the newest first in each."""
    sql = "SELECT rowid FROM search_fts WHERE search_fts MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?"
    found: dict[int, None] = {}
    for reach in ("exact", "whole"):
        if len(found) < wanted:
            values = (made.expression(reach, "title"), max(window.first, made.first), made.last, wanted)
            rows = (row[0] for row in conn.execute(sql, values))
            found.update(dict.fromkeys(key for key in rows if key in window.articles))
    for key in window.places():
        if len(found) >= wanted:
            break
        found[key] = None
    return list(found)
