"""The configuration says something about every table and column, in words that a reader sees."""

import re
from typing import Any

import pytest
from datasette.app import SETTINGS

from herne_news.browse.config import DATABASE, config_dir, metadata, settings
from herne_news.store.archive import Archive
from tests.store.records import rows

INTERNAL = re.compile(r"sqlite_|articles_fts|search_fts|search_parts|_sqlite_migrations$")


def tables() -> dict[str, Any]:
    found: dict[str, Any] = metadata()["databases"][DATABASE]["tables"]
    return found


@pytest.fixture
def columns(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    with Archive.open(tmp_path_factory.mktemp("schema") / "a.db") as archive:
        names = [row[0] for row in rows(archive, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        return {
            name: [row[1] for row in rows(archive, f"PRAGMA table_xinfo({name})")]
            for name in names
            if not INTERNAL.match(name)
        }


def test_every_table_is_described(columns: dict[str, list[str]]) -> None:
    described = {name for name, table in tables().items() if not table.get("hidden")}
    assert described == set(columns)
    assert all(table["title"] and table["description"] for table in tables().values() if not table.get("hidden"))


def test_every_column_is_described(columns: dict[str, list[str]]) -> None:
    shown = {name: found for name, found in columns.items() if tables()[name].get("allow") is not False}
    assert {name: list(tables()[name]["columns"]) for name in shown} == shown
    assert all(len(text) > 3 for name in shown for text in tables()[name]["columns"].values())


def test_facets_and_sort_orders_have_an_index(
    columns: dict[str, list[str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    with Archive.open(tmp_path_factory.mktemp("schema") / "a.db") as archive:
        first = {
            name: {
                rows(archive, f"PRAGMA index_info('{index[1]}')")[0][2]
                for index in rows(archive, f"PRAGMA index_list('{name}')")
            }
            | {"id"}
            for name in columns
        }
    first["articles_unique"] = first["articles"]
    wanted = {
        name: {*table.get("facets", []), *table.get("sortable_columns", []), table.get("sort_desc"), table.get("sort")}
        - {None}
        for name, table in tables().items()
        if name in columns
    }
    assert {name: wanted[name] - first[name] for name in wanted if wanted[name] - first[name]} == {}


def test_canned_queries_have_limits_and_titles() -> None:
    for name, query in metadata()["databases"][DATABASE]["queries"].items():
        assert re.search(r"\blimit \d+\s*$", query["sql"]), name
        assert query["title"], name


def test_settings_are_datasettes() -> None:
    assert set(settings()) <= {setting.name for setting in SETTINGS}
    assert settings()["suggest_facets"] is False


def test_the_configuration_lies_where_datasette_looks_for_it() -> None:
    assert (config_dir() / "static" / "herne.css").is_file()
    assert {"metadata.yaml", "settings.json", "README.md"} <= {path.name for path in config_dir().iterdir()}
