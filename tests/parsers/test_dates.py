"""Dates: one id a spelling, round trips for every day, and nothing that is no date."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.parsers import dates

GERMAN = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
SHORT = ("Jan.", "Feb.", "Mrz.", "Apr.", "Mai", "Jun.", "Jul.", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.")
ENGLISH = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
BERLIN = ZoneInfo("Europe/Berlin")

PRINTED = {
    "5. März 2019": "2019-03-05",
    "05. März 2019": "2019-03-05",
    "5.März 2019": "2019-03-05",
    "5 März 2019": "2019-03-05",
    "5. MÄRZ 2019": "2019-03-05",
    "5. Ma\u0308rz 2019": "2019-03-05",
    "5. Maerz 2019": "2019-03-05",
    "5. Mär. 2019": "2019-03-05",
    "5. Mrz 2019": "2019-03-05",
    "5. Sept. 2019": "2019-09-05",
    "5. Jänner 2019": "2019-01-05",
    "5. Septem\u00adber\u00a02019": "2019-09-05",
    "12.05.2024": "2024-05-12",
    "1. 2. 2019": "2019-02-01",
    "05.03.19": "2019-03-05",
    "2019-03-05": "2019-03-05",
    "2019/03/05": "2019-03-05",
    "2019-03-05T23:30:00Z": "2019-03-06",
    "27/10/2026": "2026-10-27",
    "10/27/2026": "2026-10-27",
    "Meldung vom 04. Januar 2022": "2022-01-04",
    " Meldung vom\n 04.\u2009Januar\u00a02022 ": "2022-01-04",
    "Veröffentlicht am: 5. März 2019": "2019-03-05",
    "Di., den 5. März 2019 um 9 Uhr": "2019-03-05",
    "Dienstag, 5. März 2019, 14.30 Uhr": "2019-03-05",
    "14:30, 5. März 2019": "2019-03-05",
    "5. März 2019 |": "2019-03-05",
    "Oct 27, 2026": "2026-10-27",
    "March 3, 2019": "2019-03-03",
    "Mar 19, 2016": "2016-03-19",
    "Posted on March 3rd, 2019 at 3:30 pm": "2019-03-03",
    "Oct. 25, 2010, 1:37pm PT": "2010-10-25",
    "5. März 2019, 14:30 Uhr MEZ": "2019-03-05",
    "Nov 19, 2019, 10:31 pm CST": "2019-11-19",
    "3rd of March 2019": "2019-03-03",
    "1er mars 2019": "2019-03-01",
    "5 août 2019": "2019-08-05",
    "27 de octubre de 2026": "2026-10-27",
    "27 octubre, 2026": "2026-10-27",
    "5 maart 2019": "2019-03-05",
    "5 березня 2019": "2019-03-05",
}
NO_DATES = (
    "", "31. Februar 2020", "29.02.2019", "0. Mai 2020", "12.13.2019", "3/5/2019", "32.01.2019",
    "Aktualisiert am 5. März 2019", "Zuletzt geändert: 05.03.2019", "gestern", "vor 3 Tagen", "heute, 14:30 Uhr",
    "5. März", "März 2019", "2019", "14:30 Uhr", "Ausgabe 2021/1", "Am 5. Mai 2019 kommt der Zirkus",
    "5. März 2019 von Anna", "Raum 12, Haus 2020", "0 23 23 / 16 - 29 20",
    "5. März 2019 und 6. März 2019", "x" * 100 + " 5. März 2019",
)  # fmt: skip
PROSE = {
    "Der Markt öffnet am 5. März 2019 um 9 Uhr.": "2019-03-05",
    "Vom 1./2. März 2019 an": "2019-03-02",
    "vom 3. bis 7. Juni 2019, nicht am 8. Juni 2019": "2019-06-07",
    "Nicht am 31. Februar 2020, sondern am 1.3.2020.": "2020-03-01",
    "Aktualisiert am 5. März 2019": "2019-03-05",
    "(2019-03-05)": "2019-03-05",
    "14. März 20239. Mai 2024": "2023-03-14",
    "14.03.202325.11.2026": "2023-03-14",
    "Az. 4.3.20231": None,
    "Version 1.2.3.2019": None,
    "Az. 12.05.2024-17": None,
    "am 5.3.19 und im Mai 2019": None,
    "": None,
}
MACHINE = {
    "2019-03-05T14:30:00+01:00": "2019-03-05T14:30:00+01:00",
    "2019-03-05T13:30:00Z": "2019-03-05T14:30:00+01:00",
    "2019-07-05T13:30:00+0000": "2019-07-05T15:30:00+02:00",
    "2019-07-05 13:30:00 UTC": "2019-07-05T15:30:00+02:00",
    "2019-03-05T23:59:59-05:00": "2019-03-06T05:59:59+01:00",
    "2019-07-05T14:30": "2019-07-05T14:30:00+02:00",
    "2019-07-05 14:30:05": "2019-07-05T14:30:05+02:00",
    "2019-03-05T13:30:00.123Z": "2019-03-05T14:30:00+01:00",
    "2019-03-31T02:30:00": "2019-03-31T03:30:00+02:00",
    " 2019-03-05 ": "2019-03-05",
    "2019-02-30": None,
    "2019-02-30T10:00:00Z": None,
    "2019-03-05T25:00:00": None,
    "2019-03-05T10:00:00 morgens": None,
    "9999-12-31T23:59:59-12:00": None,
    "20190305": None,
    "2019-03": None,
    "5. März 2019": None,
    "": None,
}


@pytest.mark.parametrize(("text", "day"), PRINTED.items())
def test_printed(text: str, day: str) -> None:
    assert dates.parse_german_date(text) == day


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date(text: str) -> None:
    assert dates.parse_german_date(text) is None


@pytest.mark.parametrize(("text", "day"), PROSE.items())
def test_inside_prose(text: str, day: str | None) -> None:
    assert dates.find_german_date(text) == day


@pytest.mark.parametrize(("value", "berlin"), MACHINE.items())
def test_machine(value: str, berlin: str | None) -> None:
    assert dates.to_berlin(value) == berlin


def test_day_of() -> None:
    assert dates.day_of("2019-03-05T14:30:00+01:00") == "2019-03-05"


DAYS = st.dates(min_value=date(1000, 1, 1))


@given(DAYS)
def test_every_day_in_every_spelling(day: date) -> None:
    y, m, d = day.year, day.month - 1, day.day
    spellings = (
        f"{d}. {GERMAN[m]} {y}", f"{d:02}. {GERMAN[m]} {y}", f"Meldung vom {d:02}. {GERMAN[m]} {y}",
        f"{d}. {SHORT[m]} {y}",        f"{d:02}.{m + 1:02}.{y}",
        f"{ENGLISH[m]} {d}, {y}", f"{d} {ENGLISH[m][:3]} {y}", day.isoformat(),
    )  # fmt: skip
    assert {dates.parse_german_date(text) for text in spellings} == {day.isoformat()}
    assert {dates.find_german_date(f"Es geschah ({text}), sagt man.") for text in spellings} == {day.isoformat()}


@given(st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1)), st.integers(-14 * 60, 14 * 60))  # noqa: DTZ001
def test_machine_dates_keep_their_moment(local: datetime, offset: int) -> None:
    moment = local.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    berlin = dates.to_berlin(moment.isoformat())
    assert berlin is not None
    assert datetime.fromisoformat(berlin) == moment
    assert datetime.fromisoformat(berlin).utcoffset() == moment.astimezone(BERLIN).utcoffset()
    assert dates.to_berlin(berlin) == berlin
    assert dates.day_of(berlin) == moment.astimezone(UTC).astimezone(BERLIN).date().isoformat()


@given(st.text())
def test_any_text_is_a_day_or_nothing(text: str) -> None:
    for result in (dates.parse_german_date(text), dates.find_german_date(text), dates.to_berlin(text)):
        assert result is None or date.fromisoformat(dates.day_of(result)).isoformat() == dates.day_of(result)
