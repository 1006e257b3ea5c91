"""The chart says what its table says: each month at its place, each height in proportion."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.browse.chart import BAR, HEIGHT, WIDTH, chart

MONTHS = st.builds("{:04}-{:02}".format, st.integers(1998, 2026), st.integers(1, 12))
COUNTS = st.dictionaries(MONTHS, st.integers(1, 500), max_size=40)
RECTANGLE = re.compile(r"M([\d.]+) (-?[\d.]+)h([\d.]+)v([\d.]+)h-([\d.]+)z ?")


def bars(path: str) -> list[tuple[float, ...]]:
    """Return x, y, width and height of each rectangle that a path draws."""
    assert RECTANGLE.sub("", path) == ""
    assert all(there == back for _, _, there, _, back in RECTANGLE.findall(path))
    return [tuple(map(float, found[:4])) for found in RECTANGLE.findall(path)]


@given(COUNTS, COUNTS)
def test_bars_stand_for_the_numbers(first: dict[str, int], second: dict[str, int]) -> None:
    drawn = chart([first, second])
    months = sorted(first.keys() | second.keys())
    if not months:
        assert drawn is None
        return
    assert drawn is not None
    assert drawn.greatest == max(first.get(month, 0) + second.get(month, 0) for month in months)
    assert [year for year, _ in drawn.years] == list(range(int(months[0][:4]), int(months[-1][:4]) + 1))
    step = WIDTH / (12 * len(drawn.years))
    below = dict.fromkeys(months, 0.0)
    for counts, path in zip((first, second), drawn.paths, strict=True):
        for month, (x, y, width, height) in zip(sorted(counts), bars(path), strict=True):
            number = 12 * (int(month[:4]) - int(months[0][:4])) + int(month[5:]) - 1
            assert x == pytest.approx(number * step, abs=0.01)
            assert width == pytest.approx(BAR * step, abs=0.01)
            assert height == pytest.approx(HEIGHT * counts[month] / drawn.greatest, abs=0.01)
            # Stacked: the lower edge stands on what is drawn of the month so far.
            assert y + height == pytest.approx(HEIGHT - below[month], abs=0.03)
            below[month] += height


def test_a_year_has_the_same_room_with_and_without_articles() -> None:
    drawn = chart([{"2019-01": 2, "2021-12": 1}])
    assert drawn is not None
    assert drawn.years == [(2019, 0), (2020, 33.33), (2021, 66.67)]
    assert drawn.paths == ["M0.00 0.00h22.78v100.00h-22.78z M972.22 50.00h22.78v50.00h-22.78z"]
