"""Arguments of the spiders, as text from Scrapy's command line."""

import pytest

from herne_news.errors import UsageError
from herne_news.spiders import arguments


@pytest.mark.parametrize("value", [None, "2024-02-29", "1999-12-31"])
def test_day_is_taken_as_it_is(value: str | None) -> None:
    assert arguments.day("since", value) == value


@pytest.mark.parametrize(
    "value", ["", "gestern", "2024-13-01", "2024-1-1", "2024-01-32", "29.02.2024", "2024-02-29T00:00"]
)
def test_what_is_no_day_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="since: expected a day as YYYY-MM-DD, found"):
        arguments.day("since", value)


@pytest.mark.parametrize(("value", "number"), [(None, None), ("7", 7), (7, 7)])
def test_number(value: str | int | None, number: int | None) -> None:
    assert arguments.number("limit", value) == number


@pytest.mark.parametrize("value", ["0", 0, "-1", "1.5", "viele", ""])
def test_what_is_no_number_above_0_is_refused(value: str | int) -> None:
    with pytest.raises(UsageError, match="limit: expected a whole number above 0"):
        arguments.number("limit", value)


@pytest.mark.parametrize(
    ("value", "is_set"), [(True, True), ("1", True), ("Yes", True), (False, False), ("0", False), ("", False)]
)
def test_flag(value: str | bool, is_set: bool) -> None:
    assert arguments.flag(value) is is_set
