"""The rows of an archive, for tests that hold two against each other."""

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

#: Everything but the log of runs; what a run has left out bears its number.
TABLES = {
    "articles": "*",
    "versions": "*",
    "captures": "id, url, fetched, status, digest, payload_length, warc_file, warc_offset, warc_length, via, record_id, uri,"
    " original_id",
    "categories": "*",
    "article_categories": "*",
    "authors": "*",
    "article_authors": "*",
    "tags": "*",
    "article_tags": "*",
    "images": "*",
    "sightings": "*",
    "identifiers": "*",
    "records": "id, name, source, article_id",
    "pages": "*",
    "sketches": "*",
    "skips": "url, reason, detail, seen",
    "warc_files": "*",
}


def table(archive: Path, name: str) -> list[tuple[Any, ...]]:
    """Return a table's rows but for the numbers of runs."""
    order = "id" if name in {"captures", "articles", "versions"} else "1, 2"
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        return connection.execute(f"SELECT {TABLES[name]} FROM {name} ORDER BY {order}").fetchall()
