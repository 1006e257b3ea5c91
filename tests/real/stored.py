"""Reads an archive with plain sqlite3, as any tool outside the project would."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.real.post import Picture, Post, plain


def stored_posts(archive: Path) -> dict[str, Post]:
    """Return every article of an archive by its URL."""
    with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT id, url, title, date, published, body FROM articles").fetchall()
        return {url: _post(db, number, *values) for number, url, *values in rows}


def query(archive: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows of one question to an archive."""
    with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as db:
        return db.execute(sql).fetchall()


def _post(
    db: sqlite3.Connection, number: int, title: str | None, date: str | None, published: str | None, body: str | None
) -> Post:
    pictures = db.execute(
        "SELECT caption, credit, alt, url FROM images WHERE article_id = ? ORDER BY position", (number,)
    )
    return Post(
        title=title,
        date=date,
        published=published,
        categories=_terms(db, number, "SELECT name FROM categories JOIN article_categories ON id = category_id"),
        tags=_terms(db, number, "SELECT name FROM tags JOIN article_tags ON id = tag_id"),
        captions=tuple(Picture(*row) for row in pictures),
        text=(plain(body),) if body else (),
    )


def _terms(db: sqlite3.Connection, number: int, select: str) -> tuple[str, ...]:
    return tuple(name for (name,) in db.execute(f"{select} WHERE article_id = ? ORDER BY position", (number,)))
