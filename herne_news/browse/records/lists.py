"""Lists of articles, the newest first: all, those of a name or year, those between two days.

They follow the keys of `search_docs`, which are in the order of days (docs/data-model.md), so that each page of a list reads only
what it shows. Articles that repeat another are in no list.
"""

import sqlite3
from dataclasses import dataclass
from typing import Literal

from herne_news.browse.records import Row, column, rows
from herne_news.store.indexing import PLACES, token

#: Articles on one page of a list.
SIZE = 30
#: Above every key.
END = 2**62

Kind = Literal["year", "category", "author", "photographer", "source"]

ITEM = """
SELECT d.key, a.id, a.source, substr(a.title, 1, 400) AS title, substr(a.kicker, 1, 300) AS kicker, a.date,
  substr(a.category, 1, 120) AS category, substr(a.author, 1, 240) AS author,
  substr(coalesce(a.lead, a.body), 1, 500) AS excerpt, a.gone_since
"""
JOIN = "JOIN articles a ON a.id = d.article_id"
BETWEEN = f"{ITEM} FROM search_docs d {JOIN} WHERE d.key < ? AND d.key >= ? ORDER BY d.key DESC LIMIT ?"
CHOSEN = (
    f"{ITEM} FROM search_fts f JOIN search_docs d ON d.key = f.rowid {JOIN}"
    " WHERE f.search_fts MATCH ? AND f.rowid < ? ORDER BY f.rowid DESC LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list; `after` is the key to begin the next page below, None on the last page."""

    items: list[Row]
    after: int | None


def between(connection: sqlite3.Connection, first: str, last: str, below: int | None, size: int = SIZE) -> Slice:
    """Return articles of the days from `first` to `last` (YYYY-MM-DD), below a key."""
    lowest, highest = key_of(first), key_of(last) + PLACES
    return _slice(rows(connection, BETWEEN, min(highest, below or END), lowest, size + 1), size)


def newest(connection: sqlite3.Connection, below: int | None = None, size: int = SIZE) -> Slice:
    """Return all articles, those without a day last, below a key."""
    return _slice(rows(connection, BETWEEN, END if below is None else below, -END, size + 1), size)


def undated(connection: sqlite3.Connection, below: int | None = None, size: int = SIZE) -> Slice:
    """Return articles without a day, below a key."""
    return _slice(rows(connection, BETWEEN, min(0, 0 if below is None else below), -END, size + 1), size)


def chosen(connection: sqlite3.Connection, kind: Kind, name: str, below: int | None, size: int = SIZE) -> Slice:
    """Return the articles that bear a name of some kind, below a key."""
    numbers = column(connection, "SELECT id FROM counts WHERE kind = ? AND key = ?", [kind, name])
    if not numbers:
        return Slice([], None)
    found = f'facets : "{token(kind, numbers[0])}"'
    return _slice(rows(connection, CHOSEN, found, END if below is None else below, size + 1), size)


def key_of(day: str) -> int:
    """Return the lowest key of a day (YYYY-MM-DD)."""
    return int(day.replace("-", "")) * PLACES


def _slice(found: list[Row], size: int) -> Slice:
    return Slice(found[:size], found[size - 1]["key"] if len(found) > size else None)
