"""docs/data-model.md names every table, view and column, and nothing else."""

import re
from pathlib import Path

from herne_news.store.archive import Archive
from tests.store.records import rows

DOCUMENT = Path(__file__).parents[2] / "docs" / "data-model.md"
INTERNAL = re.compile(r"sqlite_|_sqlite_|articles_fts|search_fts|search_parts")
SAME_COLUMNS = {"articles_unique": "articles"}


def documented() -> dict[str, list[str]]:
    sections = re.split(r"^### (\w+)$", DOCUMENT.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    pairs = zip(sections[::2], sections[1::2], strict=True)
    return {name: re.findall(r"^\| `(\w+)` \| \S", text.split("\n## ")[0], flags=re.MULTILINE) for name, text in pairs}


def test_every_table_and_column_is_documented_in_order(archive: Archive) -> None:
    tables = [row[0] for row in rows(archive, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    columns = {
        table: [row[1] for row in rows(archive, f"PRAGMA table_xinfo({table})")]
        for table in tables
        if not INTERNAL.match(table)
    }
    found = documented()
    for view, table in SAME_COLUMNS.items():
        assert columns[view] == columns[table]
        found[view] = found[table]
    assert found == columns
