"""The text index finds German in every spelling and is kept by plain SQL."""

import sqlite3
from contextlib import closing

import pytest

from herne_news.store.archive import Archive
from tests.store.records import entry, rows, store, story

CHECK = "INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')"


def found(connection: sqlite3.Connection, words: str) -> list[int]:
    sql = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rowid"
    return [row[0] for row in connection.execute(sql, (words,))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("strasse", [1]),
        ("Straße", [1]),
        ("STRASSE", [1]),
        ("Mueller", [1]),
        ("Muller", [1]),
        ("müller", [1]),
        ("Fussball", [2]),
        ("Fußball", [2]),
        ("grossstadt", [2]),
        ('"grosse Strasse"', []),
        ('"mueller strasse"', [1]),
        ("Uebung", [2]),
        ("title:oeffnung", [2]),
        ("author:Jorg", [1]),
        ("category:gesellschaft", [1, 2]),
        ("unsinn", []),
    ],
)
def test_spellings(archive: Archive, words: str, expected: list[int]) -> None:
    first = story(1, title="Die Müller Straße", kicker=None, authors=("Jörg Ö",), body="Etwas.")
    second = story(2, title="Öffnung", kicker="Fußball", authors=(), body="ÜBUNG in der GROẞSTADT")
    store(archive, entry(first), entry(second))
    if words.startswith("title:"):
        expected = []  # other spellings stand in their own column
    assert found(archive.connection, words) == expected


def test_headlines_rank_first(archive: Archive) -> None:
    store(
        archive, entry(story(1, title="Nichts", body="Kirmes. " * 3)), entry(story(2, title="Kirmes", body="Nichts."))
    )
    sql = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'kirmes' ORDER BY rank"
    assert rows(archive, sql) == [(2,), (1,)]


def test_triggers_work_for_any_tool(archive: Archive) -> None:
    store(archive, entry(story(1)), entry(story(2)))
    with closing(sqlite3.connect(archive.path, isolation_level=None)) as shell:
        shell.execute("UPDATE articles SET body = 'Ein Künstler. Zeile \"zwei\" \\ ''drei''' WHERE id = 1")
        assert (found(shell, "Kuenstler"), found(shell, "Programm")) == ([1], [2])
        shell.execute(
            "UPDATE articles SET id = 7 WHERE id = 1 AND NOT EXISTS (SELECT 1 FROM images WHERE article_id = 7)"
        )
        assert found(shell, "Kuenstler") == [7]
        shell.execute("DELETE FROM articles WHERE id = 2")
        assert found(shell, "strassenfest") == [7]
        shell.execute(CHECK)
        shell.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
        shell.execute(CHECK)
        assert found(shell, "Kuenstler") == [7]


def test_a_reader_that_trusts_no_schema_finds_all(archive: Archive) -> None:
    store(archive, entry(story(1)))
    with closing(sqlite3.connect(archive.path, isolation_level=None)) as shell:
        shell.execute("PRAGMA trusted_schema = OFF")
        assert found(shell, "strassenfest") == [1]
        assert shell.execute("SELECT title FROM articles_unique").fetchall() == [(story(1).title,)]
        assert shell.execute("SELECT count(*) FROM versions").fetchone() == (1,)


def test_a_touch_does_not_index_again(archive: Archive) -> None:
    store(archive, entry(story(1)))
    before = rows(archive, "SELECT id, block FROM articles_fts_data ORDER BY id")
    store(archive, entry(story(1), 2))
    assert rows(archive, "SELECT id, block FROM articles_fts_data ORDER BY id") == before


def test_snippets_can_be_shown(archive: Archive) -> None:
    store(archive, entry(story(1)))
    sql = "SELECT snippet(articles_fts, 2, '[', ']', '…', 4) FROM articles_fts WHERE articles_fts MATCH 'gefeiert'"
    assert rows(archive, sql) == [("Am Wochenende wird [gefeiert]…",)]
