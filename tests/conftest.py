"""What holds for all tests."""

import sqlite3
from contextlib import closing

import datasette.utils
import datasette.utils.sqlite


def _detect_json1(connection: sqlite3.Connection | None = None) -> bool:
    """Say what Datasette wants to know of SQLite, as it asks: by a connection of its own, but close that one."""
    if connection is not None:
        return bool(connection.execute("SELECT json('{}') = '{}'").fetchone()[0])
    with closing(sqlite3.connect(":memory:")) as own:
        return _detect_json1(own)


# Datasette 0.65 never closes the connections that it asks with, one for each page of a table; Python 3.13 warns of that, in
# whatever test it happens. Its modules take the name from here when they are first imported. Our own are not forgiven.
datasette.utils.detect_json1 = _detect_json1
datasette.utils.sqlite._cached_sqlite_version = sqlite3.sqlite_version_info
