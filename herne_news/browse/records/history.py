"""The versions of an article, a few at a time."""

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from herne_news.browse.records import Row, column, row, rows

VERSIONS = """
SELECT v.seen, v.record, v.parser_version, v.capture_id, c.fetched, c.warc_file, c.warc_offset,
  v.cause, v.read > v.seen AS is_reread,
  (SELECT count(*) FROM versions o WHERE o.article_id = v.article_id AND o.seen = v.seen AND o.retired IS NOT NULL) AS retired
FROM versions v LEFT JOIN captures c ON c.id = v.capture_id
WHERE v.article_id = ? AND v.retired IS NULL ORDER BY v.seen, v.id LIMIT ? OFFSET ?
"""
#: Addresses that the site gave the article, the newest first, and whether it has that one now.
ADDRESSES = """
SELECT i.id AS url, i.first_seen, i.id = a.url AS is_present FROM identifiers i JOIN articles a ON a.id = i.article_id
WHERE i.article_id = ? AND i.kind = 'url' ORDER BY is_present DESC, i.first_seen DESC, i.id LIMIT 20
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Some versions of an article that stand, the oldest first.

    `first` is the number of the first of them, counted from 1, `total` how many there are in all. Each has the columns of
    VERSIONS; its record is that of `Article.content`. `addresses` have the columns of ADDRESSES.
    """

    row: Row
    total: int
    first: int
    versions: list[Row]
    addresses: list[Row]


def versions(connection: sqlite3.Connection, number: int, last: int | None, most: int) -> Versions | None:
    """Return at most `most` versions up to the one numbered `last`, or up to the newest; None without the article."""
    found = row(connection, "SELECT id, title, date, gone_since FROM articles WHERE id = ?", number)
    if found is None:
        return None
    total = column(connection, "SELECT count(*) FROM versions WHERE article_id = ? AND retired IS NULL", [number])[0]
    end = min(total, last or total)
    start = max(0, end - most)
    shown = rows(connection, VERSIONS, number, end - start, start)
    return Versions(
        row=found,
        total=total,
        first=start + 1,
        versions=[{**version, "record": _record(version["record"])} for version in shown],
        addresses=rows(connection, ADDRESSES, number),
    )


def _record(text: str) -> dict[str, Any]:
    try:
        record = json.loads(text)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}
