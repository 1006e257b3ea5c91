"""Discovery by the REST API of WordPress: complete, cheap, and the only way that shows edits for certain."""

import json
from collections.abc import AsyncIterator
from urllib.parse import urljoin

from herne_news.spiders.changes import tidy_change
from herne_news.spiders.ways.common import MAX_PAGES, Fetch, WayClosed, fetch_or_close
from herne_news.urls import canonical_url
from herne_news.visits import Finding, Found

REST_POSTS = "/wp-json/wp/v2/posts?_fields=id,link,date,modified_gmt&per_page=100&page={page}"


async def by_rest(fetch: Fetch, home: str) -> AsyncIterator[Found]:
    """Ask the REST API for all published posts, newest first, 100 a page."""
    page = total = 1
    while page <= min(total, MAX_PAGES):
        response = await fetch_or_close(fetch, urljoin(home, REST_POSTS.format(page=page)))
        try:
            posts = json.loads(response.body)
            total = int(response.headers.get("X-WP-TotalPages", b"1") or b"1")
            found = [_from_rest(post) for post in posts]
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise WayClosed(
                f"expected a JSON list of posts from {response.url}, found something else: {error}"
            ) from error
        if page == 1 and not found:
            raise WayClosed(f"expected posts from {response.url}, found an empty list")
        for item in found:
            yield item
        page += 1


def _from_rest(post: dict[str, object]) -> Found:
    date = post.get("date")
    return Found(
        url=canonical_url(str(post["link"])),
        finding=Finding.REST,
        changed=tidy_change(str(post.get("modified_gmt")), utc=True),
        date=str(date)[:10] if date else None,
        post=str(post["id"]) if "id" in post else None,
    )
