"""Places in the index: in the order of days whatever happens, and cleared of what is left behind."""

import pytest

from herne_news.search import expression
from herne_news.search.engine import search
from herne_news.search.query import parse
from herne_news.store import indexing
from herne_news.store.archive import Archive
from tests.store.records import entry, rows, store, story


def newest(archive: Archive, text: str) -> list[int]:
    return [hit.id for hit in search(archive.connection, parse(text), order="newest").hits]


def test_a_full_day_is_found_all_the_same(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(indexing, "PLACES", 2)
    monkeypatch.setattr(expression, "PLACES", 2)
    days = ["2021-01-01"] * 4 + [None, "2020-12-31", "2021-01-02"]
    store(archive, *(entry(story(n, date=day, body="Fest")) for n, day in enumerate(days, start=1)))
    assert newest(archive, "Fest") == [7, 2, 1, 6, 3, 4, 5]
    assert newest(archive, "Fest datum:2021-01-01") == [2, 1]
    assert newest(archive, "Fest bis:2020") == [6]


def test_what_is_left_behind_is_cleared_when_it_is_as_much_as_what_is_there(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "LEFT_BEHIND", 3)
    left = "SELECT count(*) FROM search_docs WHERE article_id IS NULL"
    store(archive, *(entry(story(n)) for n in range(1, 4)))
    for n, expected in ((1, 1), (2, 2), (3, 0)):
        store(archive, entry(story(n, body="Neues"), 2))
        assert rows(archive, left) == [(expected,)]
        assert newest(archive, "Neues") == list(range(n, 0, -1))
    assert newest(archive, "gefeiert") == []
    assert newest(archive, "Straßenfest") == [3, 2, 1]


def test_words_that_other_tools_write_are_found_after_the_next_transaction(archive: Archive) -> None:
    store(archive, entry(story(1)))
    archive.connection.execute("UPDATE articles SET body = 'Lauter Walfische' WHERE id = 1")
    assert newest(archive, "Walfisch") == []
    with archive.transaction():
        pass
    assert newest(archive, "Walfisch") == [1]
    assert newest(archive, "Fisch") == [1]


def test_an_article_that_repeats_another_is_not_found(archive: Archive) -> None:
    store(archive, entry(story(1)), entry(story(2)))
    with archive.transaction() as conn:
        conn.execute("UPDATE articles SET duplicate_of = 1 WHERE id = 2")
    assert newest(archive, "Straßenfest") == [1]
    with archive.transaction() as conn:
        conn.execute("UPDATE articles SET duplicate_of = NULL WHERE id = 2")
    assert newest(archive, "Straßenfest") == [2, 1]
