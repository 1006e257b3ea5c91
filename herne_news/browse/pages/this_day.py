"""On this day in other years."""

import calendar

from datasette import Response

from herne_news.browse.page_request import PageRequest
from herne_news.browse.records.days import on_this_day
from herne_news.browse.routing import Page

#: Articles of one year's day that the page shows; the rest stands on the day's own page.
MOST = 5
#: A year that has every day.
LEAP_YEAR = 2000


async def this_day(asked: PageRequest) -> Response:
    """Answer ``/an-diesem-tag/{month}/{day}``: what was published on that day, year by year."""
    month, day = asked.number("month"), asked.number("day")
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(LEAP_YEAR, month)[1]):
        return await asked.missing()
    years = await asked.read(lambda connection: on_this_day(connection, f"{month:02}-{day:02}", "9999", MOST))
    day_of_year = f"{LEAP_YEAR}-{month:02}-{day:02}"
    return await asked.page("this_day", years=years, title=asked.texts.day_of_year(day_of_year))


PAGES = (Page("/an-diesem-tag/{month}/{day}", this_day),)
