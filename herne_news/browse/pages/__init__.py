"""The reader's pages: one file a page, with a template of the same name and its texts in `texts/`."""

from herne_news.browse.pages import (
    about,
    article,
    calendar,
    feed,
    health,
    history,
    issues,
    names,
    newest,
    search,
    sitemap,
    start,
    this_day,
)
from herne_news.browse.routing import Page

#: Every page, in the order in which Datasette tries their addresses, before its own.
PAGES: tuple[Page, ...] = (
    *start.PAGES,
    *newest.PAGES,
    *article.PAGES,
    *history.PAGES,
    *calendar.PAGES,
    *this_day.PAGES,
    *names.PAGES,
    *issues.PAGES,
    *search.PAGES,
    *health.PAGES,
    *about.PAGES,
    *feed.PAGES,
    *sitemap.PAGES,
)
