"""The kept counts are what counting gives, whatever is written in whatever order, by us or by other tools."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herne_news.items import Caption
from herne_news.search import counts
from herne_news.search.counts import Count
from herne_news.store.archive import Archive
from herne_news.store.indexing import index_pending, rebuild
from tests.store.records import entry, release, rows, store, story

#: Each kind of count as SQL that counts the rows themselves.
TRUTH = """
SELECT 'all' AS kind, '' AS key, count(*) AS n FROM articles_unique
UNION ALL SELECT 'year', substr(date, 1, 4), count(*) FROM articles_unique WHERE date IS NOT NULL GROUP BY 2
UNION ALL SELECT 'month', substr(date, 1, 7), count(*) FROM articles_unique WHERE date IS NOT NULL GROUP BY 2
UNION ALL SELECT 'day', date, count(*) FROM articles_unique WHERE date IS NOT NULL GROUP BY 2
UNION ALL SELECT 'source', source, count(*) FROM articles_unique GROUP BY 2
UNION ALL SELECT 'source-month', source || ' ' || substr(date, 1, 7), count(*)
  FROM articles_unique WHERE date IS NOT NULL GROUP BY 2
UNION ALL SELECT 'category', n.name, count(*) FROM articles_unique a JOIN article_categories t ON t.article_id = a.id
  JOIN categories n ON n.id = t.category_id GROUP BY 2
UNION ALL SELECT 'author', n.name, count(*) FROM articles_unique a JOIN article_authors t ON t.article_id = a.id
  JOIN authors n ON n.id = t.author_id GROUP BY 2
UNION ALL SELECT 'photographer', i.credit, count(DISTINCT i.article_id) FROM articles_unique a
  JOIN images i ON i.article_id = a.id WHERE i.credit IS NOT NULL GROUP BY 2
UNION ALL SELECT 'pictures', i.credit, count(*) FROM articles_unique a
  JOIN images i ON i.article_id = a.id WHERE i.credit IS NOT NULL GROUP BY 2
"""


def truth(archive: Archive) -> set[tuple[Any, ...]]:
    return {row for row in rows(archive, TRUTH) if row[2]}


def kept(archive: Archive) -> set[tuple[Any, ...]]:
    return set(rows(archive, "SELECT kind, key, n FROM counts WHERE n > 0"))


names = st.lists(st.sampled_from(["Änne Öz", "Bo", "Ausgabe 2021/1", "Kultur"]), max_size=3).map(tuple)
dates = st.sampled_from([None, "2020-12-31", "2021-01-01", "2021-03-04"])
captions = st.lists(st.sampled_from([None, "Lars E.", "Stadt Herne"]), max_size=3).map(
    lambda found: tuple(Caption(position=i, text="x", credit=credit) for i, credit in enumerate(found, start=1))
)
stories = st.builds(
    lambda number, **changes: story(number, category=(changes["categories"] or (None,))[0], **changes),
    st.integers(1, 4),
    date=dates,
    categories=names,
    authors=names,
    captions=captions,
)
deeds = st.one_of(
    stories,
    st.sampled_from(
        [
            "DELETE FROM articles WHERE id = 1",
            "UPDATE articles SET duplicate_of = 2 WHERE id = 3 AND EXISTS (SELECT 1 FROM articles WHERE id = 2)",
            "UPDATE articles SET duplicate_of = NULL",
            "UPDATE articles SET date = '2022-02-02' WHERE id = 2",
            "UPDATE images SET credit = 'Neu' WHERE position = 1",
            "DELETE FROM article_authors WHERE position = 1",
            "UPDATE articles SET source = 'herne' WHERE id = 1",
        ]
    ),
)


@given(done=st.lists(deeds, max_size=8), anew=st.booleans())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_counts_are_true_after_any_writing(*, done: list[Any], anew: bool) -> None:
    with TemporaryDirectory() as folder, Archive.open(Path(folder) / "a.db") as archive:
        for day, deed in enumerate(done, start=1):
            if isinstance(deed, str):
                archive.connection.execute(deed)
            else:
                store(archive, entry(deed, day))
        with archive.transaction() as conn:
            if anew:
                rebuild(conn)
        assert kept(archive) == truth(archive)
        assert rows(archive, "SELECT count(*) FROM search_pending") == [(0,)]
        places = "SELECT article_id FROM search_docs WHERE article_id IS NOT NULL ORDER BY 1"
        assert rows(archive, places) == rows(archive, "SELECT id FROM articles_unique ORDER BY 1")


def test_other_tools_leave_a_note_and_the_next_transaction_counts(archive: Archive) -> None:
    store(archive, entry(story(1)))
    with closing(sqlite3.connect(archive.path, isolation_level=None)) as shell:
        shell.execute("UPDATE articles SET date = '1999-01-01' WHERE id = 1")
        shell.execute("DELETE FROM images")
    assert rows(archive, "SELECT article_id FROM search_pending") == [(1,)]
    assert counts.by_year(archive.connection) == [Count("2020", 1)]
    with archive.transaction():
        pass
    assert counts.by_year(archive.connection) == [Count("1999", 1)]
    assert counts.by_photographer(archive.connection) == []


def test_a_batch_that_fails_leaves_counts_as_they_were(archive: Archive) -> None:
    store(archive, entry(story(1)))
    before = kept(archive)

    def fail() -> None:
        with archive.transaction() as conn:
            conn.execute("DELETE FROM articles")
            index_pending(conn)
            raise ValueError("no")

    try:
        fail()
    except ValueError:
        assert kept(archive) == before
    else:
        raise AssertionError("expected the failure to pass through")


def test_what_pages_ask_for(archive: Archive) -> None:
    store(archive, *(entry(story(n, date=f"2021-0{n}-05")) for n in range(1, 4)), entry(release(7)))
    conn = archive.connection
    assert counts.total(conn) == 4
    assert counts.by_year(conn) == [Count("2021", 3), Count("2018", 1)]
    assert counts.by_month(conn, "2021") == [Count("2021-01", 1), Count("2021-02", 1), Count("2021-03", 1)]
    assert counts.by_month(conn, source="herne") == [Count("2018-10", 1)]
    assert counts.by_month(conn, "2021", "herne") == []
    assert counts.by_day(conn, "2021-02") == [Count("2021-02-05", 1)]
    assert counts.by_source(conn) == [Count("herne", 1), Count("inherne", 3)]
    assert counts.by_category(conn) == [Count("Ausgabe 2020/2", 3), Count("Gesellschaft", 3)]
    assert counts.by_category(conn, order="-key", limit=1) == [Count("Gesellschaft", 3)]
    assert counts.by_issue(conn) == [Count("Ausgabe 2020/2", 3)]
    assert counts.by_author(conn, limit=1, offset=1) == [Count("Jörg Blömeke", 3)]
    assert counts.by_photographer(conn) == [Count("Stadt Herne", 3), Count("Thomas Schmidt", 3)]
    assert counts.pictures_by_photographer(conn, limit=1) == [Count("Stadt Herne", 3)]
    assert counts.pictures_of(conn, "Stadt Herne") == 3
    assert counts.articles_of(conn, "author", "Niemand") == 0


def test_an_older_archive_is_counted_when_it_is_opened(tmp_path: Path) -> None:
    from herne_news.store import migrations

    path = tmp_path / "a.db"
    with Archive.open(path) as archive:
        store(archive, *(entry(replace(story(n), tags=())) for n in range(1, 6)))
        expected = kept(archive)
        db = archive.connection
        names = "SELECT type, name FROM sqlite_master WHERE name GLOB 'search_*' OR name = 'counts'"
        found = sorted(db.execute(names).fetchall(), key=lambda row: row[0] != "trigger")
        for kind, name in found:
            if db.execute("SELECT 1 FROM sqlite_master WHERE name = ? AND sql IS NOT NULL", (name,)).fetchone():
                db.execute(f"DROP {kind} IF EXISTS {name}")
        db.execute("DROP INDEX articles_edited")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm005_search'")
        db.execute(f"PRAGMA user_version = {len(migrations.ARCHIVE.applied(archive.db))}")
    with Archive.open(path) as archive:
        assert kept(archive) == expected == truth(archive)
    assert (tmp_path / "a.db.before-m005_search.bak").exists()
