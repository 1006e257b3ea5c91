"""Whatever is typed, hits are those that the query asks for, and what is said of them is true."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from herne_news.german import WORD, fold, keys
from herne_news.search.engine import search
from herne_news.search.marks import Span
from herne_news.search.query import parse
from herne_news.search.relation import matching_ids
from herne_news.search.results import Results
from herne_news.search.state import from_url_params, to_url_params
from herne_news.store.archive import Archive
from herne_news.store.read import article_by_id, articles
from tests.search.conftest import invented
from tests.store.records import entry, rows, store, story

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
REAL_WORDS = [
    *(
        "Bänke",
        "baenke",
        "Kanal",
        "Stühle",
        "Verein",
        "neue",
        "der",
        "und",
        "Bürger*innen",
        "Herne",
        "Kirmes",
        "Schule",
    ),
    *(
        "autor:Öz",
        "autor:",
        "kategorie:kultur",
        "foto:eickmann",
        "quelle:inherne",
        "quelle:nie",
        "date:2020",
        "bis:2019",
    ),
    *(
        "-Kanal",
        '-"neue Bänke"',
        "kan*",
        '"',
        "(",
        "NOT",
        "OR",
        "AND NEAR(",
        "title:",
        "*",
        "^a",
        "{a}",
        "\ue000y1",
        "\x00",
    ),
    *('"neue Bänke"', "Wanne-Eickel", "-quelle:inherne", "titel:neue", "tag:fest", "\ud800", "ß", "İ", "ﬃ"),
]
typed = st.one_of(
    st.text(alphabet=st.characters(codec=None), max_size=30),
    st.lists(st.sampled_from(REAL_WORDS), max_size=6).map(" ".join),
)


def ask(archive: Archive, text: str, **options: Any) -> Results:
    return search(archive.connection, parse(text), **{"limit": 1000, **options})


def ids(results: Results) -> list[int]:
    return [hit.id for hit in results.hits]


def said(archive: Archive, number: int) -> list[str]:
    """Return the keys of everything that an article says."""
    stored = article_by_id(archive, number)
    assert stored
    a = stored.article
    texts = [a.title, a.kicker, a.body, *a.authors, *a.categories, *a.tags]
    texts += [text for caption in a.captions for text in (caption.text, caption.credit)]
    return [key for text in texts for key in (*keys(text), "|")]


@given(text=typed, order=st.sampled_from(["best", "newest"]), offset=st.integers(0, 30))
@settings(deadline=None, suppress_health_check=SLOW)
def test_whatever_is_typed_gives_an_answer(filled: Archive, text: str, order: Any, offset: int) -> None:
    found = ask(filled, text, order=order, offset=offset, limit=5)
    assert len(found.hits) == min(5, max(0, found.total - offset))
    matching = matching_ids(filled.connection, text)
    every = {row[0] for row in rows(filled, matching.sql, *matching.values)}
    loosely = found.is_any or found.is_near
    assert loosely or set(ids(found)) <= every
    assert loosely or found.total == len(every)


@given(st.dictionaries(st.sampled_from(["q", "jahr", "kategorie", "seite", "sortierung", "x"]), typed))
@settings(deadline=None, suppress_health_check=SLOW)
def test_whatever_an_address_says_is_a_state(filled: Archive, params: dict[str, str]) -> None:
    state = from_url_params(params)
    assert from_url_params(dict(to_url_params(state))) == state
    ask(filled, state.text, filters=state.filters, order=state.order)


@given(st.integers(1, 80), st.data())
@settings(deadline=None, suppress_health_check=SLOW)
def test_an_article_is_found_by_each_word_of_its_title(filled: Archive, number: int, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(keys(invented(number).title)))
    assert number in ids(ask(filled, word))
    assert number in ids(ask(filled, str(invented(number).title)))


@given(st.sampled_from(["kanal", "neue", "die", "herne", "stuhle", "bank"]), st.sampled_from(REAL_WORDS))
@settings(deadline=None, suppress_health_check=SLOW)
def test_what_is_excluded_is_not_in_any_hit(filled: Archive, without: str, wanted: str) -> None:
    found = ask(filled, f"{wanted} -{without}")
    assert not [number for number in ids(found) if without in said(filled, number)]


@pytest.mark.parametrize("phrase", ["der Eintritt", "am Kanalufer", "die ersten Pläne", "aus der Stadt"])
def test_a_phrase_stands_in_every_hit_word_for_word(filled: Archive, phrase: str) -> None:
    wanted = "|".join(keys(phrase))
    having = {s.id for s in articles(filled) if wanted in "|".join(said(filled, s.id))}
    assert set(ids(ask(filled, f'"{phrase}"'))) == having != set()


@given(text=typed, year=st.sampled_from([None, "2019", "2021", "1950", "x"]), author=st.sampled_from([None, "Nele Öz"]))
@settings(deadline=None, suppress_health_check=SLOW)
def test_facets_say_how_many_hits_bear_a_value(
    filled: Archive, text: str, year: str | None, author: str | None
) -> None:
    filters = {kind: value for kind, value in (("year", year), ("author", author)) if value}
    found = ask(filled, text, filters=filters)
    stored = {s.id: s.article for s in articles(filled)}
    hits = [stored[number] for number in ids(found)]
    counts = {
        "year": Counter(a.date[:4] for a in hits if a.date),
        "category": Counter(name for a in hits for name in a.categories),
        "author": Counter(name for a in hits for name in a.authors),
        "source": Counter(a.source for a in hits),
        "photographer": Counter(c.credit for a in hits for c in a.captions),
    }
    told = {kind: {c.value: c.n for c in values if c.n} for kind, values in found.facets.items()}
    assert told == counts
    assert all(a.date and a.date.startswith(filters.get("year", "")) for a in hits if year)
    assert all(author in a.authors for a in hits if author)


def test_newest_first_is_by_day_and_undated_come_last(filled: Archive) -> None:
    dates = [hit.date or "" for hit in ask(filled, "", order="newest").hits]
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 80
    assert dates[-1] == ""


@pytest.mark.parametrize("order", ["best", "newest"])
def test_pages_hold_each_hit_once(filled: Archive, order: Any) -> None:
    whole = ids(ask(filled, "die", order=order))
    pages = [ids(ask(filled, "die", order=order, limit=7, offset=offset)) for offset in range(0, 77, 7)]
    assert [number for page in pages for number in page] == whole
    assert len(whole) == len(set(whole)) > 20


def made(archive: Archive, *texts: tuple[str, str]) -> None:
    store(archive, *(entry(story(i, title=title, body=body, kicker=None)) for i, (title, body) in enumerate(texts, 1)))


def test_whole_words_stand_before_other_forms_and_compounds(archive: Archive) -> None:
    texts = ("Rathausplatz", "x"), ("Am Haus", "x"), ("Die Häuser", "x"), ("x", "Krankenhaus"), ("x", "Ein Haus.")
    made(archive, *texts)
    found = ids(ask(archive, "Haus"))
    assert found[0] == 2
    assert set(found[:3]) == {2, 3, 5}
    assert found[3:] == [4, 1]  # a Krankenhaus is a house, a Rathausplatz is none


def test_hits_are_marked_in_title_and_text(archive: Archive) -> None:
    body = f"Am Anfang stand ein Hausboot. {'Füllwort ' * 90}Dann ein Haus & mehr. {'Ende ' * 90}"
    made(archive, ("Die Häuser <b>", body))
    (hit,) = ask(archive, "haus").hits
    assert hit.title == (Span("Die "), Span("Häuser", marked=True), Span(" <b>"))
    assert [span.text for span in hit.passage if span.marked] == ["Haus"]
    assert (hit.passage[0].text, hit.passage[-1].text) == ("… ", "\N{NO-BREAK SPACE}…")
    (hit,) = ask(archive, "anfang").hits
    assert hit.passage[:2] == (Span("Am "), Span("Anfang", marked=True))


def test_passages_leave_out_what_marks_subheadings_and_lists(archive: Archive) -> None:
    made(archive, ("Titel", "## Programm\n\n- Kirmes – mit Musik\n- Tanz"))
    (hit,) = ask(archive, "Kirmes").hits
    assert "".join(span.text for span in hit.passage) == "Programm\n\nKirmes – mit Musik\nTanz"


def test_a_caption_is_shown_where_it_alone_says_it(archive: Archive) -> None:
    store(archive, entry(story(1)))  # its first picture shows "Die Bühne."
    (hit,) = ask(archive, "Bühnen").hits
    assert hit.caption == (Span("Die "), Span("Bühne", marked=True), Span("."))
    (hit,) = ask(archive, "Straßenfest").hits
    assert hit.caption == ()


@pytest.mark.parametrize(
    ("asked", "kind", "name"),
    [
        ("Schmidt", "credit", (Span("Thomas "), Span("Schmidt", marked=True))),
        ("foto:Thomas", "credit", (Span("Thomas", marked=True), Span(" Schmidt"))),
        ("Blömeke", "author", (Span("Jörg "), Span("Blömeke", marked=True))),
        ("kategorie:Gesellschaft", "category", (Span("Gesellschaft", marked=True),)),
        ("tag:fest", "tag", (Span("Fest", marked=True),)),
    ],
)
def test_a_name_is_shown_where_no_text_says_it(archive: Archive, asked: str, kind: str, name: tuple[Span, ...]) -> None:
    store(archive, entry(story(1, title="Kirmes", kicker=None, lead=None, body="Musik.")))
    (hit,) = search(archive.connection, parse(asked)).hits
    assert hit.named == (kind, name)
    assert hit.caption == ()
    (said,) = search(archive.connection, parse(f"{asked} Kirmes")).hits
    assert said.named is None


def test_words_that_no_article_has_together_find_those_with_some(archive: Archive) -> None:
    made(archive, ("Kirmes", "Regen"), ("Feuerwerk", "Sonne"), ("Nichts", "davon"))
    found = ask(archive, "Kirmes Feuerwerk")
    assert (found.is_any, sorted(ids(found))) == (True, [1, 2])
    assert ids(ask(archive, "Kirmes Feuerwerk -Sonne")) == [1]


@pytest.mark.parametrize("typed", ["Krimes", "Kimes", "Kirmess", "Kirnes", "KIRMSE", "Kirmes Feuerwrek"])
def test_a_word_with_one_slip_finds_what_was_meant(archive: Archive, typed: str) -> None:
    made(archive, ("Kirmes", "Feuerwerk"), ("Kirche", "Regen"), ("Nichts", "davon"))
    found = ask(archive, typed)
    assert (found.is_near, ids(found)) == (True, [1])
    assert "Kirmes" in [span.text for span in found.hits[0].title if span.marked]


def test_a_word_that_the_archive_knows_is_no_slip(archive: Archive) -> None:
    made(archive, ("Kirchen", "Feuerwerk"), ("Kirschen", "Regen"))
    found = ask(archive, "Kirschen")
    assert (found.is_near, ids(found)) == (False, [2])


def test_a_changed_or_deleted_article_is_found_as_it_is_now(archive: Archive) -> None:
    made(archive, ("Kirmes", "Regen"), ("Feuerwerk", "Sonne"))
    store(archive, entry(story(1, title="Kirmes", body="Schnee", kicker=None), 2))
    assert (ids(ask(archive, "Regen")), ids(ask(archive, "Schnee")), ids(ask(archive, "Kirmes"))) == ([], [1], [1])
    archive.connection.execute("DELETE FROM articles WHERE id = 2")
    assert ids(ask(archive, "Feuerwerk")) == []
    with archive.transaction():
        pass
    assert (ids(ask(archive, "Feuerwerk")), ask(archive, "").total) == ([], 1)


@example(title="\N{LATIN CAPITAL LETTER AE WITH ACUTE}")
@given(title=st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=40))
@settings(deadline=None, max_examples=40, suppress_health_check=SLOW)
def test_any_title_is_found_by_its_words_and_marked(title: str) -> None:
    with TemporaryDirectory() as folder, Archive.open(Path(folder) / "a.db") as archive:
        made(archive, (title, "x"))
        for word in filter(fold, WORD.findall(title)):
            key = fold(word)
            (hit,) = ask(archive, word).hits
            assert "".join(span.text for span in hit.title) == title
            assert [key in keys(span.text) for span in hit.title if span.marked]
