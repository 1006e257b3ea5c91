"""Names with how many articles or pictures bear them, the most frequent first; the counts are kept, not counted."""

import sqlite3
from dataclasses import dataclass
from typing import Literal

from herne_news.browse.records import Row, rows
from herne_news.search.counts import ISSUE

#: Names on one page.
SIZE = 200
MOST = 2**62

NAMES = """
SELECT key AS name, n FROM counts INDEXED BY counts_largest
WHERE kind = ? AND n > 0 AND n <= ? AND (n < ? OR key > ?) AND substr(key, 1, ?) <> ? ORDER BY n DESC, key LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Names:
    """One page of names (`name`, `n`); `after` is the row to begin the next page behind, None on the last page."""

    items: list[Row]
    after: Row | None


def names(
    connection: sqlite3.Connection,
    kind: Literal["category", "author", "pictures"],
    after: tuple[int, str] | None = None,
    size: int = SIZE,
) -> Names:
    """Return names behind the one that has a count and a name; issues of the printed magazine are no categories here."""
    n, name = after or (MOST, "")
    left_out = ISSUE if kind == "category" else "\0"
    found = rows(connection, NAMES, kind, n, n, name, len(left_out), left_out, size + 1)
    return Names(found[:size], found[size - 1] if len(found) > size else None)
