"""Exports made in a test: one call a format, and what is read back."""

import csv
import hashlib
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from herne_news.exports.dataset import DataSet
from herne_news.exports.export import export
from herne_news.exports.registry import Options
from herne_news.exports.selection import Filters
from herne_news.store.archive import Archive


def make(archive: Path, name: str, out: Path, filters: Filters | None = None, **options: Any) -> DataSet:
    """Export an archive in a format to `out`, replacing what is there."""
    with Archive.open(archive, create=False, readonly=True) as opened:
        return export(opened, name, out, filters or Filters(), Options(**options), force=True)


def rows_of(archive: Path, sql: str, *values: Any) -> list[dict[str, Any]]:
    """Return what SQLite itself says."""
    with closing(sqlite3.connect(archive)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql, values)]


def csv_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file as the standard library reads them."""
    csv.field_size_limit(1 << 30)
    text = path.read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def json_rows(path: Path) -> list[dict[str, Any]]:
    """Return the records of a JSON Lines file."""
    return [json.loads(line) for line in path.read_bytes().decode().split("\n")[:-1]]


def digests(path: Path) -> dict[str, str]:
    """Return the SHA-256 of a file, or of each file in a folder by its path in it."""
    files = [path] if path.is_file() else sorted(found for found in path.rglob("*") if found.is_file())
    root = path.parent if path.is_file() else path
    return {str(file.relative_to(root)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
