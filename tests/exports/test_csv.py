"""CSV: each cell as SQLite has it; with --excel no cell that a spreadsheet would run."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.exports.columns import ARTICLES, IMAGES, VERSIONS
from herne_news.exports.csv_files import FORMULA, guarded
from herne_news.exports.selection import Filters
from tests.exports.exporting import csv_rows, json_rows, make, rows_of

NAMES = ["README.md", "about.json", "articles.csv", "images.csv", "versions.csv"]


@pytest.fixture(scope="module")
def folder(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("csv") / "satz"
    make(filled, "csv", out)
    return out


def plain(row: dict[str, object]) -> dict[str, str]:
    return {key: "" if value is None else str(value) for key, value in row.items()}


def test_files(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == NAMES
    for name, table in (("articles", ARTICLES), ("images", IMAGES), ("versions", VERSIONS)):
        content = (folder / f"{name}.csv").read_bytes()
        assert content.startswith(",".join(table.names).encode() + b"\r\n")
        assert content.endswith(b"\r\n")


def test_articles_are_those_of_the_archive(filled: Path, folder: Path, tmp_path: Path) -> None:
    make(filled, "jsonl", tmp_path / "a.jsonl")
    records = {record["id"]: record for record in json_rows(tmp_path / "a.jsonl")}
    stored = rows_of(filled, "SELECT * FROM articles ORDER BY id")
    found = csv_rows(folder / "articles.csv")
    assert [row["id"] for row in found] == [str(row["id"]) for row in stored]
    for row, known in zip(found, stored, strict=True):
        record = records[known["id"]]
        assert {key: row[key] for key in known if key != "year"} == plain(
            {k: v for k, v in known.items() if k != "year"}
        )
        for key in ("categories", "tags", "authors"):
            assert json.loads(row[key]) == record[key]
        assert json.loads(row["sections"]) == [sighting["section"] for sighting in record["sightings"]]
        assert row["captured"] == (record["captured"] or "")


def test_images_and_versions_are_those_of_the_archive(filled: Path, folder: Path) -> None:
    images = rows_of(filled, "SELECT article_id, position, caption, credit, url, alt FROM images ORDER BY 1, 2")
    assert csv_rows(folder / "images.csv") == [plain(row) for row in images]
    versions = rows_of(
        filled,
        "SELECT v.id, article_id, seen, content_hash, record, parser_version, cause, read, retired, capture_id,"
        " c.fetched AS captured,"
        " c.warc_file, c.record_id AS warc_record FROM versions v LEFT JOIN captures c ON c.id = v.capture_id"
        " ORDER BY article_id, seen, v.id",
    )
    assert csv_rows(folder / "versions.csv") == [plain(row) for row in versions]


def test_filters_reach_every_table(filled: Path, tmp_path: Path) -> None:
    make(filled, "csv", tmp_path / "satz", Filters(sources=("inherne",), query="geändert"))
    (article,) = csv_rows(tmp_path / "satz" / "articles.csv")
    assert article["body"] == "Geändert."
    assert [row["article_id"] for row in csv_rows(tmp_path / "satz" / "versions.csv")] == [article["id"]] * 2
    assert {row["article_id"] for row in csv_rows(tmp_path / "satz" / "images.csv")} == {article["id"]}


def test_page_for_people(folder: Path, filled: Path) -> None:
    page = (folder / "README.md").read_text(encoding="utf-8")
    assert "Die Texte gehören ihren Verfasserinnen und Verfassern" in page
    assert "- Auswahl: alles, was das Archiv hat\n" in page
    assert "- Bekannt, aber nicht im Archiv: 0 (herne), 1 (inherne)\n" in page
    for table in (ARTICLES, IMAGES, VERSIONS):
        assert all(f"| `{column.name}` | {column.type} | {column.description} |\n" in page for column in table.columns)


def test_excel_has_a_mark_and_no_formula(filled: Path, folder: Path, tmp_path: Path) -> None:
    make(filled, "csv", tmp_path / "satz", excel=True)
    guards = 0
    for name in ("articles.csv", "images.csv", "versions.csv"):
        assert (tmp_path / "satz" / name).read_bytes().startswith(b"\xef\xbb\xbf")
        for row, bare in zip(csv_rows(tmp_path / "satz" / name), csv_rows(folder / name), strict=True):
            for key, cell in row.items():
                assert not FORMULA.match(cell) or cell.startswith("'")
                assert cell in (bare[key], f"'{bare[key]}")
                guards += cell != bare[key]
    assert guards > 40


@given(st.lists(st.one_of(st.none(), st.integers(), st.text(alphabet="=+-@'\t\r\n Aä1＝", max_size=6))))
def test_guard_can_be_taken_away(row: list[str | int | None]) -> None:
    found = list(guarded(row))
    assert not any(isinstance(cell, str) and cell.lstrip()[:1] in tuple("=+-@＝") for cell in found)
    back = [cell[1:] if isinstance(cell, str) and FORMULA.match(cell) else cell for cell in found]
    assert back == row
