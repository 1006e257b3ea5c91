"""What readers type means what docs/search.md says, and is never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.search.periods import ALWAYS, Period, period
from herne_news.search.query import LONGEST, MOST, Query, Term, parse


def word(key: str, field: str | None = None) -> Term:
    return Term(keys=(key,), field=field)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Müller", Query(wanted=(word("muller"),))),
        ("Mueller  STRASSE", Query(wanted=(word("muller"), word("strasse")))),
        ('"Cranger Kirmes"', Query(wanted=(Term(keys=("cranger", "kirmes"), kind="phrase"),))),
        (
            "„Cranger Kirmes“ -Regen",
            Query(wanted=(Term(keys=("cranger", "kirmes"), kind="phrase"),), unwanted=(word("regen"),)),
        ),
        ('-"alter Bahnhof"', Query(unwanted=(Term(keys=("alter", "bahnhof"), kind="phrase"),))),
        ("Wanne-Eickel", Query(wanted=(Term(keys=("wanne", "eickel"), kind="phrase"),))),
        ("Rad - Weg", Query(wanted=(word("rad"), word("weg")))),
        ("schul*", Query(wanted=(Term(keys=("schul",), kind="prefix"),))),
        ("a*", Query(wanted=(word("a"),))),
        ("author:gladisch", Query(wanted=(word("gladisch", "author"),))),
        ('Autor:"Anja Gladisch"', Query(wanted=(Term(keys=("anja", "gladisch"), kind="phrase", field="author"),))),
        ("autor: Gladisch Fest", Query(wanted=(word("gladisch", "author"), word("fest")))),
        ("-foto:schmidt", Query(unwanted=(word("schmidt", "credit"),))),
        ("rubrik:Kultur quelle:herne", Query(wanted=(word("kultur", "category"), word("herne", "source")))),
        ("date:2021", Query(period=Period("2021-01-01", "2021-12-31"))),
        ("datum:2021-02 Fest", Query(wanted=(word("fest"),), period=Period("2021-02-01", "2021-02-28"))),
        ("von:2020 bis:3.2021", Query(period=Period("2020-01-01", "2021-03-31"))),
        ('datum:"März 2021"', Query(period=Period("2021-03-01", "2021-03-31"))),
        ("date:gestern", Query(ignored=("date:gestern",))),
        ("um 10:30", Query(wanted=(word("um"), Term(keys=("10", "30"), kind="phrase")))),
        ("https://inherne.net/fest/", Query(wanted=(Term(keys=("https", "inherne", "net", "fest"), kind="phrase"),))),
        ("autor:", Query()),
        ('" - * : ( ) " AND', Query(wanted=(word("and"),))),
        ("Rad AND Weg", Query(wanted=(word("rad"), word("weg")))),
        (
            "Rad UND Weg NICHT Regen Fest",
            Query(wanted=(word("rad"), word("weg"), word("fest")), unwanted=(word("regen"),)),
        ),
        ("Rad NOT autor:Anja", Query(wanted=(word("rad"),), unwanted=(word("anja", "author"),))),
        ("Rad OR Weg", Query(wanted=(word("rad"), word("weg")), ignored=("OR",))),
        ("NOT UND ELEND", Query(wanted=(word("not"), word("und"), word("elend")))),
        ("rad and weg", Query(wanted=(word("rad"), word("and"), word("weg")))),
        ("", Query()),
    ],
)
def test_language(text: str, expected: Query) -> None:
    found = parse(text)
    assert (found.wanted, found.unwanted, found.period, found.ignored) == (
        expected.wanted,
        expected.unwanted,
        expected.period,
        expected.ignored,
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021", Period("2021-01-01", "2021-12-31")),
        ("2021-03-04", Period("2021-03-04", "2021-03-04")),
        ("2020-2021", Period("2020-01-01", "2021-12-31")),
        ("2020..2021-05", Period("2020-01-01", "2021-05-31")),
        ("2020 bis 2022", Period("2020-01-01", "2022-12-31")),
        ("2020..", Period("2020-01-01", None)),
        ("..4.3.2021", Period(None, "2021-03-04")),
        ("4. März 2021", Period("2021-03-04", "2021-03-04")),
        ("29.2.2024", Period("2024-02-29", "2024-02-29")),
        ("29.2.2023", None),
        ("13/2021", None),
        ("0000", None),
        ("Foo 2021", None),
        ("", None),
    ],
)
def test_periods(text: str, expected: Period | None) -> None:
    assert period(text) == expected


def test_beginnings_that_are_too_short_and_words_that_are_too_many_are_told() -> None:
    assert parse("g* Gä* schul* Bürger*innen").short == ("g*", "Gä*")
    many = " ".join(f"wort{n}" for n in range(MOST + 2))
    assert (len(parse(many).wanted), parse(many).is_long, parse(many).ignored) == (MOST, True, ())
    assert not parse(many.rpartition(" ")[0].rpartition(" ")[0]).is_long
    assert parse("a " * LONGEST).is_long


def test_stop_words_are_asked_for_only_alone() -> None:
    assert parse("der Weg und das Ziel").required() == (word("weg"), word("ziel"))
    assert parse("und oder").required() == (word("und"), word("oder"))


@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_any_text_is_a_query(text: str) -> None:
    query = parse(text)
    assert query.text == text
    assert all(key.isalnum() for term in query.wanted + query.unwanted for key in term.keys)


pieces = st.sampled_from(
    ["date:", "von:", "bis:", "-", '"', "2021", "..", "32.13.", "März ", "–", " ", "9999", "0001-1"]
)


@given(st.lists(pieces, max_size=8).map("".join))
def test_any_days_are_days_or_nothing(text: str) -> None:
    days = parse(text).period
    assert days == ALWAYS or all(len(day or "YYYY-MM-DD") == 10 for day in (days.since, days.until))
