"""A chart of articles a month as rectangles of an SVG, made on the server; the page's table says the same in numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

#: Size of the drawing in its own units; it is stretched to what room there is.
WIDTH = 1000
HEIGHT = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle: its place and size, which source it is of (from 0), and the month and number that it stands for."""

    x: float
    y: float
    width: float
    height: float
    source: int
    month: str
    n: int


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars, the years with the place of their beginning in percent, and the greatest number of a month."""

    bars: Sequence[Bar]
    years: Sequence[tuple[int, float]]
    greatest: int


def chart(sources: Sequence[Mapping[str, int]]) -> Chart | None:
    """Return the chart of numbers by month (``2021-03``), the sources stacked in their order; None without any month.

    Months of the time between that have no articles keep their place empty.
    """
    months = sorted({month for counts in sources for month in counts})
    if not months:
        return None
    first = int(months[0][:4])
    span = 12 * (int(months[-1][:4]) - first + 1)
    step = WIDTH / span
    greatest = max(sum(counts.get(month, 0) for counts in sources) for month in months)
    bars = []
    for month in months:
        x = step * (12 * (int(month[:4]) - first) + int(month[5:]) - 1)
        base = float(HEIGHT)
        for number, counts in enumerate(sources):
            if n := counts.get(month, 0):
                height = HEIGHT * n / greatest
                base -= height
                bars.append(Bar(round(x, 2), round(base, 2), round(step * 0.82, 2), round(height, 2), number, month, n))
    years = [(year, round(1200 * (year - first) / span, 2)) for year in range(first, first + span // 12)]
    return Chart(bars, years, greatest)
