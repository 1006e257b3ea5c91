"""A whole copy of an archive, made by SQLite itself while others may read and write."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path


def back_up(source: Path, target: Path) -> None:
    """Copy the committed state of `source` to `target`, which appears whole or not at all and is on the disk on return.

    An older copy at `target` is replaced.
    """
    partial = Path(f"{target}.part")
    partial.unlink(missing_ok=True)
    try:
        uri = f"{source.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as reader, closing(sqlite3.connect(partial)) as writer:
            reader.backup(writer)
            # A copy that stands alone: no log beside it, readable from a read-only medium.
            writer.execute("PRAGMA journal_mode = DELETE")
        with partial.open("rb") as file:
            os.fsync(file.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
