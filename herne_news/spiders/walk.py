"""What the ways of discovery may ask of the site and of the archive (ways/common.py says what each promises)."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from scrapy.http import Response

from herne_news.spiders.answers import answer_of
from herne_news.spiders.changes import is_seen_change
from herne_news.store.archive import Archive
from herne_news.store.pages import PageState, article_of, known_lists, page_state
from herne_news.visits import Found, Visit

Fetch = Callable[..., Awaitable[Response]]


def is_settled(found: Found, state: PageState | None) -> bool:
    """Say whether what discovery says of a page is what the last visit has seen; a failure is not settled.

    Nor is a page that discovery shows again after it had left it out.
    """
    if state is None or state.failures or state.unlisted:
        return False
    return found.changed is None or is_seen_change(state.lastmod, found.changed, state.last_checked)


class SiteWalk:
    """The discovery of one run over a source; `notes` are the visits of its lists, to be stored last."""

    def __init__(
        self,
        fetch: Fetch,
        archive: Archive,
        source: str,
        home: str,
        now: str,
        robots: dict[str, bytes],
        *,
        is_fresh: bool,
    ) -> None:
        self._fetch = fetch
        self._archive = archive
        self._source = source
        self.home = home
        self.now = now
        self.is_fresh = is_fresh
        self.is_whole = False
        self.notes: dict[str, Visit] = {}
        self._robots = robots

    async def fetch(self, url: str, state: PageState | None = None, *, follow: bool = True) -> Response:
        """Fetch an address at once; raises FetchFailed."""
        return await self._fetch(url, state, follow=follow)

    def knows(self, found: Found) -> bool:
        """Say whether the archive has the post as discovery shows it."""
        return not self.is_fresh and is_settled(found, page_state(self._archive, found.url))

    def is_new(self, found: Found) -> bool:
        """Say whether the archive knows neither the address nor the number of the post."""
        if page_state(self._archive, found.url) is not None or article_of(self._archive, found.url) is not None:
            return False
        return found.post is None or article_of(self._archive, f"{self._source}:post:{found.post}") is None

    def past(self, url: str) -> PageState | None:
        """Return what the last whole run has kept of a list."""
        state = None if self.is_fresh else page_state(self._archive, url)
        return state if state is not None and state.items is not None else None

    def past_lists(self) -> list[PageState]:
        """Return all lists that were kept."""
        return [] if self.is_fresh else known_lists(self._archive, self._source)

    def note(self, url: str, response: Response, items: int, changed: str | None = None) -> None:
        """Keep what a list has shown."""
        answer = answer_of(response).without_body()
        self.notes[url] = Visit(
            source=self._source, url=url, seen=answer.fetched, answers=(answer,), items=items, changed=changed
        )

    def robots_txt(self) -> bytes:
        """Return the site's robots.txt as the middleware has read it."""
        return self._robots.get(urlsplit(self.home).netloc, b"")
