"""The demo's archive has something of all that an archive can have."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from herne_news.replica.changes import change
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from tests.commands import run

COUNTS = """
SELECT source, sum(gone_since IS NOT NULL), sum(duplicate_of IS NOT NULL),
  sum((SELECT count(*) FROM versions WHERE article_id = articles.id AND cause = 'edit')),
  sum((SELECT count(*) > 1 FROM identifiers WHERE article_id = articles.id AND kind = 'url'))
FROM articles GROUP BY source ORDER BY source
"""


def rows(archive: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(archive)) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize("seed", [1, 2])
def test_what_there_is_to_see(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "demo.db"
    words = ("demo", "--archive", path, "--articles", "40", "--seed", str(seed))
    assert run(*words).code == 0
    (herne, *_), (inherne, gone, twice, edits, renamed) = rows(path, COUNTS)
    assert (herne, inherne) == ("herne", "inherne")
    assert (gone, twice) == (1, 1)
    assert edits >= 2
    assert renamed >= 1
    assert rows(path, COUNTS)[0][3] >= 1
    versions = rows(path, "SELECT count(*) FROM versions")
    again = run(*words)
    assert (again.code, rows(path, "SELECT count(*) FROM versions")) == (0, versions), again


@pytest.mark.parametrize("count", [1, 5, 19, 20, 21])
def test_small_sites_change_without_an_error(count: int) -> None:
    magazine, city = InherneSite(count, 1), HerneSite(count, 1)
    change(magazine, city)
    assert sum(1 for _ in magazine.articles()) == count
    assert all(article.title for article in city.articles())
