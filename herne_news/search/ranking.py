"""The best hits first.

Whole words stand before compounds, and kinds of a thing before other compounds; headlines before texts, the word as it was typed
before its other forms.
"""

import math
import sqlite3
from dataclasses import replace

from herne_news.search.expression import Plan
from herne_news.search.window import Window

#: With so many hits that have the words themselves, compounds are not looked for.
ENOUGH = 2_000
#: A word in more articles than these says little of an article, and weighing it takes long: it counts by its place alone.
RARE = 2_000
#: How much more a word counts as it was typed than in another form.
AS_TYPED = 1.5

MATCH = "FROM search_fts WHERE search_fts MATCH ? AND rowid BETWEEN ? AND ?"


def best(conn: sqlite3.Connection, made: Plan, window: Window, wanted: int) -> list[int]:
    """Return the row numbers of the `wanted` best hits of a window, the best first; equals in the order of their days."""
    rare = tuple(unit for unit in made.units if _is_rare(conn, unit.expression("whole")))
    if not rare:
        return _by_place(conn, made, window, wanted)
    weighed = replace(made, units=rare, facets=(), first=max(made.first, window.oldest))
    typed, scores = _weights(conn, weighed, "exact"), _weights(conn, weighed, "whole")
    places: dict[int, int] = {}
    if made.has_compounds and sum(place in scores for place in window.places) < wanted:
        for rank, (reach, column) in enumerate((("full", "title"), ("kinds", None), ("kinds", "title")), start=1):
            places |= dict.fromkeys(_found(conn, made, window, made.expression(reach, column)), -rank)
    # Rare forms of a word would weigh more than the word itself, since bm25 takes them for words of their own.
    most = min(typed.values(), default=-math.inf)

    def order(place: int) -> tuple[int, float, int]:
        if place in typed:
            return (0, typed[place] * AS_TYPED, -place)
        if place in scores:
            return (0, max(scores[place], most), -place)
        return (1, places.get(place, 0), -place)

    return sorted(window.places, key=order)[:wanted]


def _is_rare(conn: sqlite3.Connection, expression: str) -> bool:
    some = "SELECT count(*) FROM (SELECT 1 FROM search_fts WHERE search_fts MATCH ? LIMIT ?)"
    return bool(conn.execute(some, (expression, RARE + 1)).fetchone()[0] <= RARE)


def _weights(conn: sqlite3.Connection, made: Plan, reach: str) -> dict[int, float]:
    """Return bm25 of the hits that have the words ``exact`` as typed or ``whole`` in any form; the best is the least."""
    return dict(conn.execute(f"SELECT rowid, rank {MATCH}", (made.expression(reach), made.first, made.last)))


def _found(conn: sqlite3.Connection, made: Plan, window: Window, expression: str) -> set[int]:
    values = (expression, max(window.oldest, made.first), made.last)
    return {row[0] for row in conn.execute(f"SELECT rowid {MATCH}", values)}


def _by_place(conn: sqlite3.Connection, made: Plan, window: Window, wanted: int) -> list[int]:
    """Return hits with the words in their headline as typed, then in any form, then all others; the newest first in each."""
    known = set(window.places)
    found: dict[int, None] = {}
    for reach in ("exact", "whole"):
        if len(found) < wanted:
            values = (made.expression(reach, "title"), max(window.oldest, made.first), made.last, wanted)
            rows = conn.execute(f"SELECT rowid {MATCH} ORDER BY rowid DESC LIMIT ?", values)
            found |= dict.fromkeys(place for (place,) in rows if place in known)
    for place in window.places:
        if len(found) >= wanted:
            break
        found[place] = None
    return list(found)[:wanted]
