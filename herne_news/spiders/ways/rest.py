"""Discovery by the REST API of WordPress: complete, cheap, and the only way that shows edits for certain."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from urllib.parse import urljoin

from herne_news.spiders.changes import tidy_change
from herne_news.spiders.failures import FetchFailed
from herne_news.spiders.ways.common import MAX_PAGES, Fetch, WayClosed, fetch_or_close, inside_source
from herne_news.urls import canonical_url
from herne_news.visits import Finding, Found

REST_POSTS = "/wp-json/wp/v2/posts?_fields=id,link,date,modified_gmt&per_page=100&page={page}"
#: A search for the mark ``<!--nextpage-->``, less what WordPress takes for HTML and drops: the posts cut into pages. In block
#: themes a post of the classic editor shows no link to its further parts.
REST_CUT = "/wp-json/wp/v2/posts?_fields=link&search=nextpage--&per_page=100&page={page}"


async def by_rest(fetch: Fetch, home: str) -> AsyncIterator[Found]:
    """Ask the REST API for all published posts, newest first, 100 a page, and which of them are cut into pages."""
    cut: frozenset[str] = frozenset()
    page = total = 1
    while page <= min(total, MAX_PAGES):
        response = await fetch_or_close(fetch, urljoin(home, REST_POSTS.format(page=page)))
        try:
            posts = json.loads(response.body)
            total = int(response.headers.get("X-WP-TotalPages", b"1") or b"1")
            found = [item for post in posts if (item := _from_rest(post, home)) is not None]
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise WayClosed(
                f"expected a JSON list of posts from {response.url}, found something else: {error}"
            ) from error
        if page == 1 and not found:
            raise WayClosed(f"expected posts of the site from {response.url}, found none")
        if page == 1:
            cut = await _cut_posts(fetch, home, response.headers.get("X-WP-Total"))
        for item in found:
            yield replace(item, cut=item.url in cut)
        page += 1


async def _cut_posts(fetch: Fetch, home: str, everything: bytes | None) -> frozenset[str]:
    """Return the posts that a search for the mark of a cut finds.

    None where the API does not search: it fails, or gives as many posts (`everything`) as without. Then only links tell.
    """
    found: set[str] = set()
    page = total = 1
    try:
        while page <= min(total, MAX_PAGES):
            response = await fetch(urljoin(home, REST_CUT.format(page=page)))
            if everything is not None and response.headers.get("X-WP-Total") == everything:
                break
            found |= {canonical_url(str(post["link"])) for post in json.loads(response.body)}
            total = int(response.headers.get("X-WP-TotalPages", b"1") or b"1")
            page += 1
    except (FetchFailed, ValueError, TypeError, KeyError, AttributeError):
        return frozenset(found)
    return frozenset(found)


def _from_rest(post: dict[str, object], home: str) -> Found | None:
    """Return a post, None where its address leaves the source."""
    url, date = inside_source(str(post["link"]), home), post.get("date")
    if url is None:
        return None
    return Found(
        url=url,
        finding=Finding.REST,
        changed=tidy_change(str(post.get("modified_gmt")), utc=True),
        date=str(date)[:10] if date else None,
        post=str(post["id"]) if "id" in post else None,
    )
