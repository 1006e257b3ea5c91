"""All hits of a query as SQL, for those who do more with articles than show them."""

import sqlite3
from dataclasses import dataclass
from typing import Any

from herne_news.search.expression import plan
from herne_news.search.query import parse


@dataclass(frozen=True, slots=True)
class Relation:
    """A SELECT of one column, the numbers of articles, with its values: ``WHERE id IN ({sql})``."""

    sql: str
    values: tuple[Any, ...]


def matching_ids(conn: sqlite3.Connection, text: str) -> Relation:
    """Return the relation of all articles that a typed text finds, compounds among them, in no order.

    Unlike a page of hits, it has no end at a window, and it never falls back to articles with only some of the words. It holds
    for the state of the archive that `conn` sees now.
    """
    made = plan(conn, parse(text), {})
    between = "article_id IS NOT NULL AND key BETWEEN ? AND ?"
    if not made.asks_index:
        return Relation(f"SELECT article_id FROM search_docs WHERE {between}", (made.first, made.last))
    found = "SELECT rowid FROM search_fts WHERE search_fts MATCH ?"
    sql = f"SELECT article_id FROM search_docs WHERE {between} AND key IN ({found})"
    return Relation(sql, (made.first, made.last, made.expression("every")))
