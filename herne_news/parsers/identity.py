"""Which page a page says it is."""

import re
from dataclasses import dataclass

from herne_news.parsers.addresses import declared_url
from herne_news.parsers.inherne.finding import post_number
from herne_news.parsers.page import Page
from herne_news.urls import canonical_url


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """WordPress's post number, the address that the page gives itself, and the addresses of its further parts in order."""

    post_id: str | None = None
    canonical: str | None = None
    parts: tuple[str, ...] = ()


def identify(page: Page, source: str) -> Identity:
    """Return what the page says of itself; only WordPress numbers its posts and cuts them into parts."""
    canonical = declared_url(page)
    if source != "inherne":
        return Identity(canonical=canonical)
    return Identity(post_id=post_number(page), canonical=canonical, parts=_parts(page, canonical))


def _parts(page: Page, canonical: str | None) -> tuple[str, ...]:
    links = [link for holder in page.having("page-links", "post-nav-links") for link in holder.iter("a")]
    links += [link for link in page.having("post-page-numbers") if link.tag == "a"]
    own = (canonical or page.url or "").rstrip("/")
    found: dict[int, str] = {}
    for link in links:
        address = page.absolute(link.get("href"))
        if address is None:
            continue
        url = canonical_url(address)
        match = re.fullmatch(r"(.+)/(\d{1,3})/", url)
        if match and int(match[2]) > 1 and (match[1].rstrip("/") == own or own.startswith(f"{match[1]}/")):
            found[int(match[2])] = url
    return tuple(found[number] for number in sorted(found))
