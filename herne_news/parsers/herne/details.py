"""A release's own page.

Forms: 2018 to mid 2020 date, title, lead, text; from September 2021 a breadcrumb before, "Details der Meldungen" and the
constant date 2017-04-26 behind; from January 2022 the cookie notice first, in December a notice on closing days. All of
them have the date line "Meldung vom ..." in front of the title. Old archive copies lack date and title and have the text
only.
"""

import re

from herne_news.items import Article, Refusal
from herne_news.parsers.blocks import Block
from herne_news.parsers.dates import parse_german_date
from herne_news.parsers.herne.addresses import is_council, is_detail, is_home, page_url
from herne_news.parsers.herne.credits import Pictures
from herne_news.parsers.herne.furniture import behind_furniture, layout_of
from herne_news.parsers.herne.lists import shows_a_list
from herne_news.parsers.herne.reading import (
    SITE_HEADINGS,
    Reading,
    first_heading,
    heading_level,
    is_end,
    leads_on,
    read,
)
from herne_news.parsers.herne.record import Rules, compose, split_title
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.selectors import Element
from herne_news.parsers.text import fold
from herne_news.parsers.walls import is_consent_wall, is_password_wall

ERROR = re.compile(
    r"\b(?:403|404|410|500|502|503)\b|nicht gefunden|not found|existiert nicht|^(?:fehler|error)\b|zugriff verweigert"
    r"|^wartungsarbeiten$|service unavailable|bad gateway|nicht (?:mehr )?(?:verfügbar|vorhanden|erreichbar)",
    re.IGNORECASE,
)
MOST_ERROR_LETTERS = 90


def parse_detail(page: Page) -> Article | Refusal:
    """Return the record of a release's page, or why the page is none.

    Refusals: ``council``, ``home``, ``listing`` (whatever its address says), ``error-page``, ``password``, ``consent``, ``page``
    (no date line, and not the address of a release), ``empty``. A page at a release's address that has text but no date line
    is a copy that lost date and title (both are None) unless it begins with an ``h1``.
    """
    url = page_url(page)
    if is_council(url):
        return _refuse(page, "council", "expected a release, found the council system; leave it out")
    reading = read(page)
    if reading.dates and not shows_a_list(page, reading, url):
        return _dated(page, url, reading)
    if reading.dates:
        reason = "home" if is_home(url) else "listing"
        return _refuse(page, reason, f"expected one release, found a list of {len(reading.dates)}; read it as a list")
    if shown := _error(page, reading):
        return _refuse(page, "error-page", f"expected a release, found {shown!r}; fetch it again later")
    if wall := _wall(page, reading):
        return _refuse(page, wall, f"expected a release, found a page that asks for {wall}; fetch it again")
    if not is_detail(url):
        reason = "home" if is_home(url) else "page"
        return _refuse(page, reason, 'expected a release, found no line "Meldung vom ..."; leave it out')
    return _undated(page, url, reading)


def _wall(page: Page, reading: Reading) -> str | None:
    """Return the reason where a page without a date line stands in front of another: ``password``, ``consent``; else None."""
    text = "\n".join(block.text for block in reading.until_end(behind_furniture(reading.blocks)))
    if is_password_wall(page, text):
        return "password"
    return "consent" if text and is_consent_wall(text) else None


def _dated(page: Page, url: str | None, reading: Reading) -> Article | Refusal:
    date = reading.dates[0]
    stop = reading.dates[1].index if len(reading.dates) > 1 else None
    blocks = [block for block in reading.until_end(date.index + 1, stop) if not leads_on(block.text)]
    title, blocks = split_title(blocks)
    if title is None and not blocks:
        return _refuse(page, "empty", "expected a release behind its date line, found nothing; fetch it again")
    pictures = Pictures(page).between(date.element, _end(reading, date.index + 1))
    return compose(url, date.day, title, blocks, pictures, Rules(layout_of(page)))


def _undated(page: Page, url: str | None, reading: Reading) -> Article | Refusal:
    """Return what a page at a release's address gives without the date line.

    An ``h1`` at its beginning is the title, and a date right before or behind it the date, should the site ever drop the
    words "Meldung vom"; a copy that has neither has its text.
    """
    start = behind_furniture(reading.blocks)
    blocks = reading.until_end(start)
    pictures = Pictures(page).between(blocks[0].element, _end(reading, start)) if blocks else []
    title = next((n for n, block in enumerate(blocks[:2]) if _is_title(block)), None)
    if title is None:
        article = compose(url, None, None, blocks, pictures, Rules("herne-body-only", body="text:body-only"))
        empty = "expected a release, found a page without text; fetch it again"
        return article if article.body else _refuse(page, "empty", empty)
    days = {n: parse_german_date(blocks[n].text) for n in (title - 1, title + 1) if 0 <= n < len(blocks)}
    found, day = next(((n, day) for n, day in days.items() if day), (None, None))
    rest = [block for n, block in enumerate(blocks) if n > title and n != found]
    rules = Rules(layout_of(page), date="text:date-beside-title", title="html:h1")
    return compose(url, day, blocks[title].text, rest, pictures, rules)


def _is_title(block: Block) -> bool:
    return heading_level(block) == 1 and fold(block.text) not in SITE_HEADINGS


def _end(reading: Reading, start: int) -> Element | None:
    return next((block.element for block in reading.blocks[start:] if is_end(block)), None)


def _error(page: Page, reading: Reading) -> str | None:
    """Return the words by which a page says that it is not there, or None."""
    head = next(page.root.iter("title"), None)
    first = reading.blocks[0].text if reading.blocks else None
    for text in (first_heading(page), text_of(head) if head is not None else None, first):
        if text and len(text) <= MOST_ERROR_LETTERS and ERROR.search(text):
            return text
    return None


def _refuse(page: Page, reason: str, detail: str) -> Refusal:
    return Refusal(url=page.url, reason=reason, detail=detail)
