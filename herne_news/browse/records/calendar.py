"""How many articles there are in each year, month and day; the counts are kept, not counted."""

import sqlite3
from itertools import groupby
from typing import Literal

from herne_news.browse.records import Row, column
from herne_news.search.counts import by_day, by_month

#: How many articles a day of a month has.
Months = dict[int, int]

BEFORE = "SELECT max(key) FROM counts WHERE kind = ? AND key < ? AND n > 0"
AFTER = "SELECT min(key) FROM counts WHERE kind = ? AND key > ? AND n > 0"


def months_of_years(connection: sqlite3.Connection, year: str = "") -> list[Row]:
    """Return years with articles, the newest first, or one of them.

    Each has its `year`, the number `n` of its articles, and `months`: numbers from 1 to 12 with how many articles they have.
    """
    found = []
    for key, counts in groupby(by_month(connection, f"{year}-" if year else ""), lambda count: count.key[:4]):
        months = {int(count.key[5:]): count.n for count in counts}
        found.append({"year": int(key), "n": sum(months.values()), "months": months})
    return found[::-1]


def days_of_month(connection: sqlite3.Connection, month: str) -> Months:
    """Return the days of a month (YYYY-MM) that have articles, with how many."""
    return {int(count.key[8:]): count.n for count in by_day(connection, f"{month}-")}


def neighbours(
    connection: sqlite3.Connection, kind: Literal["year", "month"], key: str
) -> tuple[str | None, str | None]:
    """Return the year or month before and the one after that have articles."""
    return column(connection, BEFORE, [kind, key])[0], column(connection, AFTER, [kind, key])[0]


def undated_exist(connection: sqlite3.Connection) -> bool:
    """Say whether there are articles without a day."""
    sql = "SELECT 1 FROM search_docs WHERE key < 0 AND article_id IS NOT NULL LIMIT 1"
    return bool(column(connection, sql))
