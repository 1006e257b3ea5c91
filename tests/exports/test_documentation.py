"""docs/exports.md names every format, column and key, and nothing else."""

import re
from pathlib import Path

import pytest

from herne_news.exports.about import about
from herne_news.exports.columns import CAPTION, PARQUET_ONLY, RECORD, SIGHTING, TABLES, Table
from herne_news.exports.registry import FORMATS
from herne_news.exports.selection import Filters
from herne_news.store.archive import Archive
from herne_news.store.chosen import choose, one_moment

PAGE = (Path(__file__).parents[2] / "docs" / "exports.md").read_text(encoding="utf-8")


def section(name: str) -> str:
    """Return the text below a heading, up to the next one."""
    found = re.search(rf"^##+ {re.escape(name)}\n(.*?)(?=^##|\Z)", PAGE, flags=re.MULTILINE | re.DOTALL)
    assert found is not None, name
    return found[1]


def first_cells(name: str) -> list[str]:
    return re.findall(r"`(\w+)`", "".join(re.findall(r"^(\|[^|]+)\|", section(name), flags=re.MULTILINE)))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_are_documented_in_order_with_their_types(table: Table) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (\w+) \| \S", section(table.name), flags=re.MULTILINE)
    assert rows == [(column.name, column.type) for column in table.columns]


def test_keys_of_records_are_documented_in_order() -> None:
    assert first_cells("record") == [column.name for column in (*RECORD, *PARQUET_ONLY)]
    for key, columns in (("captions", CAPTION), ("sightings", SIGHTING)):
        (line,) = [line for line in section("record").splitlines() if line.startswith(f"| `{key}` ")]
        assert re.findall(r"`(\w+)`", line)[1:] == [column.name for column in columns]


def test_what_a_data_set_says_of_itself_is_documented(filled: Path) -> None:
    with Archive.open(filled, create=False, readonly=True) as archive, one_moment(archive):
        choose(archive, [1])
        keys = list(about(archive, Filters(), ("articles",)))
    assert sorted(first_cells("What a data set says of itself")) == sorted(keys)


def test_formats_are_documented() -> None:
    assert first_cells("Formats") == list(FORMATS)


def test_the_hard_part_stands_first() -> None:
    head = PAGE.split("\n## ")[0]
    assert "The hard part:" in head
    assert len(re.findall(r"^- \*\*", head, flags=re.MULTILINE)) == 5
