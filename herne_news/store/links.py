"""What hangs on an article's row: categories, authors, tags, images, names and sightings."""

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from herne_news.items import Article, Sighting
from herne_news.store.identity import kind_of
from herne_news.store.rows import image_values


@dataclass(frozen=True, slots=True)
class NameTable:
    """A table of names and the table that ties them to articles."""

    names: str
    ties: str
    column: str


CATEGORIES = NameTable("categories", "article_categories", "category_id")
AUTHORS = NameTable("authors", "article_authors", "author_id")
TAGS = NameTable("tags", "article_tags", "tag_id")
NAME_TABLES = (CATEGORIES, AUTHORS, TAGS)


@dataclass(slots=True)
class Names:
    """The numbers of names within one transaction, each looked up once."""

    conn: sqlite3.Connection
    known: dict[tuple[str, str], int] = field(default_factory=dict)
    loosened: dict[str, set[int]] = field(default_factory=dict)

    def number(self, table: NameTable, name: str) -> int:
        """Return the number of `name`, new if need be."""
        key = (table.names, name)
        if key not in self.known:
            self.conn.execute(f"INSERT INTO {table.names} (name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
            (number,) = self.conn.execute(f"SELECT id FROM {table.names} WHERE name = ?", (name,)).fetchone()
            self.known[key] = number
        return self.known[key]

    def tie(self, table: NameTable, article_id: int, names: Sequence[str]) -> None:
        """Tie a new article to `names` in their order; a repeated name counts once, at its first place."""
        rows = [(article_id, self.number(table, name), i) for i, name in enumerate(dict.fromkeys(names), start=1)]
        self.conn.executemany(f"INSERT INTO {table.ties} VALUES (?, ?, ?)", rows)

    def untie(self, table: NameTable, article_id: int) -> None:
        """Loosen an article from its names."""
        rows = self.conn.execute(
            f"DELETE FROM {table.ties} WHERE article_id = ? RETURNING {table.column}",
            (article_id,),
        )
        self.loosened.setdefault(table.names, set()).update(row[0] for row in rows.fetchall())

    def sweep(self) -> None:
        """Delete the names that no article bears any more."""
        for table in NAME_TABLES:
            self.conn.executemany(
                f"DELETE FROM {table.names} WHERE id = ?1 AND NOT EXISTS"
                f" (SELECT 1 FROM {table.ties} WHERE {table.column} = ?1)",
                [(number,) for number in self.loosened.get(table.names, ())],
            )


def attach(names: Names, article_id: int, article: Article) -> None:
    """Write categories, authors, tags and images of a row that has none."""
    names.tie(CATEGORIES, article_id, article.categories)
    names.tie(AUTHORS, article_id, article.authors)
    names.tie(TAGS, article_id, article.tags)
    names.conn.executemany(
        "INSERT INTO images (article_id, position, caption, credit, url, alt) VALUES (?, ?, ?, ?, ?, ?)",
        image_values(article_id, article),
    )


def detach(names: Names, article_id: int) -> None:
    """Remove categories, authors, tags and images of a row."""
    for table in NAME_TABLES:
        names.untie(table, article_id)
    names.conn.execute("DELETE FROM images WHERE article_id = ?", (article_id,))


def add_identifiers(conn: sqlite3.Connection, article_id: int, identifiers: Iterable[str], seen: str) -> None:
    """Give an article further names; a name that another article bears stays there."""
    conn.executemany(
        "INSERT INTO identifiers (id, article_id, kind, first_seen) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [(identifier, article_id, kind_of(identifier), seen) for identifier in identifiers],
    )


def own_url(conn: sqlite3.Connection, article_id: int, url: str, seen: str) -> None:
    """Make `url` lead to this article, also if it once led to another."""
    conn.execute(
        "INSERT INTO identifiers (id, article_id, kind, first_seen) VALUES (?, ?, 'url', ?)"
        " ON CONFLICT (id) DO UPDATE SET article_id = excluded.article_id, kind = 'url'"
        " WHERE article_id <> excluded.article_id OR kind <> 'url'",
        (url, article_id, seen),
    )


def add_sightings(conn: sqlite3.Connection, article_id: int, sightings: Iterable[Sighting], seen: str) -> None:
    """Record that lists show an article; a list that has shown it before keeps its first time."""
    conn.executemany(
        "INSERT INTO sightings (article_id, list_url, section, position, first_seen, last_seen) VALUES (?1, ?2, ?3, ?4, ?5, ?5)"
        " ON CONFLICT (article_id, list_url) DO UPDATE SET section = coalesce(excluded.section, section),"
        " position = excluded.position, first_seen = min(first_seen, excluded.first_seen),"
        " last_seen = max(last_seen, excluded.last_seen)",
        [(article_id, s.list_url, s.section, s.position, seen) for s in sightings],
    )
