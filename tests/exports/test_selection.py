"""Which articles the filters mean, and what is said where they mean none."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from herne_news.errors import HerneNewsError, UsageError
from herne_news.exports.selection import Filters, nearest, select
from herne_news.store.archive import Archive
from herne_news.store.known import missing
from tests.store.records import entry, refused, store, story

NAMES = ["Anja Gladisch", "Jörg Blömeke", "Jörg Bloemeke", "Michael Paternoga"]


@pytest.fixture
def archive(filled: Path) -> Iterator[Archive]:
    with Archive.open(filled, create=False, readonly=True) as opened:
        yield opened


def numbers(filled: Path, sql: str) -> list[int]:
    with closing(sqlite3.connect(filled)) as connection:
        return [row[0] for row in connection.execute(f"SELECT id FROM articles WHERE {sql} ORDER BY id")]


@pytest.mark.parametrize(
    ("given", "sql"),
    [
        ({}, "1"),
        ({"sources": ("herne",)}, "source = 'herne'"),
        ({"sources": ("herne", "inherne", "herne")}, "1"),
        ({"since": "2020-05-03"}, "date >= '2020-05-03'"),
        ({"until": "2020-05-02"}, "date <= '2020-05-02'"),
        ({"since": "2018-10-09", "until": "2018-10-09"}, "date = '2018-10-09'"),
        ({"categories": ("Ausgabe 2020/2",)}, "url LIKE '%fest-_/'"),
        ({"authors": ("Jörg Blömeke", "NULL")}, "author LIKE '%Blömeke%' OR author = 'NULL'"),
        ({"query": "hölkeskampring spatenstich"}, "title LIKE '%Hölkeskampring%'"),
        ({"query": "HOELKESKAMPRING"}, "title LIKE '%Hölkeskampring%'"),
        ({"query": 'geändert "'}, "body = 'Geändert.'"),
        ({"sources": ("herne",), "since": "2020-01-01", "query": "Neue Straße"}, "title = 'Neue Straße'"),
    ],
    ids=str,
)
def test_filters(archive: Archive, filled: Path, given: dict[str, Any], sql: str) -> None:
    expected = numbers(filled, sql)
    assert expected
    assert select(archive, Filters(**given)) == expected


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"categories": ("gesellschaf",)}, "--category: expected one of the archive's categories, found 'gesellschaf';"
         " did you mean 'Gesellschaft'?"),
        ({"authors": ("Joerg Blomeke",)}, "--author: expected one of the archive's authors, found 'Joerg Blomeke';"
         " did you mean 'Jörg Blömeke'?"),
        ({"authors": ("Zzyzx Qqqqq",)}, "--author: expected one of the archive's authors, found 'Zzyzx Qqqqq'; it knows"),
        ({"since": "2021-01-02", "until": "2021-01-01"}, "--since 2021-01-02: expected a day up to --until 2021-01-01"),
        ({"query": " - "}, "--query: expected words to look for, found ' - '"),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_meant(archive: Archive, given: dict[str, Any], sentence: str) -> None:
    with pytest.raises(UsageError) as raised:
        select(archive, Filters(**given))
    assert str(raised.value).startswith(sentence)


def test_empty_selection_names_the_filters(archive: Archive) -> None:
    filters = Filters(sources=("herne",), until="1999-12-31", query="gibt es nicht")
    with pytest.raises(HerneNewsError) as raised:
        select(archive, filters)
    assert str(raised.value) == (
        "--source herne --until 1999-12-31 --query gibt es nicht: expected at least one article, found none;"
        " nothing was written"
    )
    assert raised.value.exit_code == 1


def test_empty_archive(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "leer.db") as archive, pytest.raises(HerneNewsError, match="run `herne-news crawl`"):
        select(archive, Filters())


def test_nearest_names() -> None:
    assert nearest("joerg bloemeke", NAMES) == ["Jörg Bloemeke", "Jörg Blömeke"]
    assert nearest("Gladisch", NAMES) == ["Anja Gladisch"]
    assert nearest("paternoga", NAMES) == ["Michael Paternoga"]
    assert nearest("", NAMES) == []


def test_order_and_repetition_of_names_do_not_count() -> None:
    one = Filters(sources=("inherne", "herne"), authors=("B", "A", "A"))
    other = Filters(sources=("herne", "inherne", "herne"), authors=("A", "B"))
    assert one.as_dict() == other.as_dict() == {"source": ["herne", "inherne"], "author": ["A", "B"]}


def test_articles_known_to_be_missing(archive: Archive, tmp_path: Path) -> None:
    assert missing(archive) == {"herne": 0, "inherne": 1}
    with Archive.open(tmp_path / "a.db") as other:
        store(
            other,
            entry(story(1)),
            refused("https://inherne.net/erstes/", "part-missing", page=None),
            refused("https://inherne.net/zweites/", "timeout", page=None),
            refused("https://inherne.net/category/kultur/", "ended", page=None),
            refused("https://inherne.net/drittes/", "ended", page=None),
            refused("https://inherne.net/impressum/", "page"),
        )
        assert missing(other) == {"inherne": 2}
        store(other, entry(story(2, url="https://inherne.net/erstes/"), 2))
        assert missing(other) == {"inherne": 1}
