"""The same day in all years."""

import sqlite3

from herne_news.browse.records import Row
from herne_news.browse.records.lists import between
from herne_news.search.counts import articles_of, by_year


def on_this_day(connection: sqlite3.Connection, day: str, before: str, size: int) -> list[Row]:
    """Return the years before the year `before` that have articles of that day (MM-DD), the newest first.

    Each has its `year`, the number `n` of articles and at most `size` of them as `items`.
    """
    found = []
    for year in (count.key for count in by_year(connection) if count.key < before):
        date = f"{year}-{day}"
        n = articles_of(connection, "day", date)
        if n:
            found.append(
                {"year": year, "date": date, "n": n, "items": between(connection, date, date, None, size).items}
            )
    return found
