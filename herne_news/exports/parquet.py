"""Parquet: each article as a row with real types: days, times with their zone, lists and structs."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from itertools import islice
from typing import Any, BinaryIO

from herne_news.errors import HerneNewsError, UsageError
from herne_news.exports.columns import CAPTION, PARQUET_ONLY, RECORD, SIGHTING, Column
from herne_news.exports.dataset import DataSet
from herne_news.exports.readme import about_json
from herne_news.exports.registry import Options

#: As in pyproject.toml. Never by the name of this package and its extra: PyPI has no such package, or a stranger's.
REQUIREMENT = "pyarrow>=20"

try:
    import pyarrow
    from pyarrow import parquet
except ImportError as error:
    raise UsageError(
        "parquet: expected the library pyarrow, found none; install it where herne-news is, in a checkout with:"
        f" .venv/bin/pip install '{REQUIREMENT}'"
    ) from error

#: Articles that are held in memory at a time: a row group.
ROWS = 2000
UTC, BERLIN = (pyarrow.timestamp("ms", tz=zone) for zone in ("UTC", "Europe/Berlin"))
TEXTS = pyarrow.list_(pyarrow.string())
PLAIN = {
    "integer": pyarrow.int64(),
    "string": pyarrow.string(),
    "date": pyarrow.date32(),
    "datetime": UTC,
    "array": TEXTS,
}
#: Types that the type of a column does not tell.
SPECIAL = {
    "captions": pyarrow.list_(pyarrow.struct([(column.name, PLAIN[column.type]) for column in CAPTION])),
    "sightings": pyarrow.list_(pyarrow.struct([(column.name, PLAIN[column.type]) for column in SIGHTING])),
    "evidence": pyarrow.map_(pyarrow.string(), pyarrow.string()),
    "published_at": BERLIN,
    "updated_at": BERLIN,
}
COLUMNS = (*RECORD, *PARQUET_ONLY)
MOMENTS = tuple(column.name for column in RECORD if column.type == "datetime")
#: Under which key of the file's metadata it says what it is.
ABOUT_KEY = "herne_news"


def write(dataset: DataSet, out: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the formats' signature
    """Write the records to `out`, zstd-packed; what the data set says of itself is in the file's metadata.

    The bytes depend on the version of pyarrow, which the file names.
    """
    schema = pyarrow.schema([_field(column) for column in COLUMNS], metadata={ABOUT_KEY: about_json(dataset.about)})
    records = map(_typed, dataset.records())
    with parquet.ParquetWriter(out, schema, compression="zstd", version="2.6") as writer:
        while rows := list(islice(records, ROWS)):
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema), row_group_size=ROWS)


def _field(column: Column) -> Any:
    kind = SPECIAL[column.name] if column.name in SPECIAL else PLAIN[column.type]
    return pyarrow.field(column.name, kind, metadata={"description": column.description})


def _typed(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record with days and times in the place of their texts."""
    try:
        return {
            **record,
            **{name: _moment(record[name]) for name in MOMENTS},
            "date": date.fromisoformat(record["date"]) if record["date"] else None,
            "published_at": _moment(record["published"]),
            "updated_at": _moment(record["updated"]),
            "evidence": sorted(record["evidence"].items()),
            "sightings": [dict(_sighting(sighting)) for sighting in record["sightings"]],
        }
    except ValueError as error:
        raise HerneNewsError(f"article {record['id']}: expected days and times in ISO 8601, found: {error}") from error


def _sighting(sighting: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for column in SIGHTING:
        value = sighting[column.name]
        yield column.name, _moment(value) if column.type == "datetime" else value


def _moment(text: str | None) -> datetime | None:
    """Return the time that a text names, None for a day alone."""
    return datetime.fromisoformat(text) if text and "T" in text else None
