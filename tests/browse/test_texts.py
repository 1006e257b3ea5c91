"""The interface speaks German and English: all texts in both, with the same places to fill in."""

import re
from itertools import pairwise
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.browse.languages import language_for
from herne_news.browse.texts import ALL, GROUPS, Texts

BROWSE = Path(__file__).parents[2] / "herne_news" / "browse"
SOURCES = [*BROWSE.rglob("*.html"), *BROWSE.rglob("*.py")]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", ALL)
def test_a_text_stands_in_both_languages_with_the_same_places(key: str) -> None:
    german, english = ALL[key]
    assert german.strip()
    assert english.strip()
    assert places(german) == places(english)
    assert "" not in places(german)


def test_every_group_is_known_by_its_file() -> None:
    files = {path.stem for path in (BROWSE / "texts").glob("*.py")} - {"__init__", "times"}
    assert set(GROUPS) == files


def test_every_text_that_a_template_asks_for_is_there() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    single = set(re.findall(r"""\bt(?:exts)?\(\s*["'](\w+\.\w+)["'][,)]""", source))
    counted = set(re.findall(r"""\bt(?:exts)?\.count\(\s*["'](\w+\.\w+)["']""", source))
    asked = single | {f"{key}_{form}" for key in counted for form in ("one", "many")}
    assert len(asked) > 10
    assert asked - set(ALL) == set()


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "de"),
        ("", "de"),
        ("en", "en"),
        ("EN-us;q=0.8", "en"),
        ("de-DE,de;q=0.9,en;q=0.8", "de"),
        ("en;q=0.8,de;q=0.9", "de"),
        ("fr,en;q=0.3", "en"),
        ("fr", "de"),
        ("*", "de"),
        ("en;q=0", "de"),
        ("en;q=x", "de"),
        (";;,,=", "de"),
    ],
)
def test_language_of_a_header(header: str | None, language: str) -> None:
    assert language_for(header) == language


@given(st.text())
def test_any_header_gives_a_language(header: str) -> None:
    assert language_for(header) in ("de", "en")


def test_days_and_times_in_words() -> None:
    german, english = Texts("de"), Texts("en")
    assert (german.day("2021-05-03"), english.day("2021-05-03")) == ("3. Mai 2021", "3 May 2021")
    assert (german.month(2021, 3), english.month(2021, 3)) == ("März 2021", "March 2021")
    assert german.moment("2021-05-03T22:30:00Z") == "4. Mai 2021, 00:30 Uhr"
    assert english.moment("2021-12-03T22:30:00Z") == "3 December 2021, 23:30"
    assert (german.number(1234567), english.number(1234567)) == ("1.234.567", "1,234,567")
    assert german.day(None) == ""
    assert german.day("2021-13-03") == "2021-13-03"
    assert german.moment("gestern") == "gestern"


@given(st.text() | st.datetimes().map(lambda time: time.isoformat() + "Z") | st.from_regex(r"\d{4}-\d\d-\d\d"))
def test_any_time_can_be_said(time: str) -> None:
    for texts in (Texts("de"), Texts("en")):
        assert isinstance(texts.moment(time), str)
        assert isinstance(texts.day(time), str)


def test_values_are_escaped() -> None:
    assert "<b>" not in Texts("de")("about.data", link="<b>")


def test_months_differ() -> None:
    names = [Texts("de").month(2021, month) for month in range(1, 13)]
    assert all(one != other for one, other in pairwise(names))
