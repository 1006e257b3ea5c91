"""Everything that the page of an article shows."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from herne_news.browse.records import Row, column, row, rows
from herne_news.urls import canonical_url

ARTICLE = """
SELECT id, source, url, title, kicker, lead, date, published, updated, body, word_count, layout, evidence,
  first_seen, last_seen, last_changed, gone_since, duplicate_of, capture_id
FROM articles WHERE id = ?
"""
CATEGORIES = """
SELECT n.name FROM article_categories t JOIN categories n ON n.id = t.category_id WHERE t.article_id = ? ORDER BY t.position
"""
AUTHORS = "SELECT n.name FROM article_authors t JOIN authors n ON n.id = t.author_id WHERE t.article_id = ? ORDER BY t.position"
TAGS = "SELECT n.name FROM article_tags t JOIN tags n ON n.id = t.tag_id WHERE t.article_id = ? ORDER BY t.position"
IMAGES = "SELECT position, caption, credit, url, alt FROM images WHERE article_id = ? ORDER BY position"
SIGHTINGS = """
SELECT list_url, section, first_seen, last_seen FROM sightings WHERE article_id = ? ORDER BY last_seen DESC, list_url LIMIT 20
"""
CAPTURE = """
SELECT id, fetched, status, digest, warc_file, warc_offset, warc_length, original_id FROM captures WHERE id = ?
"""
SHORT = "SELECT id, substr(title, 1, 240) AS title, date FROM articles"
EARLIER = f"{SHORT} WHERE (date, id) < (?, ?) AND duplicate_of IS NULL ORDER BY date DESC, id DESC LIMIT 1"
LATER = f"{SHORT} WHERE (date, id) > (?, ?) AND duplicate_of IS NULL ORDER BY date, id LIMIT 1"
FORMER = """
SELECT id FROM identifiers WHERE article_id = ? AND kind = 'url' AND id <> ? ORDER BY first_seen, id LIMIT 20
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FullArticle:
    """An article with what belongs to it. `row` is its row, the other rows have the columns of their tables.

    `payload` is the capture whose record holds the page's bytes: `capture` itself, or the one that it repeats.
    `evidence` maps fields to rules.
    """

    row: Row
    evidence: Mapping[str, str]
    categories: list[str]
    authors: list[str]
    tags: list[str]
    images: list[Row]
    sightings: list[Row]
    former: list[str]
    versions: int
    capture: Row | None
    payload: Row | None
    repeats: Row | None
    repeated_by: list[Row]
    earlier: Row | None
    later: Row | None


def full_article(connection: sqlite3.Connection, number: int) -> FullArticle | None:
    """Return the article of that number, or None."""
    found = row(connection, ARTICLE, number)
    if found is None:
        return None
    capture = row(connection, CAPTURE, found["capture_id"])
    place = (found["date"], number)
    return FullArticle(
        row=found,
        evidence=evidence_of(found["evidence"]),
        categories=column(connection, CATEGORIES, [number]),
        authors=column(connection, AUTHORS, [number]),
        tags=column(connection, TAGS, [number]),
        images=rows(connection, IMAGES, number),
        sightings=rows(connection, SIGHTINGS, number),
        former=column(connection, FORMER, [number, found["url"]]),
        versions=column(connection, "SELECT count(*) FROM versions WHERE article_id = ? AND retired IS NULL", [number])[
            0
        ],
        capture=capture,
        payload=row(connection, CAPTURE, capture["original_id"]) if capture and capture["original_id"] else capture,
        repeats=row(connection, f"{SHORT} WHERE id = ?", found["duplicate_of"]),
        repeated_by=rows(connection, f"{SHORT} WHERE duplicate_of = ? ORDER BY date, id LIMIT 50", number),
        earlier=row(connection, EARLIER, *place),
        later=row(connection, LATER, *place),
    )


def merged_into(connection: sqlite3.Connection, number: int) -> int | None:
    """Return the number of the article that the one of `number` was merged into, None for any other number."""
    found = row(connection, "SELECT article_id FROM former_numbers WHERE id = ?", number)
    return found["article_id"] if found else None


def article_at(connection: sqlite3.Connection, text: str) -> int | None:
    """Return the number of the article that has, or had, the web address `text`; None where there is none, or it is none."""
    try:
        found = row(connection, "SELECT article_id FROM identifiers WHERE id = ?", canonical_url(text))
    except (ValueError, UnicodeEncodeError):
        return None
    return found["article_id"] if found else None


def evidence_of(value: str) -> dict[str, str]:
    """Return the evidence as fields and rules; nothing where it is no JSON object."""
    try:
        rules = json.loads(value)
    except ValueError:
        return {}
    return {str(key): str(rule) for key, rule in rules.items()} if isinstance(rules, dict) else {}
