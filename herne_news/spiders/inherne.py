"""The spider of inherne.net: every post that WordPress publishes, found by the first way that is open."""

from collections.abc import AsyncIterator

from scrapy import Request
from scrapy.http import Response

from herne_news import parsers
from herne_news.spiders.base import NewsSpider
from herne_news.spiders.failures import FetchFailed
from herne_news.spiders.ways.common import Way, WayClosed
from herne_news.spiders.ways.feed import by_feed
from herne_news.spiders.ways.listing import by_listing
from herne_news.spiders.ways.rest import by_rest
from herne_news.spiders.ways.sitemap import by_sitemap
from herne_news.visits import Finding, Found, Visit

HOME = "https://inherne.net/"
WAYS: tuple[tuple[str, Way], ...] = (
    (Finding.REST, by_rest),
    (Finding.SITEMAP, by_sitemap),
    (Finding.FEED, by_feed),
    (Finding.LISTING, by_listing),
)
MAX_PARTS = 50
#: What WordPress answers for a part that is not there: it leads back to the first, or knows no such page.
BEYOND_THE_LAST = frozenset({"http-301", "http-302", "http-404"})


class InherneSpider(NewsSpider):
    """Discovery is whole by any one way, so the ways are tried in turn, the cheapest and most telling first."""

    name = "inherne"
    source = "inherne"

    async def start(self) -> AsyncIterator[Request]:
        """Yield a request for each post that is worth one."""
        closed: list[FetchFailed] = []
        for name, way in WAYS:
            try:
                async for found in way(self.fetch, HOME):
                    request = self.decide(found)
                    if request is not None:
                        yield request
            except WayClosed as reason:
                if self.is_ending():
                    return
                self.counts[f"closed/{name}"] += 1
                self.logger.info("%s is closed: %s", name, reason)
                cause = reason.__cause__
                closed.append(cause if isinstance(cause, FetchFailed) else FetchFailed("no-posts", str(reason)))
                if self.is_cut_off(closed[-1]):
                    break
                continue
            self.counts[f"way/{name}"] += 1
            closed = []
            break
        self.troubles += closed
        self.has_discovered = True

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
                answer = self.answer(await self.fetch(url, follow=not guessed))
                visit.answers += (answer,)
                self.open(visit, answer)
            except FetchFailed as failure:
                if guessed and failure.reason in BEYOND_THE_LAST:
                    return
                visit.refuse(failure.reason, failure.detail)
            if visit.refusal is not None:
                self.counts["failed"] += 1
                visit.refuse(
                    "part-missing", f"expected a further part of {visit.url}: {visit.refusal.detail}", remember=False
                )
                return
