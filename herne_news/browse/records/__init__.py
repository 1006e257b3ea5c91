"""What the pages read from the archive: functions of one SQLite connection, each of them bounded by an index or a limit."""

import sqlite3
from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]


def rows(connection: sqlite3.Connection, sql: str, *values: Any) -> list[Row]:
    """Return the rows of a query as dictionaries."""
    cursor = connection.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def row(connection: sqlite3.Connection, sql: str, *values: Any) -> Row | None:
    """Return the first row of a query, or None."""
    found = rows(connection, sql, *values)
    return found[0] if found else None


def column(connection: sqlite3.Connection, sql: str, values: Sequence[Any] = ()) -> list[Any]:
    """Return the first column of a query."""
    return [found[0] for found in connection.execute(sql, values)]
