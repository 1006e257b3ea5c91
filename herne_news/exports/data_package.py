"""A Frictionless data package (specs.frictionlessdata.io, version 1): CSV tables and a datapackage.json that describes them."""

from pathlib import Path
from typing import Any

from herne_news.exports.columns import TABLES, Column, Table
from herne_news.exports.csv_files import BUFFER, file_of, write_table
from herne_news.exports.dataset import DataSet
from herne_news.exports.fixity import fixity
from herne_news.exports.readme import about_json, readme
from herne_news.exports.registry import Options

DESCRIPTOR = "datapackage.json"
#: The name that licenses.opendefinition.org has for rights that are not open.
NOT_OPEN = "other-closed"


def write(dataset: DataSet, out: Path, options: Options) -> None:  # noqa: ARG001 - the formats' signature
    """Write the tables to the folder `out`, and what describes them."""
    about = dataset.about
    licences = [{"name": NOT_OPEN, "title": about["rights"]}]
    resources = []
    for table in TABLES:
        path = out / file_of(table)
        with path.open("wb", buffering=BUFFER) as file:
            write_table(dataset, table, file)
        resources.append({**_resource(table, path), "licenses": licences, "sources": about["sources"]})
    package = {
        "profile": "tabular-data-package",
        "name": "herne-news",
        "title": about["title"],
        "description": about["description"],
        "created": about["made"],
        "keywords": ["Herne", "Nachrichten", "Pressemeldungen", "Webarchiv"],
        "licenses": licences,
        "sources": about["sources"],
        "contributors": [
            {"title": "Stadt Herne", "role": "publisher"},
            {"title": about["software"], "role": "wrangler"},
        ],
        "about": about,
        "resources": resources,
    }
    (out / DESCRIPTOR).write_bytes(about_json(package))
    files = [DESCRIPTOR, *(file_of(table) for table in TABLES)]
    (out / "README.md").write_bytes(readme(about, TABLES, files))


def _resource(table: Table, path: Path) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": path.name,
        "title": table.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **fixity(path),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": schema(table),
    }


def schema(table: Table) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    return {
        "fields": [_field(table, column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": "" if other == table.name else other, "fields": [key]}}
            for column, other, key in table.references
        ],
    }


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column.name, "type": column.type, "description": column.description}
    if column.name in table.key:
        field["constraints"] = {"required": True}
    return field
