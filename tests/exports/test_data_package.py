"""The data package: its description is true of its files, and its keys hold, also of a part of the archive."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from herne_news.exports.columns import TABLES
from herne_news.exports.selection import Filters
from tests.exports.exporting import csv_rows, digests, make, rows_of

PART = Filters(sources=("inherne",), until="2020-05-03", query="geändert")


@pytest.fixture(scope="module", params=[Filters(), PART], ids=["all", "part"])
def folder(request: pytest.FixtureRequest, filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("package") / "paket"
    make(filled, "datapackage", out, request.param)
    return out


def described(folder: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((folder / "datapackage.json").read_bytes())
    return package


def test_resources_are_the_files(folder: Path) -> None:
    resources = described(folder)["resources"]
    assert [resource["name"] for resource in resources] == [table.name for table in TABLES]
    for resource, table in zip(resources, TABLES, strict=True):
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert content.split(b"\r\n")[0].decode().split(",") == [
            field["name"] for field in resource["schema"]["fields"]
        ]
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert resource["schema"]["primaryKey"] == list(table.key)
        assert "gehören ihren Verfasserinnen" in resource["licenses"][0]["title"]
        assert resource["sources"] == described(folder)["about"]["sources"]


def test_keys_hold(folder: Path) -> None:
    rows = {table.name: csv_rows(folder / f"{table.name}.csv") for table in TABLES}
    for resource in described(folder)["resources"]:
        own, schema = rows[resource["name"]], resource["schema"]
        keys = [tuple(row[name] for name in schema["primaryKey"]) for row in own]
        assert len(keys) == len(set(keys))
        assert all(all(key) for key in keys)
        for reference in schema["foreignKeys"]:
            other = rows[reference["reference"]["resource"] or resource["name"]]
            (here,), (there,) = reference["fields"], reference["reference"]["fields"]
            assert {row[here] for row in own} - {""} <= {row[there] for row in other}


def test_every_row_of_the_archive_is_there(filled: Path, tmp_path: Path) -> None:
    make(filled, "datapackage", tmp_path / "paket")
    for table, sql in {
        "sightings": "SELECT * FROM sightings ORDER BY article_id, list_url",
        "identifiers": "SELECT * FROM identifiers ORDER BY article_id, id",
        "captures": "SELECT id, url, uri, fetched, status, digest, payload_length, warc_file, warc_offset, warc_length,"
        " record_id AS warc_record, original_id, via FROM captures ORDER BY id",
    }.items():
        expected = [{k: "" if v is None else str(v) for k, v in row.items()} for row in rows_of(filled, sql)]
        assert csv_rows(tmp_path / "paket" / f"{table}.csv") == expected


def test_its_tables_are_those_of_the_csv_export(filled: Path, tmp_path: Path) -> None:
    make(filled, "datapackage", tmp_path / "paket")
    make(filled, "csv", tmp_path / "csv")
    packaged, plain = digests(tmp_path / "paket"), digests(tmp_path / "csv")
    assert {name: packaged[name] for name in plain if name.endswith(".csv")} == {
        name: digest for name, digest in plain.items() if name.endswith(".csv")
    }


def test_it_says_what_was_asked_for_and_when(folder: Path, filled: Path) -> None:
    package = described(folder)
    assert package["created"] == package["about"]["made"] == "2026-01-03T00:09:00Z"
    assert package["licenses"] == [{"name": "other-closed", "title": package["about"]["rights"]}]
    if package["about"]["filters"]:
        assert package["about"]["filters"] == PART.as_dict()
        assert package["about"]["rows"]["articles"] == 1
        assert "- Auswahl: Quelle inherne; bis 2020-05-03; Wörter geändert\n" in (folder / "README.md").read_text(
            "utf-8"
        )
