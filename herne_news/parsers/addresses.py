"""The address of a record: what was asked for, and what the page says of itself where that can be believed."""

from urllib.parse import unquote, urlsplit

from herne_news.parsers.page import Page
from herne_news.urls import canonical_url, post_number, source_of


def declared_url(page: Page) -> str | None:
    """Return the address that the page gives itself: rel=canonical, else og:url; tidied, None if it is no address."""
    for link in (page.link("canonical"), page.absolute(page.metas.get("og:url"))):
        if link:
            try:
                return canonical_url(link)
            except ValueError:
                continue
    return None


def record_url(page: Page, source: str, post: str | None) -> str | None:
    """Return the canonical URL under which the page's article is kept, or None where neither address nor page tells.

    A declared address is believed only inside the same source and only where the page found is the page asked for: the short link
    ``?p=N`` of a post N, or the same path but for case and for the number of a part (``/slug/2/``).
    """
    declared = declared_url(page)
    if page.url is None:
        return declared
    try:
        asked = canonical_url(page.url)
    except ValueError:
        return declared
    if declared is None or source_of(declared) != source or source_of(asked) != source:
        return asked
    number = post_number(asked)
    if number is not None:
        return declared if number == post else asked
    return declared if _path(declared) == _path(asked) else asked


def _path(url: str) -> str:
    parts = unquote(urlsplit(url).path).casefold().rstrip("/").split("/")
    if len(parts) > 2 and parts[-1].isdigit():
        parts.pop()
    return "/".join(parts)
