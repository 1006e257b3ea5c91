"""JSON Lines: whole records, as saved, whatever stands in them; and what is said beside them."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from pyarrow import parquet

from herne_news.exports import json_lines
from herne_news.exports.columns import RECORD, TABLES
from herne_news.exports.dataset import DataSet
from herne_news.exports.selection import Filters, select
from herne_news.store.archive import Archive
from herne_news.store.chosen import choose, columns, one_moment, rows
from herne_news.store.read import articles
from tests.exports.archives import CONTROLS, ODD, fill_with_controls
from tests.exports.exporting import csv_rows, json_rows, make, rows_of
from tests.store.records import entry, store, story


@pytest.fixture(scope="module")
def lines(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("jsonl") / "articles.jsonl"
    make(filled, "jsonl", out)
    return out


def test_every_record_is_the_one_that_was_saved(filled: Path, lines: Path) -> None:
    found = json_rows(lines)
    with Archive.open(filled, create=False, readonly=True) as archive:
        stored = list(articles(archive))
    assert len(found) == len(stored) > len(ODD)
    for record, known in zip(found, stored, strict=True):
        assert list(record) == [column.name for column in RECORD]
        assert {key: record[key] for key in known.article.as_dict()} == known.article.as_dict()
        for key in ("id", "first_seen", "last_seen", "last_changed", "gone_since", "duplicate_of"):
            assert record[key] == getattr(known, key)


def test_every_odd_text_comes_back(lines: Path) -> None:
    bodies = {record["url"]: record["body"] for record in json_rows(lines)}
    for number, text in enumerate(ODD, start=100):
        assert bodies[f"https://inherne.net/seltsam-{number}/"] == f"{text}\n\n## Zwischen\n\n{text}"


def test_control_characters_come_back_in_every_format(tmp_path: Path) -> None:
    archive = fill_with_controls(tmp_path / "herne.db")
    for name in ("jsonl", "parquet", "csv"):
        make(archive, name, tmp_path / name)
    assert [record["title"] for record in json_rows(tmp_path / "jsonl")] == list(CONTROLS)
    assert parquet.read_table(tmp_path / "parquet")["title"].to_pylist() == list(CONTROLS)
    assert [row["title"] for row in csv_rows(tmp_path / "csv" / "articles.csv")] == list(CONTROLS)


def test_archive_fields(filled: Path, lines: Path) -> None:
    record = next(record for record in json_rows(lines) if record["title"] == "Neue Straße")
    (capture,) = rows_of(filled, "SELECT * FROM captures WHERE url = ?", record["url"])
    assert record["sightings"] == [
        {
            "list_url": f"https://www.herne.de/{path}/",
            "section": section,
            "position": position,
            "first_seen": "2026-01-01T00:00:00Z",
            "last_seen": "2026-01-01T00:00:00Z",
        }
        for path, section, position in (("Rathaus", "Rathaus", 2), ("Stadt-und-Leben", "Stadt und Leben", 5))
    ]
    assert record["url"] in record["identifiers"]
    assert record["identifiers"] == sorted(record["identifiers"])
    assert (record["capture_id"], record["captured"]) == (capture["id"], capture["fetched"])
    assert record["word_count"] == 5


def test_lines_are_what_json_makes_of_the_records(filled: Path) -> None:
    with Archive.open(filled, create=False, readonly=True) as archive, one_moment(archive):
        choose(archive, select(archive, Filters()))
        dataset = DataSet(archive=archive, about={})
        expected = [json.dumps(record, ensure_ascii=False) + "\n" for record in dataset.records()]
        assert list(json_lines.lines(dataset)) == expected


def test_what_is_said_beside(filled: Path, lines: Path) -> None:
    about = json.loads(lines.with_name("articles.jsonl.about.json").read_bytes())
    counted = rows_of(filled, "SELECT count(*) AS n, min(date) AS oldest, max(date) AS newest FROM articles")[0]
    assert about["rows"]["articles"] == counted["n"]
    assert (about["oldest"], about["newest"]) == (counted["oldest"], counted["newest"])
    assert about["missing"] == {"herne": 0, "inherne": 1}
    assert (about["runs"], about["first_run"], about["last_run"]) == (2, "2026-01-01T00:00:00Z", "2026-01-03T00:09:00Z")
    assert (about["made"], about["filters"], about["teasers"]) == ("2026-01-03T00:09:00Z", {}, 1)
    assert about["software"].startswith("herne-news ")
    assert "gehören ihren Verfasserinnen und Verfassern" in about["rights"]
    assert [source["path"] for source in about["sources"]] == ["https://www.herne.de/", "https://inherne.net/"]


def test_columns_are_those_of_the_streams(filled: Path) -> None:
    added = {"categories", "tags", "sections", "authors"}
    with Archive.open(filled, create=False, readonly=True) as archive, one_moment(archive):
        choose(archive, [1], with_captures=True)
        for table in TABLES:
            assert [name for name in table.names if name not in added] == columns(archive, table.name)


def test_crawl_that_writes_meanwhile_is_not_seen(tmp_path: Path) -> None:
    path = tmp_path / "herne.db"
    with Archive.open(path) as writer:
        store(writer, entry(story(1)), entry(story(2)))
        with Archive.open(path, create=False, readonly=True) as reader, one_moment(reader):
            choose(reader, select(reader, Filters()))
            store(writer, entry(story(2, title="Später"), 2), entry(story(3), 2))
            assert [row[3] for row in rows(reader, "articles")] == ["Straßenfest Nummer 1", "Straßenfest Nummer 2"]
            assert len(list(rows(reader, "versions"))) == 2
        with one_moment(reader := Archive.open(path, create=False, readonly=True)):
            choose(reader, select(reader, Filters()))
            assert [row[3] for row in rows(reader, "articles")][1:] == ["Später", "Straßenfest Nummer 3"]
        reader.close()


def test_captures_of_an_article(tmp_path: Path) -> None:
    """Each answer of its addresses and of its further parts belongs to an article; those of its neighbours do not."""
    path = tmp_path / "herne.db"
    url = "https://inherne.net/fest/"
    others = ("https://inherne.net/fest-2/", "https://inherne.net/fest/2/", "https://inherne.net/fest/2x/", f"{url}10/")
    with Archive.open(path) as archive:
        store(archive, entry(story(1, url=url)), entry(story(2)), entry(story(1, url=url, body="Neu."), 2))
        with closing(sqlite3.connect(path)) as connection:
            insert = "INSERT INTO captures (url, fetched, status, digest, payload_length, via) VALUES (?, ?, 200, 'x', 1, 'live')"
            connection.executemany(insert, [(other, "2026-01-05T00:00:00Z") for other in others])
            connection.commit()
        with one_moment(archive):
            choose(archive, [1], with_captures=True)
            found = [row[1] for row in rows(archive, "captures")]
    assert found == [url, url, "https://inherne.net/fest/2/", f"{url}10/"]
