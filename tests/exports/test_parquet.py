"""Parquet: real types, and the same values as in the records."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from pyarrow import parquet

from herne_news.exports.columns import PARQUET_ONLY, RECORD
from tests.exports.exporting import json_rows, make

TYPES = {
    "id": "int64",
    "title": "string",
    "date": "date32[day]",
    "published": "string",
    "published_at": "timestamp[ms, tz=Europe/Berlin]",
    "first_seen": "timestamp[ms, tz=UTC]",
    "categories": "list<element: string>",
    "evidence": "map<string, string ('evidence')>",
    "captions": "list<element: struct<position: int64, text: string, credit: string, image_url: string, alt: string>>",
}


@pytest.fixture(scope="module")
def file(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("parquet") / "articles.parquet"
    make(filled, "parquet", out)
    return out


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text and "T" in text else None


def test_types(file: Path) -> None:
    schema = parquet.read_schema(file)
    assert schema.names == [column.name for column in (*RECORD, *PARQUET_ONLY)]
    found = {name: str(schema.field(name).type) for name in TYPES}
    assert found == TYPES
    said = {name: schema.field(name).metadata[b"description"].decode() for name in schema.names}
    assert said == {column.name: column.description for column in (*RECORD, *PARQUET_ONLY)}


def test_rows_are_the_records(filled: Path, file: Path) -> None:
    make(filled, "jsonl", file.with_suffix(".jsonl"))
    expected = []
    for record in json_rows(file.with_suffix(".jsonl")):
        row: dict[str, Any] = dict(record)
        row["date"] = date.fromisoformat(record["date"]) if record["date"] else None
        for name in ("first_seen", "last_seen", "last_changed", "gone_since", "captured"):
            row[name] = moment(record[name])
        row["evidence"] = list(record["evidence"].items())
        row["sightings"] = [
            {**sighting, "first_seen": moment(sighting["first_seen"]), "last_seen": moment(sighting["last_seen"])}
            for sighting in record["sightings"]
        ]
        row["published_at"], row["updated_at"] = moment(record["published"]), moment(record["updated"])
        expected.append(row)
    assert parquet.read_table(file).to_pylist() == expected


def test_time_of_a_page_and_day_alone(file: Path) -> None:
    rows = {row["title"]: row for row in parquet.read_table(file).to_pylist()}
    first = rows["Straßenfest Nummer 2"]
    assert first["published_at"] == datetime(2020, 5, 3, 12, 30, tzinfo=UTC)
    assert first["published_at"].tzinfo == ZoneInfo("Europe/Berlin")
    assert (first["updated"], first["updated_at"]) == ("2020-05-04", None)


def test_it_says_what_it_is(file: Path) -> None:
    about = json.loads(parquet.read_schema(file).metadata[b"herne_news"])
    assert "gehören ihren Verfasserinnen" in about["rights"]
    assert about["rows"]["articles"] == parquet.read_metadata(file).num_rows
