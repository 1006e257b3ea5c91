"""Where a redirect leads: a login form, the home page and the like stand in for any page, and say nothing of it."""

from urllib.parse import urlsplit

from scrapy.http import Response

from herne_news import parsers
from herne_news.items import Refusal
from herne_news.middlewares.redirects import any_query
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.walls import is_password_wall
from herne_news.urls import canonical_url

OK = 200
LOGIN, HOME = "a login form", "the home page"


def stand_in(page: Page, url: str) -> str | None:
    """Return what is at `url` if a site leads there from just any page: a login form, the home page; else None."""
    if is_password_wall(page, text_of(page.body)):
        return LOGIN
    address = urlsplit(url)
    return HOME if address.path in {"", "/"} and not address.query else None


def stand_in_of(asked: str, response: Response) -> tuple[str, str | None]:
    """Return the canonical URL of an answer and, where a redirect led to it, what `stand_in` says of it."""
    arrived = canonical_url(response.url)
    if response.status != OK or arrived == canonical_url(asked):
        return arrived, None
    page = Page.from_bytes(response.body, arrived)
    return arrived, stand_in(page, arrived) if isinstance(page, Page) else None


def no_article(page: Page, url: str, source: str) -> str | None:
    """Return what a page is that is no article, None for an article."""
    found = stand_in(page, url)
    if found is not None:
        return found
    read = parsers.parse_page(page, source)
    return f"a page that is no article ({read.reason})" if isinstance(read, Refusal) else None


def dead_end(url: str, what: str) -> str:
    """Return the key of a dead end for the redirect middleware: a login form is one whatever it is told of the way back."""
    return any_query(url) if what == LOGIN else url
