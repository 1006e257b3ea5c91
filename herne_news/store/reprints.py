"""Exact reprints: the same article at two addresses of one site is one row, and the second address one of its names.

A reprint's address has the kind `reprint`; the site's own number of the reprint is not taken over, since it would name two posts.
As soon as one of the two says something else, the reprint becomes an article of its own. docs/data-model.md, "Identity".
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Any

from herne_news.items import Article, wording

KIND = "reprint"
#: Fewer words than this are no article that could be recognised by its content.
LEAST_WORDS = 14


#: What may differ between reprints: at what time of the day each was published or changed.
TIMES = ("published", "updated")


def row_of(conn: sqlite3.Connection, article: Article) -> int | None:
    """Return the row of the same source that says exactly what `article` says, at another page's address."""
    if article.date is None or article.body is None or len(article.body.split()) < LEAST_WORDS:
        return None
    sql = "SELECT id FROM articles WHERE source = ? AND date = ? AND title IS ? AND instr(url, '#') = 0 ORDER BY id"
    numbers = [row[0] for row in conn.execute(sql, (article.source, article.date, article.title)).fetchall()]
    return next((number for number in numbers if says_same(conn, number, article)), None)


def says_same(conn: sqlite3.Connection, article_id: int, article: Article) -> bool:
    """Say whether a row's present content is that of `article`, the times of day aside."""
    sql = (
        "SELECT v.record FROM versions v JOIN articles a ON a.id = v.article_id AND a.content_hash = v.content_hash"
        " WHERE a.id = ? ORDER BY v.id DESC LIMIT 1"
    )
    row = conn.execute(sql, (article_id,)).fetchone()
    return row is not None and _timeless(json.loads(row[0])) == _timeless(article.content())


def _timeless(content: Mapping[str, Any]) -> Any:
    return wording({key: value for key, value in content.items() if key not in TIMES})


def add(conn: sqlite3.Connection, article_id: int, urls: Iterable[str], seen: str) -> None:
    """Give an article the addresses of a reprint; one that is known already stays as it is."""
    conn.executemany(
        "INSERT INTO identifiers (id, article_id, kind, first_seen) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(url, article_id, KIND, seen) for url in dict.fromkeys(urls)],
    )


def move_to(conn: sqlite3.Connection, article_id: int) -> bool:
    """Let an article whose page is gone live on at a reprint's address that still answers; say whether there is one."""
    sql = (
        "SELECT i.id FROM identifiers i JOIN pages p ON p.url = i.id WHERE i.article_id = ? AND i.kind = ?"
        " AND p.last_status BETWEEN 200 AND 399 ORDER BY i.first_seen, i.id LIMIT 1"
    )
    row = conn.execute(sql, (article_id, KIND)).fetchone()
    if row is None:
        return False
    conn.execute("UPDATE articles SET url = ? WHERE id = ?", (row[0], article_id))
    conn.execute("UPDATE identifiers SET kind = 'url' WHERE id = ?", (row[0],))
    return True
