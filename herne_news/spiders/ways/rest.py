"""Discovery by the REST API of WordPress: complete, cheap, and the only way that shows edits for certain."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from scrapy.http import Response

from herne_news.clock import is_a_day_ago
from herne_news.spiders.changes import tidy_change
from herne_news.spiders.failures import FetchFailed
from herne_news.spiders.ways.common import MAX_PAGES, Walk, WayClosed, fetch_or_close, inside_source
from herne_news.urls import canonical_url
from herne_news.visits import Finding, Found

REST = "/wp-json/wp/v2/posts?_fields=id,link,date,modified_gmt&per_page=100&page={page}"
REST_POSTS = REST + "&orderby=date&order=desc"
REST_CHANGES = REST + "&orderby=modified&order=desc"
#: A search for the mark ``<!--nextpage-->``, less what WordPress takes for HTML and drops: the posts cut into pages. In block
#: themes a post of the classic editor shows no link to its further parts.
REST_CUT = "/wp-json/wp/v2/posts?_fields=link&search=nextpage--&per_page=100&page={page}"


async def by_rest(walk: Walk) -> AsyncIterator[Found]:
    """Yield what the REST API shows: what changed since the last run, or all posts where that does not add up.

    The latest changes come first, so that the list ends with a page whose last post is known. Whether a post has vanished is
    told by counting: the posts of the last run and the new ones must make as many as the API now says there are. A scheduled
    post appears with an old date of change: where another is trashed at the same time, the number stays the same. So all posts
    are gone through once a day.
    """
    key = canonical_url(urljoin(walk.home, REST_CHANGES.format(page=1)))
    past, cuts, new = walk.past(key), _Cuts(walk), 0
    is_daily = past is None or past.lastmod is None or is_a_day_ago(past.lastmod, walk.now)
    first: _Answer | None = None
    async for answer in _leaf(walk, REST_POSTS if past is None or not past.items else REST_CHANGES):
        first = first or answer
        for found in answer.found:
            if walk.knows(found):
                yield found
            else:
                new += walk.is_new(found)
                yield await cuts.mark(found, answer.total)
        adds_up = past is not None and past.items is not None and answer.total == past.items + new
        if not is_daily and adds_up and answer.is_in_order and walk.knows(answer.found[-1]):
            walk.note(key, answer.response, answer.total or 0)
            return
    walk.is_whole = True
    if first is not None:
        walk.note(key, first.response, first.total or 0, changed=walk.now)


@dataclass(frozen=True, slots=True)
class _Answer:
    """One page of posts; `total` is the number of all posts, None where the API does not say."""

    number: int
    found: list[Found]
    total: int | None
    response: Response

    @property
    def is_in_order(self) -> bool:
        """Say whether the latest changes really come first."""
        changes = [found.changed or "" for found in self.found]
        return "" not in changes and changes == sorted(changes, reverse=True)


async def _leaf(walk: Walk, pattern: str) -> AsyncIterator[_Answer]:
    """Yield page after page, 100 posts each."""
    number = pages = 1
    while number <= min(pages, MAX_PAGES):
        response = await fetch_or_close(walk, urljoin(walk.home, pattern.format(page=number)))
        try:
            posts = json.loads(response.body)
            pages = int(response.headers.get("X-WP-TotalPages", b"1") or b"1")
            total = response.headers.get("X-WP-Total")
            found = [item for post in posts if (item := _from_rest(post, walk.home)) is not None]
            answer = _Answer(number, found, int(total) if total else None, response)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise WayClosed(
                f"expected a JSON list of posts from {response.url}, found something else: {error}"
            ) from error
        if number == 1 and not found:
            raise WayClosed(f"expected posts of the site from {response.url}, found none")
        yield answer
        number += 1


class _Cuts:
    """Which posts are cut into pages; asked for when the first post is about to be fetched."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._known: frozenset[str] | None = None

    async def mark(self, found: Found, everything: int | None) -> Found:
        """Return `found` with what is known of its parts; `everything` is the number of all posts."""
        if self._known is None:
            self._known = await self._search(everything)
        return replace(found, cut=found.url in self._known)

    async def _search(self, everything: int | None) -> frozenset[str]:
        """Return the posts that a search for the mark of a cut finds.

        None where the API does not search: it fails, or gives as many posts as without. Then only links tell.
        """
        found: set[str] = set()
        page = pages = 1
        try:
            while page <= min(pages, MAX_PAGES):
                response = await self._walk.fetch(urljoin(self._walk.home, REST_CUT.format(page=page)))
                if everything is not None and response.headers.get("X-WP-Total") == str(everything).encode():
                    break
                found |= {canonical_url(str(post["link"])) for post in json.loads(response.body)}
                pages = int(response.headers.get("X-WP-TotalPages", b"1") or b"1")
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
