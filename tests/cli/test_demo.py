"""The demo's archive has something of all that an archive can have."""

import re
import shlex
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
    first = run(*words)
    assert first.code == 0
    (herne, *_), (inherne, gone, twice, edits, renamed) = rows(path, COUNTS)
    assert (herne, inherne) == ("herne", "inherne")
    assert (gone, twice) == (1, 1)
    assert edits >= 2
    assert renamed >= 1
    assert rows(path, COUNTS)[0][3] >= 1
    guide_is_true(path, first.err)
    versions = rows(path, "SELECT count(*) FROM versions")
    again = run(*words)
    assert (again.code, rows(path, "SELECT count(*) FROM versions")) == (0, versions), again


#: What the demo says of an article -> what the archive must say of it.
SIGHTS = {
    "edited": ("/verlauf", "EXISTS (SELECT 1 FROM versions WHERE article_id = articles.id AND cause = 'edit')"),
    "renamed": ("", "(SELECT count(*) FROM identifiers WHERE article_id = articles.id AND kind = 'url') > 1"),
    "printed again": ("", "duplicate_of IS NOT NULL"),
    "gone": ("", "gone_since IS NOT NULL"),
}


def guide_is_true(path: Path, told: str) -> None:
    """Run the commands that the demo names at its end, but the server, and look up the articles that it names."""
    lines = told[told.index("Look at the archive with:") :].splitlines()
    commands = [shlex.split(line) for line in lines if "--archive" in line]
    typed = [command[command.index("--archive") - 1 :] for command in commands]
    assert [(words[0], words[1:3]) for words in typed] == [
        (name, ["--archive", str(path)]) for name in ("browse", "status", "history")
    ]
    for words in typed[1:]:
        assert run(*words).code == 0
    named = [re.fullmatch(r"  (\w.*?) +/artikel/(\d+)(\S*)", line) for line in lines[len(commands) + 2 :]]
    assert [match[1] for match in named if match] == list(SIGHTS)
    assert len({match[2] for match in named if match}) == len(SIGHTS)
    for what, number, rest in [match.groups() for match in named if match]:
        page, condition = SIGHTS[what]
        assert (rest, rows(path, f"SELECT {condition} FROM articles WHERE id = {number}")) == (page, [(1,)]), what


def test_a_small_site_has_no_history_to_name(tmp_path: Path) -> None:
    result = run("demo", "--archive", tmp_path / "a b.db", "--articles", "3")
    lines = result.err.splitlines()
    assert lines[-3] == "Look at the archive with:"
    assert [line.split("herne_news ")[1] for line in lines[-2:]] == [
        f"{name} --archive '{tmp_path / 'a b.db'}'" for name in ("browse", "status")
    ]


@pytest.mark.parametrize("count", [1, 5, 19, 20, 21])
def test_small_sites_change_without_an_error(count: int) -> None:
    magazine, city = InherneSite(count, 1), HerneSite(count, 1)
    change(magazine, city)
    assert sum(1 for _ in magazine.articles()) == count
    assert all(article.title for article in city.articles())
