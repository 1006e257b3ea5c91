"""The reader's pages: one file a page, with a template of the same name and its texts in `texts/`."""

from herne_news.browse.pages import about, article, health, history
from herne_news.browse.routing import Page

#: Every page, in the order in which Datasette tries their addresses, before its own.
PAGES: tuple[Page, ...] = (*about.PAGES, *article.PAGES, *health.PAGES, *history.PAGES)
