"""The newest hits of a query: at most WINDOW of them, in the order of their days."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from herne_news.search.expression import Plan

#: Hits that a query looks at. Twice as many take a page of hits beyond five times a plain page of Datasette.
WINDOW = 5_000

WITH_WORDS = (
    "FROM search_fts WHERE search_fts MATCH ? AND rowid BETWEEN ? AND ?"
    " AND rowid NOT IN (SELECT key FROM search_docs WHERE article_id IS NULL)"
)
OF_DAYS = "FROM search_docs WHERE key BETWEEN ? AND ? AND article_id IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Window:
    """Hits as row numbers of the index, the newest first; `is_more` if there are older ones.

    `facets` says how often each facet stands with them: the letter of its kind and its number in `counts`.
    """

    places: list[int]
    is_more: bool
    facets: Counter[str]

    @property
    def oldest(self) -> int:
        """The row number of the oldest hit."""
        return self.places[-1] if self.places else 0


def look(conn: sqlite3.Connection, made: Plan, reach: str) -> Window:
    """Return the newest hits of a plan: with its words ``exact``, in all forms (``whole``), with compounds (``full``)."""
    hits, values = _newest(made, reach, WINDOW + 1)
    # One string instead of a row an article: five thousand rows would wake Python's collector of garbage.
    sql = (
        "SELECT group_concat(d.key, ' '), group_concat(d.facets, ' ')"
        f" FROM ({hits}) h CROSS JOIN search_docs d ON d.key = h.key"
    )
    keys, facets = conn.execute(sql, values).fetchone()
    places = list(map(int, (keys or "").split()))
    return Window(places[:WINDOW], len(places) > WINDOW, Counter((facets or "").split()))


def has_many(conn: sqlite3.Connection, made: Plan, reach: str, number: int) -> bool:
    """Say whether a plan has at least `number` hits."""
    hits, values = _newest(made, reach, number)
    return bool(conn.execute(f"SELECT count(*) FROM ({hits})", values).fetchone()[0] == number)


def articles(conn: sqlite3.Connection, places: Iterable[int]) -> list[int]:
    """Return the articles at row numbers of the index, in their order."""
    wanted = list(places)
    marks = ", ".join("?" * len(wanted))
    found = dict(conn.execute(f"SELECT key, article_id FROM search_docs WHERE key IN ({marks})", wanted))
    return [found[place] for place in wanted]


def _newest(made: Plan, reach: str, most: int) -> tuple[str, tuple[str | int, ...]]:
    """Return a SELECT of the row numbers of the newest hits, and its values."""
    if made.asks_index:
        return f"SELECT rowid AS key {WITH_WORDS} ORDER BY rowid DESC LIMIT ?", (
            made.expression(reach),
            made.first,
            made.last,
            most,
        )
    return f"SELECT key {OF_DAYS} ORDER BY key DESC LIMIT ?", (made.first, made.last, most)
