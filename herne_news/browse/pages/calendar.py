"""Leafing by year, month and day."""

import calendar
from typing import Any

from datasette import Response

from herne_news.browse.listing import below, listed, search_within
from herne_news.browse.page_request import PageRequest
from herne_news.browse.records.calendar import Months, days_of_month, months_of_years, neighbours, undated_exist
from herne_news.browse.records.lists import between, chosen, undated
from herne_news.browse.routing import Page
from herne_news.search.counts import articles_of


async def years(asked: PageRequest) -> Response:
    """Answer ``/kalender``: all years with their months."""
    found, has_undated = await asked.read(lambda connection: (months_of_years(connection), undated_exist(connection)))
    return await asked.page("calendar", years=found, has_undated=has_undated)


async def year(asked: PageRequest) -> Response:
    """Answer ``/kalender/{year}``: its months and its articles, the newest first."""
    number = asked.number("year")
    if not 1 <= number <= 9999:
        return await asked.missing()
    key = f"{number:04}"
    months, found, around = await asked.read(
        lambda connection: (
            months_of_years(connection, key),
            chosen(connection, "year", key, below(asked)),
            neighbours(connection, "year", key),
        )
    )
    if not months:
        return await asked.missing()
    path = f"/kalender/{number}"
    return await listed(
        asked,
        path,
        found,
        template="year",
        title=str(number),
        year=months[0],
        around=_years(around),
        within=search_within(asked, "year", key),
        feed={"jahr": key},
    )


def _years(around: tuple[str | None, str | None]) -> list[dict[str, Any] | None]:
    return [{"path": f"/kalender/{int(key)}", "words": str(int(key))} if key else None for key in around]


async def month(asked: PageRequest) -> Response:
    """Answer ``/kalender/{year}/{month}``: its days and its articles, the newest first."""
    number, which = asked.number("year"), asked.number("month")
    if not (1 <= number <= 9999 and 1 <= which <= 12):
        return await asked.missing()
    key = f"{number:04}-{which:02}"
    days, found, n, around = await asked.read(
        lambda connection: (
            days_of_month(connection, key),
            between(connection, f"{key}-01", f"{key}-39", below(asked)),
            articles_of(connection, "month", key),
            neighbours(connection, "month", key),
        )
    )
    if not n:
        return await asked.missing()
    return await listed(
        asked,
        f"/kalender/{number}/{which}",
        found,
        template="month",
        title=asked.texts.month(number, which),
        n=n,
        feed={"q": f"datum:{key}"},
        year=number,
        month=which,
        weeks=_weeks(number, which, days),
        around=_months(asked, around),
    )


def _weeks(year: int, month: int, days: Months) -> list[list[tuple[int, int]]]:
    """Return the month's weeks from Monday to Sunday as days with their numbers of articles; day 0 belongs to another month."""
    return [[(day, days.get(day, 0)) for day in week] for week in calendar.Calendar().monthdayscalendar(year, month)]


def _months(asked: PageRequest, around: tuple[str | None, str | None]) -> list[dict[str, Any] | None]:
    return [_month(asked, key) if key else None for key in around]


def _month(asked: PageRequest, key: str) -> dict[str, Any]:
    year, month = int(key[:4]), int(key[5:])
    return {"path": f"/kalender/{year}/{month}", "words": asked.texts.month(year, month)}


async def day(asked: PageRequest) -> Response:
    """Answer ``/kalender/{year}/{month}/{day}``."""
    number, which, of_month = asked.number("year"), asked.number("month"), asked.number("day")
    if not (1 <= number <= 9999 and 1 <= which <= 12 and 1 <= of_month <= 31):
        return await asked.missing()
    date = f"{number:04}-{which:02}-{of_month:02}"
    found, n = await asked.read(
        lambda connection: (between(connection, date, date, below(asked)), articles_of(connection, "day", date))
    )
    if not n:
        return await asked.missing()
    up = _month(asked, date[:7])
    path = f"/kalender/{number}/{which}/{of_month}"
    return await listed(asked, path, found, title=asked.texts.long_day(date), n=n, up=up, feed={"q": f"datum:{date}"})


async def without_day(asked: PageRequest) -> Response:
    """Answer ``/kalender/ohne-datum``: articles whose day nobody knows."""
    found = await asked.read(lambda connection: undated(connection, below(asked)))
    up = {"path": "/kalender", "words": asked.texts("frame.calendar")}
    return await listed(asked, "/kalender/ohne-datum", found, title=asked.texts("lists.undated"), up=up)


PAGES = (
    Page("/kalender", years),
    Page("/kalender/ohne-datum", without_day),
    Page("/kalender/{year}", year),
    Page("/kalender/{year}/{month}", month),
    Page("/kalender/{year}/{month}/{day}", day),
)
