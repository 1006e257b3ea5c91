"""Bring the search index and the kept counts in step with what has been written, in the writer's own transaction.

The index row of an article is never changed: a new one takes its place, and the old one stays behind without an article until
`rebuild`. What was counted for an article stands in its row, so that a change subtracts exactly what was added.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from herne_news.german import stem
from herne_news.store.search_documents import FACETS, Count, Document, documents
from herne_news.store.search_schema import COLUMNS

#: Articles that are taken on at a time.
CHUNK = 200
#: Places of articles of one day; docs/search.md says what becomes of further ones.
PLACES = 65_536
#: Rows of the index that stay behind are cleared away when there are as many of them as articles, and at least so many.
LEFT_BEHIND = 10_000
#: Words that can be parts or wholes of compounds; shorter ones would be parts of almost any word.
SHORTEST_COMPOUND = 6
VARIABLES = 900
#: A character of the private use area, which is no letter: no word that a page prints or a reader types holds it.
MARK = "\ue000"

INSERT = f"INSERT INTO search_fts (rowid, {', '.join(COLUMNS)}, facets) VALUES (?{', ?' * len(COLUMNS)}, ?)"


def index_pending(conn: sqlite3.Connection) -> int:
    """Index every article that triggers have noted since the last time, and return their number."""
    done = 0
    while ids := [row[0] for row in conn.execute("SELECT article_id FROM search_pending LIMIT ?", (CHUNK,))]:
        _index(conn, ids)
        conn.executemany("DELETE FROM search_pending WHERE article_id = ?", [(number,) for number in ids])
        done += len(ids)
    if done and _is_worn(conn):
        rebuild(conn)
    return done


def _is_worn(conn: sqlite3.Connection) -> bool:
    """Say whether so many rows stay behind in the index that it is to be made anew."""
    some = "SELECT count(*) FROM (SELECT 1 FROM search_docs WHERE article_id IS NULL LIMIT ?)"
    if conn.execute(some, (LEFT_BEHIND,)).fetchone()[0] < LEFT_BEHIND:
        return False
    behind, living = conn.execute("SELECT sum(article_id IS NULL), count(article_id) FROM search_docs").fetchone()
    return bool(behind >= living)


def rebuild(conn: sqlite3.Connection) -> None:
    """Make index, words and counts anew from the articles."""
    for table in ("search_fts", "search_parts"):
        conn.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
    for table in ("search_docs", "search_words", "search_pending"):
        conn.execute(f"DELETE FROM {table}")
    # Facets keep their numbers, so that addresses that name them stay good.
    conn.execute("UPDATE counts SET n = 0")
    conn.execute("INSERT INTO search_pending SELECT id FROM articles")
    index_pending(conn)


def _index(conn: sqlite3.Connection, ids: Sequence[int]) -> None:
    change: Counter[int] = Counter()
    for number, n in _leave(conn, ids):
        change[number] -= n
    found = documents(conn, ids)
    numbers = _numbers(conn, {count for document in found for count in document.counts})
    rows, docs = [], []
    for place, document in zip(_places(conn, found), found, strict=True):
        counted = {numbers[count]: n for count, n in document.counts.items()}
        change.update(counted)
        facets = " ".join(f"{FACETS[kind]}{numbers[kind, name]}" for kind, name in document.facets)
        rows.append(
            (place, *document.columns, " ".join(token(kind, numbers[kind, name]) for kind, name in document.facets))
        )
        docs.append((place, document.article_id, facets, json.dumps(list(counted.items()), separators=(",", ":"))))
    conn.executemany(INSERT, rows)
    conn.executemany("INSERT INTO search_docs (key, article_id, facets, counted) VALUES (?, ?, ?, ?)", docs)
    conn.executemany(
        "UPDATE counts SET n = max(n + ?, 0) WHERE id = ?", [(n, number) for number, n in sorted(change.items()) if n]
    )
    _learn(conn, {word for document in found for column in document.columns for word in column.split()})


def token(kind: str, number: int) -> str:
    """Return the word by which the index finds a facet; it begins with a character that no key has."""
    return f"{MARK}{FACETS[kind]}{number}"


def _leave(conn: sqlite3.Connection, ids: Sequence[int]) -> list[tuple[int, int]]:
    """Part articles from their index rows and return what had been counted for them: number of the count, how often."""
    marks = ", ".join("?" * len(ids))
    rows = conn.execute(f"SELECT key, counted FROM search_docs WHERE article_id IN ({marks})", ids).fetchall()
    conn.executemany(
        "UPDATE search_docs SET article_id = NULL, facets = '', counted = '[]' WHERE key = ?", [row[:1] for row in rows]
    )
    return [(number, n) for _, counted in rows for number, n in json.loads(counted)]


def _numbers(conn: sqlite3.Connection, counts: Iterable[Count]) -> dict[Count, int]:
    """Return the numbers of counts, new ones if need be."""
    numbers = {}
    for kind, key in sorted(counts):
        row = conn.execute("SELECT id FROM counts WHERE kind = ? AND key = ?", (kind, key)).fetchone()
        if row is None:
            row = conn.execute("INSERT INTO counts (kind, key) VALUES (?, ?) RETURNING id", (kind, key)).fetchone()
        numbers[kind, key] = int(row[0])
    return numbers


def _places(conn: sqlite3.Connection, found: Sequence[Document]) -> list[int]:
    """Return a free place for each document, so that places are in the order of days.

    A day has PLACES places. What has no day, or finds its day full, goes below zero.
    """
    ends: dict[int, int] = {}
    lowest = conn.execute("SELECT min(0, coalesce(min(key), 0)) FROM search_docs").fetchone()[0]
    places = []
    for document in found:
        day = document.day
        if day is not None:
            if day not in ends:
                sql = "SELECT max(key) FROM search_docs WHERE key >= ? AND key < ?"
                first = day * PLACES
                (last,) = conn.execute(sql, (first, first + PLACES)).fetchone()
                ends[day] = first if last is None else last + 1
            if ends[day] < (day + 1) * PLACES:
                places.append(ends[day])
                ends[day] += 1
                continue
        lowest -= 1
        places.append(lowest)
    return places


def _learn(conn: sqlite3.Connection, words: set[str]) -> None:
    """Add words that are not known yet, with their stems, and those that may be parts of compounds with their letters."""
    every = sorted(words)
    for start in range(0, len(every), VARIABLES):
        chunk = every[start : start + VARIABLES]
        marks = ", ".join("?" * len(chunk))
        words.difference_update(
            row[0] for row in conn.execute(f"SELECT word FROM search_words WHERE word IN ({marks})", chunk)
        )
    for word in sorted(words):
        sql = "INSERT INTO search_words (word, stem) VALUES (?, ?) RETURNING id"
        (number,) = conn.execute(sql, (word, stem(word))).fetchone()
        if len(word) >= SHORTEST_COMPOUND and word.isalpha():
            conn.execute("INSERT INTO search_parts (rowid, word) VALUES (?, ?)", (number, word))
