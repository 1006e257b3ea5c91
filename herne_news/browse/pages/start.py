"""The start page: the newest, on this day, articles a month, ways in."""

import sqlite3
from typing import Any

from datasette import Response

from herne_news.browse.chart import chart, month_rows
from herne_news.browse.page_request import PageRequest
from herne_news.browse.records.calendar import months_of_years
from herne_news.browse.records.days import on_this_day
from herne_news.browse.records.lists import newest
from herne_news.browse.records.names import names
from herne_news.browse.routing import Page
from herne_news.search.counts import by_issue, by_month, total
from herne_news.urls import SOURCES

#: How many articles and names the start page shows.
NEWEST = 9
YEARS = 8
A_YEAR = 2
NAMES = 12


async def start(asked: PageRequest) -> Response:
    """Answer ``/``."""
    today = asked.today

    def read(connection: sqlite3.Connection) -> dict[str, Any]:
        sources = [{count.key: count.n for count in by_month(connection, source=source)} for source in SOURCES]
        return {
            "n": total(connection),
            "newest": newest(connection, size=NEWEST).items,
            "this_day": on_this_day(connection, f"{today:%m-%d}", f"{today:%Y}", A_YEAR)[:YEARS],
            "chart": chart(sources),
            "years": months_of_years(connection),
            "categories": names(connection, "category", size=NAMES).items,
            "authors": names(connection, "author", size=NAMES).items,
            "photographers": names(connection, "pictures", size=NAMES).items,
            "issues": by_issue(connection)[:NAMES],
        }

    found = await asked.read(read)
    table = month_rows(found["years"], asked.texts, asked.address)
    return await asked.page("start", today=today, sources=SOURCES, month_rows=table, **found)


PAGES = (Page("/", start),)
