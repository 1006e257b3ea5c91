"""Read articles back as the records that were saved."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from herne_news.items import Article
from herne_news.store.archive import Archive
from herne_news.store.links import AUTHORS, CATEGORIES, NAME_TABLES, TAGS
from herne_news.store.rows import article_from

#: Articles that are held in memory at a time.
CHUNK = 500
COLUMNS = (
    "id",
    "source",
    "url",
    "title",
    "kicker",
    "lead",
    "date",
    "published",
    "updated",
    "category",
    "body",
    "layout",
    "evidence",
    "first_seen",
    "last_seen",
    "last_changed",
    "gone_since",
    "duplicate_of",
)
KEYS = {CATEGORIES.names: "categories", AUTHORS.names: "authors", TAGS.names: "tags"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article with what only the archive knows of it; times are UTC."""

    id: int
    article: Article
    first_seen: str
    last_seen: str
    last_changed: str
    gone_since: str | None
    duplicate_of: int | None


def articles(archive: Archive, source: str | None = None) -> Iterator[StoredArticle]:
    """Yield all articles, or those of one source, in the order of their numbers; memory does not grow with the archive."""
    where = "a.id > ? AND a.source = coalesce(?, a.source)"
    last = 0
    while True:
        chunk = _load(archive, f"{where} ORDER BY a.id LIMIT {CHUNK}", [last, source])
        if not chunk:
            return
        yield from chunk
        last = chunk[-1].id


def newest_articles(archive: Archive, source: str, since: str, before: str, limit: int) -> list[Article]:
    """Return the newest articles of `source` by their day, of those first seen since a UTC time and before another."""
    found = "SELECT id FROM articles WHERE source = ? AND first_seen >= ? AND first_seen < ? ORDER BY date DESC LIMIT ?"
    return [row.article for row in _load(archive, f"a.id IN ({found})", [source, since, before, limit])]


def article_by_url(archive: Archive, url: str) -> StoredArticle | None:
    """Return the article that bears the canonical URL `url`, now or formerly."""
    found = _load(archive, "a.id = (SELECT article_id FROM identifiers WHERE id = ?)", [url])
    return found[0] if found else None


def number_named(archive: Archive, names: Sequence[str]) -> int | None:
    """Return the number of the article that bears the first known of these names: canonical URLs, post numbers, teaser keys."""
    found = (
        row[0] for name in names for row in archive.read("SELECT article_id FROM identifiers WHERE id = ?", [name])
    )
    return next(found, None)


def article_by_id(archive: Archive, article_id: int) -> StoredArticle | None:
    """Return the article of that number."""
    found = _load(archive, "a.id = ?", [article_id])
    return found[0] if found else None


def _load(archive: Archive, where: str, values: Sequence[Any]) -> list[StoredArticle]:
    sql = f"SELECT {', '.join('a.' + column for column in COLUMNS)} FROM articles a WHERE {where}"
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in archive.read(sql, values)]
    numbers = [row["id"] for row in rows]
    names = {
        KEYS[table.names]: _names(archive, table.names, table.ties, table.column, numbers) for table in NAME_TABLES
    }
    images = _grouped(archive, "SELECT article_id, position, caption, credit, url, alt FROM images", numbers)
    return [
        StoredArticle(
            article=article_from(row, {key: ids[row["id"]] for key, ids in names.items()}, images[row["id"]]),
            **{
                key: row[key] for key in ("id", "first_seen", "last_seen", "last_changed", "gone_since", "duplicate_of")
            },
        )
        for row in rows
    ]


def _names(archive: Archive, table: str, ties: str, column: str, numbers: Sequence[int]) -> dict[int, list[str]]:
    sql = f"SELECT article_id, name FROM {ties} JOIN {table} n ON n.id = {column}"
    return defaultdict(list, {key: [row[0] for row in rows] for key, rows in _grouped(archive, sql, numbers).items()})


def _grouped(archive: Archive, select: str, numbers: Sequence[int]) -> dict[int, list[tuple[Any, ...]]]:
    groups: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    marks = ", ".join("?" * len(numbers))
    for article_id, *values in archive.read(
        f"{select} WHERE article_id IN ({marks}) ORDER BY article_id, position", numbers
    ):
        groups[article_id].append(tuple(values))
    return groups
