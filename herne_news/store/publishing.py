"""The time and place in the order of changes that a changed record gets, after the change itself is on the disk."""

import sqlite3

PENDING = "SELECT EXISTS (SELECT 1 FROM records WHERE modified IS NULL)"
LAST = "SELECT coalesce(max(modified), ''), coalesce(max(change), 0) FROM records"
#: Times never go back, also where the clock was set back: the order of changes is that of their times.
PUBLISH = """
UPDATE records SET modified = max(coalesce(?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')), ?), change = ? + n
FROM (SELECT id AS pending, row_number() OVER (ORDER BY id) AS n FROM records WHERE modified IS NULL) WHERE id = pending
"""


def publish(connection: sqlite3.Connection, now: str | None = None) -> None:
    """Give the present time (UTC) to the records that earlier transactions have changed; writes only where there are any.

    `now` stands in for SQLite's clock.
    """
    if connection.execute(PENDING).fetchone()[0]:
        connection.execute(PUBLISH, (now, *connection.execute(LAST).fetchone()))
