"""Whether an archive has the tables and columns that its steps of the schema say.

A step that has been released is never changed, but one of a version in development was: such an archive bears the step's name
and lacks what it makes today.
"""

import functools
import sqlite3
from collections.abc import Sequence

from sqlite_utils import Database

from herne_news.store.migrations import ARCHIVE

COLUMNS = """
SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_xinfo(t.name) c
WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
"""


def lacking(connection: sqlite3.Connection, applied: Sequence[str], pending: Sequence[str]) -> str | None:
    """Return what an archive lacks of the schema that its `applied` steps make, as words; None where it lacks nothing.

    `pending` are the steps that follow.
    """
    found = set(connection.execute(COLUMNS))
    missing = sorted(_columns_after(tuple(applied), pending[0] if pending else None) - found)
    if not missing:
        return None
    table, column = missing[0]
    return f"column {column} of table {table}" if any(name == table for name, _ in found) else f"table {table}"


@functools.cache
def _columns_after(_applied: tuple[str, ...], following: str | None) -> frozenset[tuple[str, str]]:
    """Return table and name of all columns that the steps before `following`, or all of them, make."""
    db = Database(memory=True, execute_plugins=False)
    try:
        ARCHIVE.apply(db, stop_before=following)
        return frozenset(db.execute(COLUMNS))
    finally:
        db.close()
