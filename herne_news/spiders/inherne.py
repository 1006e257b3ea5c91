"""The spider of inherne.net: every post that WordPress publishes, found by the first way that is open."""

from collections.abc import AsyncIterator, Iterator

from scrapy import Request
from scrapy.http import Response

from herne_news import parsers
from herne_news.clock import is_a_day_ago
from herne_news.spiders.answers import answer_of
from herne_news.spiders.base import NewsSpider
from herne_news.spiders.failures import FetchFailed
from herne_news.spiders.walk import SiteWalk
from herne_news.spiders.ways.common import Way, WayClosed
from herne_news.spiders.ways.feed import by_feed, feed_items, feed_url, is_whole
from herne_news.spiders.ways.listing import by_listing
from herne_news.spiders.ways.rest import by_rest
from herne_news.spiders.ways.sitemap import by_sitemap
from herne_news.store.pages import living_articles, page_state
from herne_news.visits import Finding, Found, Visit

HOME = "https://inherne.net/"
OK = 200
WAYS: tuple[tuple[Finding, Way], ...] = (
    (Finding.REST, by_rest),
    (Finding.SITEMAP, by_sitemap),
    (Finding.FEED, by_feed),
    (Finding.LISTING, by_listing),
)
#: The address that stands for a way in the crawl state when it is closed.
DOORS = {
    Finding.REST: f"{HOME}wp-json/wp/v2/posts",
    Finding.SITEMAP: f"{HOME}sitemap.xml",
    Finding.FEED: f"{HOME}feed/",
    Finding.LISTING: HOME,
}
MAX_PARTS = 50
#: What WordPress answers for a part that is not there: it leads back to the first, or knows no such page.
BEYOND_THE_LAST = frozenset({"http-301", "http-302", "http-404"})


class InherneSpider(NewsSpider):
    """Discovery is whole by any one way, so the ways are tried in turn, the cheapest and most telling first."""

    name = "inherne"
    source = "inherne"

    async def discover(self) -> AsyncIterator[Request]:
        """Yield a request for each post that is worth one, then for the pages that are due."""
        if self.is_ending():
            return
        walk = self.new_walk(HOME)
        opened: Finding | None = None
        for name, way in self._ways(walk):
            try:
                async for found in way(walk):
                    request = self.decide(found)
                    if request is not None:
                        yield request
            except WayClosed as reason:
                if self.is_ending():
                    return
                if self._close(walk, name, reason):
                    break
                continue
            opened = name
            self.counts[f"way/{name}"] += 1
            self.counts["lists unchanged"] += not self.counts["listed"]
            self.troubles.clear()
            break
        for request in self._rest_of_the_run(walk):
            yield request
        if opened is not None and opened != Finding.FEED and not self.is_ending():
            async for found in self._cross_check(walk):
                request = self.decide(found)
                if request is not None:
                    yield request
        self.closing_visits += walk.notes.values()
        self.has_discovered = True

    def _ways(self, walk: SiteWalk) -> list[tuple[Finding, Way]]:
        """Return the ways in the order in which they are tried: one that was closed rests, and comes last until it is due."""

        def rests(name: Finding) -> bool:
            state = None if walk.is_fresh else page_state(self.archive, DOORS[name])
            return state is not None and state.failures > 0 and (state.next_check or "") > walk.now

        return sorted(WAYS, key=lambda way: rests(way[0]))

    def _close(self, walk: SiteWalk, name: Finding, reason: WayClosed) -> bool:
        """Note that a way is closed; say whether trying another is in vain."""
        self.counts[f"closed/{name}"] += 1
        self.logger.info("%s is closed: %s", name, reason)
        cause = reason.__cause__
        failure = cause if isinstance(cause, FetchFailed) else FetchFailed("no-posts", str(reason))
        self.troubles.append(failure)
        visit = Visit(source=self.source, url=DOORS[name], seen=walk.now, items=0)
        visit.refuse(failure.reason, failure.detail)
        walk.notes[DOORS[name]] = visit
        return self.is_cut_off(failure)

    def _rest_of_the_run(self, walk: SiteWalk) -> Iterator[Request]:
        """Yield requests for posts that discovery has left out, and for pages that are due."""
        if self.is_ending():
            return
        if walk.is_whole and self.is_unbounded:
            for url in self._left_out():
                if not self.is_ending():
                    self.counts["missing"] += 1
                    yield from self.revisit(url, Finding.MISSING)
        yield from self.revisits(walk.now)

    def _left_out(self) -> list[str]:
        """Return the addresses of living articles that discovery has not shown, under this address or another."""
        living = living_articles(self.archive, self.source)
        return [url for url, post in living if url not in self.seen and (post is None or post not in self.seen_posts)]

    async def _cross_check(self, walk: SiteWalk) -> AsyncIterator[Found]:
        """Ask the feed once a day, whatever the way: it names posts that a cache or a plugin keeps from the others."""
        feed = feed_url(walk)
        state = page_state(self.archive, feed)
        if state is not None and not walk.is_fresh and not is_a_day_ago(state.last_checked, walk.now):
            return
        try:
            response = await self.fetch(feed, walk.past(feed))
        except FetchFailed:
            return
        items = list(feed_items(response, HOME)) if response.status == OK else []
        kept = state.items if state is not None and state.items else 0
        if response.status != OK or is_whole(response):
            walk.note(feed, response, len(items) if response.status == OK else kept)
        unknown = [found for found in items if found.url not in self.seen and walk.is_new(found)]
        self.counts["feed only"] += len(unknown)
        for found in unknown:
            yield found

    async def visit(self, response: Response, found: Found) -> AsyncIterator[Visit | Request]:
        """Make a visit of an answer, with the further parts of a long post."""
        async for item in super().visit(response, found):
            if isinstance(item, Visit) and item.documents and item.refusal is None:
                await self._add_parts(item, found.cut)
            yield item

    async def _add_parts(self, visit: Visit, cut: bool) -> None:
        """Fetch /slug/2/ and so on; a post without all of its parts is not stored, but tried again next time."""
        linked = parsers.identify(visit.documents[0], self.source).parts[:MAX_PARTS]
        guessed = [f"{visit.url}{number}/" for number in range(2, MAX_PARTS + 1)] if cut and not linked else []
        for url in linked or guessed:
            try:
                answer = answer_of(await self.fetch(url, follow=not guessed))
                visit.answers += (answer,)
                self.open(visit, answer)
            except FetchFailed as failure:
                if guessed and failure.reason in BEYOND_THE_LAST:
                    return
                visit.refuse(failure.reason, failure.detail)
            if visit.refusal is not None:
                self.counts["failed"] += 1
                self.counts["forgotten"] += 1
                visit.refuse(
                    "part-missing", f"expected a further part of {visit.url}: {visit.refusal.detail}", remember=False
                )
                return
