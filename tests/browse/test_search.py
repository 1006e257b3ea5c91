"""The search page: hits, marks, facets, orders and pages as addresses; nothing that is typed does harm."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from datasette.app import Datasette
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herne_news.browse.config import DATABASE
from herne_news.browse.safety.gate import LONGEST as TOO_LONG
from herne_news.browse.site import datasette_for
from herne_news.store.archive import Archive
from tests.browse.asking import ask, get, text, tree
from tests.browse.checking import faults
from tests.store.records import entry, store, story


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of 45 articles on one feast, in three years, one of them on houses."""
    path = tmp_path_factory.mktemp("many") / "herne.db"
    with Archive.open(path) as archive:
        store(
            archive,
            *(
                entry(story(n, date=f"20{18 + n % 3}-05-{1 + n % 28:02}", authors=(f"Person {n % 2}",)))
                for n in range(1, 45)
            ),
        )
        store(
            archive,
            entry(
                story(
                    45,
                    url="https://inherne.net/haeuser/",
                    title="Häuser & <b>Höfe</b>",
                    body="Ein Haus. Kein „Fest“.",
                    kicker=None,
                )
            ),
        )
    return path


@pytest.fixture(scope="module")
def site(many: Path) -> Iterator[Datasette]:
    opened = datasette_for(many)
    yield opened
    opened.databases[DATABASE].close()


def address(**params: object) -> str:
    return f"/suche?{urlencode(params)}"


def links(path: Path, asked: str) -> dict[str, str]:
    """Return what the links of a page say and where they lead."""
    return {text(link): str(link.get("href")) for link in tree(get(path, asked)).cssselect("main a")}


def test_hits_with_marks_and_counts(many: Path) -> None:
    page = tree(get(many, address(q="haus")))
    assert [text(hit) for hit in page.cssselect(".item h3")] == ["Häuser & <b>Höfe</b>"]
    assert [text(mark) for mark in page.cssselect("mark")] == ["Häuser", "Haus"]
    assert text(page.cssselect(".hits h2")[0]) == "1 Artikel"
    assert page.cssselect("input#q")[0].get("value") == "haus"
    assert faults(page) == []


def test_a_facet_narrows_as_it_says(many: Path) -> None:
    start = address(q="Straßenfest")
    page = tree(get(many, start))
    assert text(page.cssselect(".hits h2")[0]) == "44 Artikel"
    told = {text(item.cssselect("a")[0]): text(item.cssselect(".n")[0]) for item in page.cssselect(".facets li")}
    assert told["2020"] == "15"
    narrowed = links(many, start)["2020"]
    assert narrowed == address(q="Straßenfest", jahr="2020")
    page = tree(get(many, narrowed))
    assert text(page.cssselect(".hits h2")[0]) == "15 Artikel"
    assert page.cssselect("input[name=jahr]")[0].get("value") == "2020"
    assert links(many, narrowed)["Jahr: 2020 × (Jahr aufheben)"] == start
    assert faults(page) == []


def test_orders_and_pages_are_addresses(many: Path) -> None:
    newest = links(many, address(q="Straßenfest"))["Neueste zuerst"]
    assert newest == address(q="Straßenfest", sortierung="neueste")
    found: list[str] = []
    here: str | None = newest
    while here:
        page = tree(get(many, here))
        found += [str(time.get("datetime")) for time in page.cssselect(".item time")]
        here = links(many, here).get("Nächste Seite")
    assert len(found) == 44
    assert found == sorted(found, reverse=True)
    assert "Vorige Seite" in links(many, address(q="Straßenfest", seite=2))
    assert "Zur ersten Seite" in links(many, address(q="Straßenfest", seite=9))


def test_nothing_found_gives_advice(many: Path) -> None:
    asked = address(q="Xylophonbau -Fest", jahr="2018")
    page = tree(get(many, asked))
    assert text(page.cssselect(".hits h2")[0]) == "Kein Artikel gefunden"
    assert links(many, asked)["xylop*"] == address(q="xylop*", jahr="2018")
    assert links(many, asked)["nur nach den Wörtern suchen"] == address(q="Xylophonbau -Fest")
    assert faults(page) == []


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        (
            "„Nummer Straßenfest“",
            [
                "Suchen Sie nach weniger oder anderen Wörtern.",
                "Suchen Sie ohne Anführungszeichen, damit die Wörter nicht nebeneinander stehen müssen: Nummer Straßenfest",
                "Blättern Sie im Kalender.",
            ],
        ),
        ("datum:1950", ["Blättern Sie im Kalender."]),
    ],
)
def test_the_advice_fits_what_was_asked_for(many: Path, asked: str, advice: list[str]) -> None:
    page = tree(get(many, address(q=asked)))
    assert [text(item) for item in page.cssselect(".hits li")] == advice
    for link in page.cssselect(".hits li a[href^='/suche']"):
        assert tree(get(many, str(link.get("href")))).cssselect(".item")


@pytest.mark.parametrize(
    ("asked", "notes"),
    [
        ("Fest datum:gestern", ["Nicht verstanden und weggelassen: datum:gestern"]),
        (
            "Fe* Straßenfest",
            ["Ein Wortanfang mit Stern braucht drei Buchstaben; Fe* wurde als ganzes Wort gesucht."],
        ),
        (
            "datum:gestern " + " ".join(f"wort{n}" for n in range(20)),
            [
                "Nicht verstanden und weggelassen: datum:gestern",
                "So viele Wörter auf einmal sind zu viel: Gesucht wurde nach den ersten 16.",
            ],
        ),
    ],
)
def test_what_was_not_looked_for_as_typed_is_told(many: Path, asked: str, notes: list[str]) -> None:
    page = tree(get(many, address(q=asked)))
    assert [text(note) for note in page.cssselect("main > .note")] == notes


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ("https://inherne.net/haeuser/", "/artikel/45"),
        ("  http://www.inherne.net/haeuser?utm_source=x#oben ", "/artikel/45"),
        ("https://inherne.net/nichts/", None),
        ("https://[inherne.net/", None),
        ("inherne:post:7", None),
    ],
)
def test_an_address_leads_to_its_article(many: Path, asked: str, place: str | None) -> None:
    answer = get(many, address(q=asked))
    assert (answer.status_code, answer.headers.get("location")) == ((303, place) if place else (200, None))


def test_a_page_that_is_too_far_is_none(many: Path) -> None:
    title = text(tree(get(many, address(q="Straßenfest", seite=9))).cssselect("title")[0])
    assert title == "Suche: Straßenfest – Herner Nachrichtenarchiv"


def test_what_a_browser_lets_readers_type_makes_no_address_that_is_too_long(many: Path) -> None:
    for path in ("/", "/suche"):
        (field,) = tree(get(many, path)).cssselect("input[type=search]")
        assert len(quote("ж" * int(str(field.get("maxlength"))))) < TOO_LONG - 500


@pytest.mark.parametrize(("language", "heading"), [("de", "Suche"), ("en", "Search")])
def test_the_empty_search_shows_all_and_helps(many: Path, language: str, heading: str) -> None:
    page = tree(get(many, "/suche", language))
    assert text(page.cssselect("h1")[0]) == heading
    assert len(page.cssselect(".item")) == 20
    assert page.cssselect("details[open] table")
    assert faults(page) == []


@given(
    typed=st.text(alphabet=st.characters(codec="utf-8"), max_size=40),
    facet=st.sampled_from(["jahr", "kategorie", "autor", "quelle", "foto", "sortierung", "seite", "x"]),
    value=st.text(alphabet=st.characters(codec="utf-8"), max_size=20),
)
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_whatever_stands_in_the_address_the_page_is_sound(site: Datasette, typed: str, facet: str, value: str) -> None:
    (answer,) = ask(site, [address(q=typed, **{facet: value})])
    assert answer.status_code == 200
    assert faults(tree(answer)) == []


@pytest.mark.parametrize(
    "typed",
    [
        '"><script>alert(1)</script>',
        "javascript:alert(1)",
        "' OR 1=1 --",
        "a" * 20_000,
        "%00",
        "\u202e abc",
        "((((" * 500,
    ],
)
def test_hostile_queries_do_nothing(site: Datasette, typed: str) -> None:
    answers = ask(site, [address(q=typed), address(q="Fest", kategorie=typed), address(q=typed, seite=typed)])
    assert [answer.status_code for answer in answers] == [200] * 3
    for answer in answers:
        assert faults(tree(answer)) == []
        assert "<script" not in answer.text
