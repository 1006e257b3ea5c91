"""The chart says what its table says: each month at its place, each height in proportion."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.browse.chart import HEIGHT, WIDTH, chart

MONTHS = st.builds("{:04}-{:02}".format, st.integers(1998, 2026), st.integers(1, 12))
COUNTS = st.dictionaries(MONTHS, st.integers(1, 500), max_size=40)


@given(COUNTS, COUNTS)
def test_bars_stand_for_the_numbers(first: dict[str, int], second: dict[str, int]) -> None:
    drawn = chart([first, second])
    if not (first or second):
        assert drawn is None
        return
    assert drawn is not None
    for number, counts in enumerate((first, second)):
        assert {bar.month: bar.n for bar in drawn.bars if bar.source == number} == counts
    heights: dict[str, float] = {}
    for bar in drawn.bars:
        assert bar.height == pytest.approx(HEIGHT * bar.n / drawn.greatest, abs=0.01)
        assert bar.y >= -0.02
        assert 0 <= bar.x < bar.x + bar.width <= WIDTH
        # Stacked: the lower edge stands on what is drawn of the month so far.
        assert bar.y + bar.height == pytest.approx(HEIGHT - heights.get(bar.month, 0), abs=0.03)
        heights[bar.month] = heights.get(bar.month, 0) + bar.height
    assert max(heights.values()) == pytest.approx(HEIGHT, abs=0.03)
    places = {bar.month: bar.x for bar in drawn.bars}
    assert [places[month] for month in sorted(places)] == sorted(set(places.values()))


def test_a_year_has_the_same_room_with_and_without_articles() -> None:
    drawn = chart([{"2019-01": 2, "2021-12": 1}])
    assert drawn is not None
    assert drawn.years == [(2019, 0), (2020, 33.33), (2021, 66.67)]
    assert [(bar.x, bar.height) for bar in drawn.bars] == [(0, 100), (972.22, 50)]
