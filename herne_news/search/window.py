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
    """Hits as row numbers of the index, the newest first; `is_more` if there are older ones."""

    places: list[int]
    is_more: bool

    @property
    def oldest(self) -> int:
        """The row number of the oldest hit."""
        return self.places[-1] if self.places else 0


def look(conn: sqlite3.Connection, made: Plan, reach: str) -> Window:
    """Return the newest hits of a plan: with its words ``exact``, in all forms (``whole``), with compounds (``full``)."""
    days = (made.first, made.last)
    if made.asks_index:
        sql = f"SELECT rowid {WITH_WORDS} ORDER BY rowid DESC LIMIT ?"
        rows = conn.execute(sql, (made.expression(reach), *days, WINDOW + 1))
    else:
        rows = conn.execute(f"SELECT key {OF_DAYS} ORDER BY key DESC LIMIT ?", (*days, WINDOW + 1))
    places = [place for (place,) in rows]
    return Window(places[:WINDOW], len(places) > WINDOW)


def tokens(conn: sqlite3.Connection, made: Plan, reach: str) -> Counter[str]:
    """Return how often each facet, as the index writes it, stands with the hits that `look` gives."""
    if made.asks_index:
        hits = f"(SELECT rowid AS key {WITH_WORDS} ORDER BY rowid DESC LIMIT ?)"
        words: tuple[str, ...] = (made.expression(reach),)
    else:
        hits, words = f"(SELECT key {OF_DAYS} ORDER BY key DESC LIMIT ?)", ()
    # One string instead of a row an article: five thousand rows would wake Python's collector of garbage.
    sql = f"SELECT group_concat(d.facets, ' ') FROM {hits} h CROSS JOIN search_docs d ON d.key = h.key"
    (found,) = conn.execute(sql, (*words, made.first, made.last, WINDOW)).fetchone()
    return Counter((found or "").split())


def articles(conn: sqlite3.Connection, places: Iterable[int]) -> list[int]:
    """Return the articles at row numbers of the index, in their order."""
    wanted = list(places)
    marks = ", ".join("?" * len(wanted))
    found = dict(conn.execute(f"SELECT key, article_id FROM search_docs WHERE key IN ({marks})", wanted))
    return [found[place] for place in wanted]
