"""What goes in comes out, field by field, and the text index stays in step."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herne_news.items import Article, Caption
from herne_news.store.archive import Archive
from herne_news.store.read import article_by_id, article_by_url, articles
from herne_news.store.rows import word_count
from tests.store.records import entry, kinds, release, rows, store, story

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60)
maybe = st.none() | text
days = st.dates().map(str)
names = st.lists(text, unique=True, max_size=4).map(tuple)
captions = st.lists(st.tuples(maybe, maybe, maybe, maybe), max_size=4).map(
    lambda found: tuple(
        Caption(position=i, text=t, credit=c, image_url=u, alt=a) for i, (t, c, u, a) in enumerate(found, start=1)
    )
)
any_article = st.builds(
    Article,
    source=st.just("inherne"),
    url=st.integers(1, 3).map(lambda n: f"https://inherne.net/{n}/"),
    title=maybe,
    kicker=maybe,
    lead=maybe,
    date=st.none() | days,
    published=maybe,
    updated=maybe,
    category=maybe,
    categories=names,
    tags=names,
    authors=names,
    body=maybe,
    captions=captions,
    layout=maybe,
    evidence=st.dictionaries(text, text, max_size=3),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(any_article, min_size=1, max_size=5))
def test_what_was_saved_last_is_read_back(saved: list[Article]) -> None:
    with TemporaryDirectory() as folder, Archive.open(Path(folder) / "a.db") as archive:
        store(archive, *map(entry, saved))
        last = {article.url: article for article in saved}
        assert {stored.article.url: stored.article for stored in articles(archive)} == last
        archive.connection.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
        assert rows(archive, "PRAGMA foreign_key_check") == []


def test_articles_of_one_source_in_order(archive: Archive) -> None:
    store(archive, *(entry(story(i)) for i in range(1, 4)), entry(release(7)))
    assert [stored.article for stored in articles(archive, "inherne")] == [story(1), story(2), story(3)]
    assert [stored.article for stored in articles(archive, "herne")] == [release(7)]


def test_look_up_by_url_and_number(archive: Archive) -> None:
    (outcome,) = store(archive, entry(story()))
    stored = article_by_url(archive, story().url or "")
    assert outcome.article_id is not None
    assert stored is not None
    assert stored == article_by_id(archive, outcome.article_id)
    assert (stored.id, stored.article) == (outcome.article_id, story())
    assert article_by_url(archive, "https://inherne.net/nichts/") is None


def test_flat_columns(archive: Archive) -> None:
    store(archive, entry(story()))
    columns = "year, author, category, word_count, content_hash, first_seen, last_seen, last_changed"
    when = "2026-01-01T00:00:00Z"
    flat = (2020, "Anja Gladisch, Jörg Blömeke", "Gesellschaft", 10, story().content_hash(), when, when, when)
    assert rows(archive, f"SELECT {columns} FROM articles") == [flat]


def test_repeated_names_count_once(archive: Archive) -> None:
    store(archive, entry(story(categories=("Kultur", "Kunst", "Kultur"))))
    stored = article_by_id(archive, 1)
    assert stored is not None
    assert stored.article.categories == ("Kultur", "Kunst")


def test_a_name_that_nobody_bears_any_more_goes(archive: Archive) -> None:
    store(archive, entry(story(1, authors=("Rolf", "Anja"))), entry(story(2, authors=("Anja",))))
    assert kinds(archive, entry(story(1, authors=("Ralf",))), entry(story(2, authors=("Rolf",)))) == [
        "changed",
        "changed",
    ]
    assert rows(archive, "SELECT name FROM authors ORDER BY name") == [("Ralf",), ("Rolf",)]


@pytest.mark.parametrize(
    ("body", "words"),
    [(None, 0), ("", 0), ("Ein Wort – zwei.", 3), ("## Programm\n\n- 19 Uhr | Halle", 4), ("„Hut“, sagt er", 3)],
)
def test_word_count(body: str | None, words: int) -> None:
    assert word_count(body) == words
