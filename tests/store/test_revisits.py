"""The days on which a page is looked at again."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.store.revisits import list_retry_at, no_article_at, retry_at, revisit_at

URL = "https://inherne.net/eins/"


@pytest.mark.parametrize(
    ("seen", "due"),
    [
        ("2026-05-01T00:00:00Z", "2026-05-02T00:00:00Z"),
        ("2026-05-01T23:59:59Z", "2026-05-02T00:00:00Z"),
        ("2026-05-02T00:00:00Z", "2026-05-04T00:00:00Z"),
        ("2026-05-04T10:00:00Z", "2026-05-08T00:00:00Z"),
        ("2026-05-08T00:00:01Z", "2026-05-31T00:00:00Z"),
        ("2026-06-01T00:00:00Z", "2026-07-30T00:00:00Z"),
        ("2026-07-30T00:00:00Z", "2027-07-30T00:00:00Z"),
    ],
    ids=["day-1", "day-1-late", "day-3", "day-7", "day-30", "day-90", "yearly"],
)
def test_revisits_grow_rare_with_age(seen: str, due: str) -> None:
    assert revisit_at("2026-05-01", seen, URL, is_new=False) == due


def test_a_change_starts_the_days_anew() -> None:
    assert revisit_at("2026-05-01T10:00:00Z", "2026-05-01T10:00:00Z", URL, is_new=False) == "2026-05-02T10:00:00Z"


def test_old_articles_of_a_first_crawl_spread_over_the_year() -> None:
    due = [revisit_at("2016-05-01", "2026-05-01T00:00:00Z", f"{URL}{n}", is_new=True) for n in range(3650)]
    a_day = [due.count(day) for day in sorted(set(due))]
    assert len(a_day) > 360
    assert max(a_day) < 30
    assert min(due) >= "2026-05-02"
    assert max(due) <= "2027-05-01T00:00:00Z"


@given(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1)),  # noqa: DTZ001 - hypothesis wants them naive; all of it is UTC
    st.booleans(),
)
def test_a_revisit_lies_ahead_and_within_a_year_or_the_youth_of_the_article(
    base: date, seen: datetime, is_new: bool
) -> None:
    now = seen.strftime("%Y-%m-%dT%H:%M:%SZ")
    due = revisit_at(base.isoformat(), now, URL, is_new=is_new)
    assert due > now
    latest = max((base + timedelta(days=90)).isoformat(), (seen + timedelta(days=366)).isoformat())
    assert due[:10] <= latest[:10]


@pytest.mark.parametrize(
    ("failures", "due"),
    [(1, "01T00"), (2, "01T01"), (3, "01T02"), (4, "01T04"), (7, "02T08"), (9, "06T08"), (10, "08T00"), (99, "08T00")],
)
def test_a_failing_page_rests_longer_each_time(failures: int, due: str) -> None:
    assert retry_at(failures, "2026-05-01T00:00:00Z") == f"2026-05-{due}:00:00Z"


@pytest.mark.parametrize(("failures", "due"), [(1, "02"), (3, "04"), (7, "08"), (50, "08")])
def test_a_closed_list_rests_by_days(failures: int, due: str) -> None:
    assert list_retry_at(failures, "2026-05-01T00:00:00Z") == f"2026-05-{due}T00:00:00Z"


def test_what_is_no_article_is_looked_at_monthly() -> None:
    assert no_article_at("2026-05-01T00:00:00Z", "page") == "2026-05-31T00:00:00Z"
    assert no_article_at("2026-05-01T00:00:00Z", "empty") == "2026-05-02T00:00:00Z"
