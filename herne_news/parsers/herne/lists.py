"""The lists of www.herne.de, read item by item; about a fifth of the items have no page of their own."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from herne_news.items import Article, Refusal
from herne_news.parsers.blocks import Block
from herne_news.parsers.herne.addresses import detail_url, is_council, is_detail, page_url
from herne_news.parsers.herne.credits import Pictures
from herne_news.parsers.herne.cutting import Cut, cut
from herne_news.parsers.herne.reading import Reading, first_heading, headings, leads_on, read
from herne_news.parsers.herne.record import Rules, compose, split_title
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.text import ends_sentence, fold
from herne_news.urls import TEASER_KEY, source_of, teaser_key, teaser_url

LIST_HEADINGS = frozenset({"pressemeldungen", "pressemitteilungen"})
RULES = Rules("herne-teaser")


@dataclass(frozen=True, slots=True)
class Teaser:
    """One item of a list.

    `article` is the record that the list alone gives, under the item's own address in that list. `detail_url` is the
    canonical URL of its page, None where it has none. `position` counts from 1, `section` is the list's ``h1``.
    """

    article: Article
    detail_url: str | None
    position: int
    section: str | None


def teasers(page: Page) -> list[Teaser]:
    """Return the items of a list in document order, each key once; none for a release's own page or the council system.

    Date, title, text and link of an item are taken from within that item. An item without a date, or with one that is not
    in the calendar, has no key and is left out.
    """
    url = page_url(page)
    reading = read(page)
    if is_council(url) or (is_detail(url) and not shows_a_list(page, reading, url)):
        return []
    return _teasers(page, url.partition("#")[0] if url else None, reading)


def teaser_at(page: Page) -> Article | Refusal | None:
    """Return the item that the fragment of the page's address names, a Refusal if it is not there, None without a key."""
    url = page_url(page)
    key = urlsplit(url).fragment if url else ""
    if not TEASER_KEY.fullmatch(key):
        return None
    for teaser in teasers(page):
        if teaser.article.url and teaser.article.url.endswith(f"#{key}"):
            return teaser.article
    detail = f"expected the item {key} in the list, found it gone; look for an older capture"
    return Refusal(url=page.url, reason="listing", detail=detail)


def shows_a_list(page: Page, reading: Reading, url: str | None) -> bool:
    """Say whether a page with date lines is a list.

    At a release's address it is one if there are several items and they lead to others; at another address of the site
    always. Without an address of the site, a lone date line is a release unless the page has a list's heading or link.
    """
    if is_detail(url):
        items = len(reading.dates) > 1
        return items and (_leads_on(reading) or any(_details(page, item) for item in cut(reading)[:1]))
    if len(reading.dates) > 1 or (url and source_of(url) == "herne"):
        return True
    return _leads_on(reading) or any(fold(text) in LIST_HEADINGS for text in headings(page))


def _leads_on(reading: Reading) -> bool:
    return any(leads_on(block.text) for block in reading.blocks)


def _teasers(page: Page, url: str | None, reading: Reading) -> list[Teaser]:
    section, pictures = first_heading(page), Pictures(page)
    found: dict[str, Teaser] = {}
    for item in cut(reading):
        title, blocks = split_title(item.blocks)
        day = item.date.day
        if title is None or day is None:
            continue
        own = next(iter(_details(page, item)), None)
        key = teaser_key(day, title)
        if key in found:
            found[key] = replace(found[key], detail_url=found[key].detail_url or own)
            continue
        text = [own_text for block in blocks if (own_text := _own_text(page, block))]
        own_element = item.element
        shown = pictures.between(item.date.element, item.stop) if own_element is None else pictures.inside(own_element)
        article = compose(teaser_url(url, key) if url else None, day, title, text, shown, RULES)
        found[key] = Teaser(article, own, len(found) + 1, section)
    return list(found.values())


def _details(page: Page, item: Cut) -> list[str]:
    """Return the releases that an item leads to, the likeliest to be its own first.

    First the link that says so, then one around the title, then one that stands alone on its line, then one around a
    picture. A link inside a sentence leads to another release.
    """
    ranked: list[tuple[int, str]] = []
    for number, block in enumerate(item.blocks):
        for link in block.links:
            url = detail_url(page, link)
            rank = _rank(block, text_of(link), first=number == 0) if url else None
            if url and rank is not None:
                ranked.append((rank, url))
    if item.element is not None:
        for link in item.element.iter("a"):
            url = detail_url(page, link)
            if url and not text_of(link) and next(link.iter("img"), None) is not None:
                ranked.append((3, url))
    return [url for _, url in sorted(ranked, key=lambda pair: pair[0])]


def _rank(block: Block, label: str, *, first: bool) -> int | None:
    if leads_on(label):
        return 0
    lines, words = [fold(line) for line in block.text.split("\n")], fold(label)
    if first and (words in lines[0] or lines[0] in words):
        return 1
    return 2 if words in lines else None


def _own_text(page: Page, block: Block) -> Block | None:
    """Return a block without the lines that only lead on to a release, whatever their words; None where nothing is left.

    A whole sentence is text even where it is a link.
    """
    links = [text_of(link) for link in block.links if detail_url(page, link) or leads_on(text_of(link))]
    labels = {fold(text) for text in links if leads_on(text) or not ends_sentence(text)}
    text = "\n".join(line for line in block.text.split("\n") if fold(line) not in labels and not leads_on(line))
    for link in links:
        if leads_on(link):
            text = text.removesuffix(link).rstrip()
    return replace(block, text=text) if text else None
