"""Change dates from discovery, compared across the ways they come by."""

import pytest

from herne_news.spiders.changes import is_same_change, tidy_change


@pytest.mark.parametrize(
    ("value", "utc", "tidy"),
    [
        ("2026-10-27T11:10:00", True, "2026-10-27T11:10:00Z"),
        ("2026-10-27T11:10:00", False, None),
        ("2026-10-27T12:10:00+01:00", False, "2026-10-27T11:10:00Z"),
        ("2026-10-27T11:10:00Z", False, "2026-10-27T11:10:00Z"),
        (" 2026-10-27 ", False, "2026-10-27"),
        ("gestern", False, None),
        ("2026-13-01", False, None),
        ("", False, None),
        (None, True, None),
    ],
)
def test_change_dates_are_tidied(value: str | None, utc: bool, tidy: str | None) -> None:
    assert tidy_change(value, utc=utc) == tidy


@pytest.mark.parametrize(
    ("known", "hint", "same"),
    [
        ("2026-10-27T11:10:00Z", "2026-10-27T11:10:00Z", True),
        ("2026-10-27T11:10:00Z", "2026-10-27", True),
        ("2026-10-27", "2026-10-27T11:10:00Z", True),
        ("2026-10-27T11:10:00Z", "2026-10-27T11:10:01Z", False),
        (None, "2026-10-27", False),
        ("2026-10-27", None, False),
    ],
)
def test_a_day_equals_every_time_of_it(known: str | None, hint: str | None, same: bool) -> None:
    assert is_same_change(known, hint) is same
