"""A chart of articles a month as paths of an SVG, made on the server; the page's table says the same in numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from herne_news.browse.addresses import Addresses
from herne_news.browse.records import Row
from herne_news.browse.texts import Texts

#: Size of the drawing in its own units; it is stretched to what room there is.
WIDTH = 1000
HEIGHT = 100
#: The part of a month's room that its bar takes.
BAR = 0.82


@dataclass(frozen=True, slots=True)
class Chart:
    """A path for each source that draws its bars, the years with the place of their beginning in percent, the greatest number.

    One path instead of a rectangle a month: a page with twenty years of bars is made and drawn in a tenth of the time.
    """

    paths: Sequence[str]
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
    paths: list[list[str]] = [[] for _ in sources]
    for month in months:
        x = step * (12 * (int(month[:4]) - first) + int(month[5:]) - 1)
        base = float(HEIGHT)
        for path, counts in zip(paths, sources, strict=True):
            if n := counts.get(month, 0):
                height = HEIGHT * n / greatest
                base -= height
                path.append(f"M{x:.2f} {base:.2f}h{step * BAR:.2f}v{height:.2f}h{-step * BAR:.2f}z")
    years = [(year, round(1200 * (year - first) / span, 2)) for year in range(first, first + span // 12)]
    return Chart([" ".join(path) for path in paths], years, greatest)


def month_rows(years: Sequence[Row], texts: Texts, address: Addresses) -> Markup:
    """Return the rows of the table beside the chart: a year each, its twelve months and their sum, linked."""
    names = [texts.month_name(month) for month in range(1, 13)]
    rows = [_year(year, names, texts, escape(address(f"/kalender/{year['year']}"))) for year in years]
    # Numbers, names of months, and an address that is escaped: filling a template's places would take ten times as long.
    return Markup("\n".join(rows))  # noqa: S704


def _year(year: Row, names: Sequence[str], texts: Texts, path: str) -> str:
    cells = [
        f'<td><a href="{path}/{month}">{texts.number(n)}<span class="unseen"> ({name} {year["year"]})</span></a></td>'
        if (n := year["months"].get(month))
        else "<td>0</td>"
        for month, name in enumerate(names, start=1)
    ]
    head = f'<th scope="row"><a href="{path}">{year["year"]}</a></th>'
    return f"<tr>{head}{''.join(cells)}<td>{texts.number(year['n'])}</td></tr>"
