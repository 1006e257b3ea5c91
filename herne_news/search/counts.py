"""Counts that the archive keeps: no page needs to count the rows of a big table.

Articles that repeat another are not counted. The counts are as true as the last transaction of herne-news; what another tool has
written since then is counted with the next one. Each function asks one index and takes well below a millisecond for what a page
shows.
"""

import sqlite3
from dataclasses import dataclass
from typing import Literal

#: The first word of a category that is an issue of the printed magazine.
ISSUE = "Ausgabe "

Order = Literal["key", "-key", "-n"]
ORDERS = {"key": "key", "-key": "key DESC", "-n": "n DESC, key"}


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles (or pictures) bear a key: a year, month or day as ISO 8601 writes it, or a name as it is printed."""

    key: str
    n: int


def total(conn: sqlite3.Connection) -> int:
    """Return how many articles there are."""
    return _one(conn, "all", "")


def by_year(conn: sqlite3.Connection) -> list[Count]:
    """Return articles a year (``2021``), the newest first."""
    return _list(conn, "year", order="-key")


def by_month(conn: sqlite3.Connection, year: str = "", source: str | None = None) -> list[Count]:
    """Return articles a month (``2021-03``), the oldest first: of one year or all, of one source or both.

    Months without articles are not in it.
    """
    if source is None:
        return _list(conn, "month", year)
    found = _list(conn, "source-month", f"{source} {year}")
    return [Count(count.key.rpartition(" ")[2], count.n) for count in found]


def by_day(conn: sqlite3.Connection, month: str) -> list[Count]:
    """Return articles a day (``2021-03-04``) of a year or month (``2021`` or ``2021-03``), the oldest first."""
    return _list(conn, "day", month)


def by_source(conn: sqlite3.Connection) -> list[Count]:
    """Return articles a source."""
    return _list(conn, "source")


def by_category(conn: sqlite3.Connection, order: Order = "-n", limit: int = 1000, offset: int = 0) -> list[Count]:
    """Return articles a category, issues among them, the largest first; one article may be in several."""
    return _list(conn, "category", order=order, limit=limit, offset=offset)


def by_issue(conn: sqlite3.Connection) -> list[Count]:
    """Return articles an issue of the printed magazine (``Ausgabe 2021/1``), the newest first."""
    return _list(conn, "category", ISSUE, order="-key")


def by_author(conn: sqlite3.Connection, order: Order = "-n", limit: int = 1000, offset: int = 0) -> list[Count]:
    """Return articles an author, the busiest first."""
    return _list(conn, "author", order=order, limit=limit, offset=offset)


def by_photographer(conn: sqlite3.Connection, order: Order = "-n", limit: int = 1000, offset: int = 0) -> list[Count]:
    """Return articles a photographer, that is the credit of a picture as printed; the busiest first."""
    return _list(conn, "photographer", order=order, limit=limit, offset=offset)


def pictures_by_photographer(conn: sqlite3.Connection, limit: int = 1000, offset: int = 0) -> list[Count]:
    """Return pictures a photographer, the busiest first."""
    return _list(conn, "pictures", order="-n", limit=limit, offset=offset)


def pictures_of(conn: sqlite3.Connection, photographer: str) -> int:
    """Return how many pictures bear a credit."""
    return _one(conn, "pictures", photographer)


def articles_of(
    conn: sqlite3.Connection,
    kind: Literal["year", "month", "day", "source", "category", "author", "photographer"],
    key: str,
) -> int:
    """Return how many articles bear one key of a kind, 0 for an unknown one."""
    return _one(conn, kind, key)


def largest(conn: sqlite3.Connection, kind: str, limit: int) -> list[Count]:
    """Return the keys of a kind with the most articles; years the newest first."""
    return by_year(conn)[:limit] if kind == "year" else _list(conn, kind, order="-n", limit=limit)


def _one(conn: sqlite3.Connection, kind: str, key: str) -> int:
    row = conn.execute("SELECT n FROM counts WHERE kind = ? AND key = ?", (kind, key)).fetchone()
    return int(row[0]) if row else 0


def _list(
    conn: sqlite3.Connection,
    kind: str,
    prefix: str = "",
    order: Order = "key",
    limit: int = -1,
    offset: int = 0,
) -> list[Count]:
    sql = (
        "SELECT key, n FROM counts WHERE kind = ? AND n > 0 AND key >= ? AND key < ?"
        f" ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"
    )
    end = prefix + "\U0010ffff"
    if order == "-n":
        sql = sql.replace("FROM counts", "FROM counts INDEXED BY counts_largest")
    return [Count(str(key), n) for key, n in conn.execute(sql, (kind, prefix, end, limit, offset))]
