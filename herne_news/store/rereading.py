"""Take another reading of the same captures into an archive: what is read otherwise, never what the site has changed.

Nothing that the archive has is lost: a version that is read otherwise is retired, and one that was read later takes its place.
"""

import sqlite3
from collections.abc import Container, Iterable
from typing import Any

from herne_news.store import duplicates, links
from herne_news.store.readings import Reading, ReadVersion
from herne_news.store.rows import CONTENT, INSERT, article_values

UPDATE = f"UPDATE articles SET {', '.join(f'{column} = ?' for column in CONTENT)}, last_changed = ?, capture_id = ? WHERE id = ?"


def take_reading(conn: sqlite3.Connection, here: Reading, today: Reading, now: str) -> None:
    """Give an article the content and versions that `today` reads from its captures, `now` (UTC) being the time of reading."""
    names = links.Names(conn)
    article = today.article
    values = (*article_values(article, article.content_hash()), today.last_changed, _capture(conn, today.record_id))
    conn.execute(UPDATE, (*values, here.number))
    links.detach(names, here.number)
    links.attach(names, here.number, article)
    names.sweep()
    _retire(conn, here, {(version.place, version.content_hash) for version in today.versions}, now)
    known = {(version.place, version.content_hash) for version in here.versions}
    for version in today.versions:
        if (version.place, version.content_hash) in known:
            _settle(conn, here.number, version)
        else:
            _add_version(conn, here.number, version, now)
    duplicates.link(conn, here.number, article.date, article.body)


def add_article(
    conn: sqlite3.Connection,
    today: Reading,
    names: Iterable[tuple[str, str, str]],
    sightings: Iterable[tuple[Any, ...]],
    now: str,
) -> None:
    """Add an article that no earlier reading has found in the captures."""
    article = today.article
    times = (today.first_seen, today.last_seen, today.last_changed, _capture(conn, today.record_id))
    values = (article.source, today.url, *article_values(article, article.content_hash()), *times)
    number = int(conn.execute(INSERT, values).lastrowid or 0)
    links.attach(links.Names(conn), number, article)
    for name, kind, seen in names:
        conn.execute("INSERT INTO identifiers VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", (name, number, kind, seen))
        conn.execute(
            "UPDATE pages SET article_id = ?, reason = NULL WHERE url = ? AND article_id IS NULL", (number, name)
        )
    sql = "INSERT INTO sightings (article_id, list_url, section, position, first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?)"
    conn.executemany(sql, [(number, *sighting) for sighting in sightings])
    for version in today.versions:
        _add_version(conn, number, version, now)
    duplicates.link(conn, number, article.date, article.body)


def set_duplicate_of(conn: sqlite3.Connection, url: str, of: str | None) -> None:
    """Link an article with the one that tells its story more fully, both by their addresses; None takes a link away."""
    sql = "UPDATE articles SET duplicate_of = (SELECT id FROM articles WHERE url = ?) WHERE url = ?"
    conn.execute(sql, (of, url))


def _capture(conn: sqlite3.Connection, record_id: str | None) -> int | None:
    row = conn.execute("SELECT id FROM captures WHERE record_id = ?", (record_id,)).fetchone()
    return int(row[0]) if row else None


def _retire(conn: sqlite3.Connection, here: Reading, standing: Container[tuple[Any, str]], now: str) -> None:
    for version in here.versions:
        if (version.place, version.content_hash) not in standing:
            conn.execute(
                "UPDATE versions SET retired = ? WHERE article_id = ? AND seen = ? AND content_hash = ? AND capture_id IS ?"
                " AND retired IS NULL",
                (now, here.number, version.seen, version.content_hash, _capture(conn, version.record_id)),
            )


def _settle(conn: sqlite3.Connection, number: int, version: ReadVersion) -> None:
    """Say why there is a version that stands, now that all of them are read by one parser."""
    sql = (
        "UPDATE versions SET cause = ?1 WHERE article_id = ?2 AND seen = ?3 AND content_hash = ?4"
        " AND retired IS NULL AND cause <> ?1"
    )
    conn.execute(sql, (version.cause, number, version.seen, version.content_hash))


def _add_version(conn: sqlite3.Connection, number: int, version: ReadVersion, now: str) -> None:
    values = (version.seen, version.content_hash, version.record, _capture(conn, version.record_id))
    conn.execute(
        "INSERT INTO versions (article_id, seen, content_hash, record, capture_id, parser_version, cause, read)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (number, *values, version.parser_version, version.cause, now),
    )
