"""What the addresses of www.herne.de say: a release, the council system, another page."""

import re
from urllib.parse import urlsplit

from herne_news.parsers.page import Page
from herne_news.parsers.selectors import Element
from herne_news.urls import HERNE_DETAIL, HOSTS, canonical_url, source_of

HOME = f"https://{HOSTS['herne'][0]}/"
COUNCIL = re.compile(r"^/allris(?:/|$)", re.IGNORECASE)


def page_url(page: Page) -> str | None:
    """Return the canonical URL of a page: as it was asked for, else as the page itself states it, else None."""
    for url in (page.url, page.link("canonical"), page.metas.get("og:url")):
        found = canonical(url)
        if found:
            return found
    return None


def canonical(url: str | None, base: str | None = None) -> str | None:
    """Return the canonical URL for an address that a page names, or None where it is no http address."""
    try:
        return canonical_url(url, base) if url else None
    except ValueError:
        return None


def detail_url(page: Page, link: Element) -> str | None:
    """Return the canonical URL of the release that an ``a`` element leads to, or None."""
    url = canonical(link.get("href"), page.base or HOME)
    return url if is_detail(url) else None


def is_detail(url: str | None) -> bool:
    """Say whether a canonical URL is that of a release."""
    return url is not None and source_of(url) == "herne" and HERNE_DETAIL.search(urlsplit(url).path) is not None


def is_council(url: str | None) -> bool:
    """Say whether a canonical URL belongs to the council system, which never ends and is no news."""
    return url is not None and source_of(url) == "herne" and COUNCIL.match(urlsplit(url).path) is not None


def is_home(url: str | None) -> bool:
    """Say whether a canonical URL is the home page."""
    return url is not None and url.partition("#")[0] == HOME
