"""www.herne.de: press releases on their own pages, and the lists that a fifth of them never leave.

Nothing here hangs on a class name or an id: pages are read by their text ("Meldung vom 04. Januar 2022"), the order of
their blocks and the tags of HTML. That holds for every form the site had since 2018 and, with luck, for the next.

- `reading`: a page as blocks of running text, its date lines, its furniture
- `details`: a page of one release
- `lists`: a page of many; `cutting` says where an item begins and ends
- `record`: title, lead, body and captions of either
- `credits`: credit lines and pictures
- `refusals`: what is no release
"""

from herne_news.items import Article, Refusal
from herne_news.parsers.herne.details import parse_detail
from herne_news.parsers.herne.lists import Teaser, teaser_at, teasers
from herne_news.parsers.page import Page

__all__ = ["Teaser", "parse_detail", "parse_page", "teasers"]


def parse_page(page: Page) -> Article | Refusal:
    """Return the record of a page of www.herne.de, or why it has none.

    A release's own page gives its record, a teaser's address (a list's, ``#`` and the item's key) that item; a list, the
    home page, an error page and the council system give a Refusal.
    """
    return teaser_at(page) or parse_detail(page)
