"""Which row is this article? Several names lead to one row, and one name never to two.

docs/data-model.md explains the rules under "Identity".
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from herne_news.items import Article
from herne_news.store import reprints
from herne_news.store.entries import Entry
from herne_news.urls import teaser_key


@dataclass(frozen=True, slots=True)
class Known:
    """What the store needs to know of a row before it writes to it."""

    id: int
    url: str
    content_hash: str
    layout: str | None
    evidence: str
    body_length: int
    last_changed: str
    kind: str | None = None

    @property
    def is_reprint(self) -> bool:
        """Say whether the row was found by the address of a reprint."""
        return self.kind == reprints.KIND


COLUMNS = "a.id, a.url, a.content_hash, a.layout, a.evidence, coalesce(length(a.body), 0), a.last_changed"
KNOWN = f"SELECT {COLUMNS} FROM articles a"


def is_teaser(url: str) -> bool:
    """Say whether `url` is that of an item that only a list shows."""
    return "#" in url


def teaser_identifier(article: Article) -> str | None:
    """Return the name under which a list's teaser and its detail page meet, or None for what has no date or title."""
    if article.source != "herne" or not article.date or not article.title:
        return None
    return f"herne:teaser:{teaser_key(article.date, article.title)}"


def kind_of(identifier: str) -> str:
    """Return ``url`` for an address, else the middle of ``source:kind:value``."""
    return "url" if identifier.startswith(("http://", "https://")) else identifier.split(":")[1]


def find(conn: sqlite3.Connection, entry: Entry) -> Known | None:
    """Return the row that the entry is about, or None.

    Asked in this order: the address of a row, the names that the site gives (post numbers), former addresses unless the site's
    names say that another article has moved in, the teaser key, by which a detail page finds a teaser's row only, and last the
    content: an exact reprint is no further article.
    """
    article = entry.article
    url = article.url if article and article.url else entry.url
    known = by_url(conn, url) or _first(conn, entry.identifiers)
    if known:
        return known
    for former in dict.fromkeys((url, entry.url)):
        known = _by_identifier(conn, former)
        if known and _is_still(conn, known, entry):
            return known
    key = teaser_identifier(article) if article else None
    known = _by_identifier(conn, key) if key else None
    if known and (is_teaser(url) or is_teaser(known.url)):
        return known
    return _reprint(conn, article) if article and not is_teaser(url) else None


def _is_still(conn: sqlite3.Connection, known: Known, entry: Entry) -> bool:
    """Say whether the row found by a former address, or that of a reprint, is what the entry is about."""
    if known.is_reprint:
        return entry.article is None or reprints.says_same(conn, known.id, entry.article)
    return not _another_moved_in(conn, known.id, entry.identifiers)


def _reprint(conn: sqlite3.Connection, article: Article) -> Known | None:
    number = reprints.row_of(conn, article)
    row = conn.execute(f"SELECT {COLUMNS}, ? FROM articles a WHERE id = ?", (reprints.KIND, number)).fetchone()
    return Known(*row) if row else None


def by_url(conn: sqlite3.Connection, url: str) -> Known | None:
    """Return the row whose present address is `url`."""
    row = conn.execute(f"{KNOWN} WHERE a.url = ?", (url,)).fetchone()
    return Known(*row) if row else None


def teaser_row(conn: sqlite3.Connection, article: Article) -> Known | None:
    """Return the row of the teaser-only item that `article` is the detail page of."""
    key = teaser_identifier(article)
    known = _by_identifier(conn, key) if key else None
    return known if known and is_teaser(known.url) else None


def _by_identifier(conn: sqlite3.Connection, identifier: str) -> Known | None:
    sql = f"SELECT {COLUMNS}, i.kind FROM articles a JOIN identifiers i ON i.article_id = a.id WHERE i.id = ?"
    row = conn.execute(sql, (identifier,)).fetchone()
    return Known(*row) if row else None


def _first(conn: sqlite3.Connection, identifiers: Iterable[str]) -> Known | None:
    return next(filter(None, (_by_identifier(conn, identifier) for identifier in identifiers)), None)


def _another_moved_in(conn: sqlite3.Connection, article_id: int, identifiers: Iterable[str]) -> bool:
    """Say whether the site's own names contradict: the row has one of a kind, and the entry brings another of that kind."""
    kinds = {kind_of(identifier) for identifier in identifiers} - {"url"}
    rows = conn.execute("SELECT kind FROM identifiers WHERE article_id = ?", (article_id,))
    return any(kind in kinds for (kind,) in rows)
