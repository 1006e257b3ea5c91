"""The newest hits of a query: at most WINDOW of them, in the order of their days."""

import sqlite3
from dataclasses import dataclass
from functools import cached_property

from herne_news.search.expression import Plan

#: Hits that a query looks at.
WINDOW = 10_000

Row = tuple[int, int, str]


@dataclass(frozen=True)
class Window:
    """Hits as row number of the index, article and facets, the newest first; `is_more` if there are older ones."""

    rows: list[Row]
    is_more: bool

    @cached_property
    def articles(self) -> dict[int, int]:
        """The article of each row number."""
        return {key: article for key, article, _ in self.rows}

    def places(self) -> list[int]:
        """Return the row numbers, the newest first."""
        return [row[0] for row in self.rows]

    @property
    def first(self) -> int:
        """The row number of the oldest hit."""
        return self.rows[-1][0] if self.rows else 0


def look(conn: sqlite3.Connection, made: Plan, reach: str) -> Window:
    """Return the newest hits of a plan: its words ``exact``, ``whole`` or ``full``."""
    values = (made.first, made.last, WINDOW + 1)
    if made.asks_index:
        sql = (
            "SELECT d.key, d.article_id, d.facets FROM search_fts f CROSS JOIN search_docs d ON d.key = f.rowid"
            " WHERE search_fts MATCH ? AND f.rowid BETWEEN ? AND ? AND d.article_id IS NOT NULL"
            " ORDER BY f.rowid DESC LIMIT ?"
        )
        rows = conn.execute(sql, (made.expression(reach), *values)).fetchall()
    else:
        sql = (
            "SELECT key, article_id, facets FROM search_docs WHERE key BETWEEN ? AND ? AND article_id IS NOT NULL"
            " ORDER BY key DESC LIMIT ?"
        )
        rows = conn.execute(sql, values).fetchall()
    return Window(rows[:WINDOW], len(rows) > WINDOW)
