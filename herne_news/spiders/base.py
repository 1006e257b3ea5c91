"""What both spiders share: polite fetching and the making of visits."""

import asyncio
from collections.abc import AsyncIterator

from scrapy import Request, signals
from scrapy.http import Response
from twisted.python.failure import Failure

from herne_news import parsers
from herne_news.clock import utc_now
from herne_news.items import Refusal
from herne_news.middlewares.conditional import with_validators
from herne_news.parsers.page import Page
from herne_news.spiders.answers import answer_of
from herne_news.spiders.deciding import DecidingSpider
from herne_news.spiders.failures import SITE_WIDE, FetchFailed, ended, explain, refused_by_status
from herne_news.spiders.identity import is_page_asked_for
from herne_news.spiders.strays import dead_end, no_article, stand_in_of
from herne_news.spiders.waiting import WAITING, why_waiting
from herne_news.spiders.walk import SiteWalk
from herne_news.store.names import post_number_of
from herne_news.store.pages import PageState, page_state
from herne_news.store.visited import ELSEWHERE, GONE, NOT_MODIFIED, STRAY
from herne_news.urls import post_number
from herne_news.visits import Fetched, Finding, Found, Visit

#: So many lists that lead to a login form or the home page, before any other answer, stand for all.
ALL_ASTRAY = 6


class NewsSpider(DecidingSpider):
    """A spider that knows the archive: how it asks, and what a visit makes of the answer."""

    async def start(self) -> AsyncIterator[Request]:
        """Yield each request that discovery gives when there is room for it, else all wait in memory; pass visits on at once.

        Nothing is asked of a site that is to be left alone until later.
        """
        why = None if self.is_ending() else why_waiting(self.archive, self.source)
        if why is not None:
            self.end_reason, self.refusal = WAITING, why
            return
        async for found in self.discover():
            engine = self.crawler.engine
            if isinstance(found, Visit):
                await self._pass_on(found)
                continue
            if engine is not None and not self.is_ending() and engine.needs_backout():
                await self.crawler.signals.wait_for(signals.scheduler_empty)
            yield found

    async def _pass_on(self, visit: Visit) -> None:
        """Send a visit through the stations.

        Yielded, it would be Scrapy's to send: up to 2.19 a crawl that is told to end while such an item is under way never does.
        """
        engine = self.crawler.engine
        if engine is None or self.is_ending():
            return
        try:
            await engine.scraper.itemproc.process_item_async(visit)
        except Exception as error:
            self.logger.exception("%s could not be stored", visit.url)
            self.stumble(error)
        await asyncio.sleep(0)  # others have their turn: a deadline, the end of the run

    def discover(self) -> AsyncIterator[Request | Visit]:
        """Yield requests for pages that are worth one, and visits of items that need none."""
        raise NotImplementedError

    async def fetch(self, url: str, state: PageState | None = None, *, follow: bool = True) -> Response:
        """Fetch a list, feed or further part at once, following redirects or not.

        Raises FetchFailed for all but status 200, and 304 given a state; at once where the crawl is ending.
        """
        request = Request(url, dont_filter=True, meta={} if follow else {"dont_redirect": True})
        if state is not None:
            with_validators(request, state.etag, state.last_modified)
        engine = self.crawler.engine
        if engine is None or self.is_ending():
            raise ended()
        try:
            response = await engine.download_async(request)
        except Exception as error:
            if self.is_ending():
                raise ended() from error
            failure = explain(error)
            self.counts["lists astray"] += failure.reason == STRAY
            raise failure from error
        if self.is_ending():
            raise ended()
        self._check_way(url, response)
        self.counts["answers"] += 1
        if response.status not in ({200, NOT_MODIFIED} if state is not None else {200}):
            raise refused_by_status(response.status, url)
        return response

    def is_cut_off(self, failure: FetchFailed) -> bool:
        """Say whether trying on is in vain: a failure of the whole site, and no answer so far."""
        is_astray = failure.reason == STRAY and self.counts["lists astray"] < ALL_ASTRAY
        return failure.reason in SITE_WIDE and not self.counts["answers"] and not is_astray

    def _check_way(self, url: str, response: Response) -> None:
        """Raise FetchFailed where a list was asked for and the site led to a login form or its home page instead."""
        arrived, what = stand_in_of(url, response)
        if what is not None:
            self.dead_ends[dead_end(arrived, what)] = what
            self.counts["lists astray"] += 1
            raise FetchFailed(STRAY, f"expected {url}, was led to {what} at {arrived}")

    def new_walk(self, home: str) -> SiteWalk:
        """Return the discovery of this run."""
        return SiteWalk(self.fetch, self.archive, self.source, home, utc_now(), self.robots, is_fresh=self.full)

    async def visit(self, response: Response, found: Found) -> AsyncIterator[Visit | Request]:
        """Make a visit of an answer (Scrapy callback); a page that was not asked for is asked for under its own address."""
        self.counts["answers"] += 1
        self.counts["asked"] += 1
        visit = self.new_visit(found)
        answer = answer_of(response)
        visit.answers, visit.seen = (answer,), answer.fetched
        if response.status != NOT_MODIFIED:
            if response.status == 200:
                self.open(visit, answer)
            else:
                failure = refused_by_status(response.status, found.url)
                if response.status not in GONE:
                    self._count_failure(found)
                visit.refuse(failure.reason, failure.detail)
            if visit.documents:
                self.identify(visit, found)
        yield visit
        if visit.refusal is not None and visit.refusal.reason == ELSEWHERE:
            request = self.decide(Found(url=answer.url, finding=Finding.REDIRECT))
            if request is not None:
                yield request

    def open(self, visit: Visit, answer: Fetched) -> None:
        """Parse an answer into the visit's documents, or refuse the visit where it is no page."""
        page = Page.from_bytes(answer.body, answer.url)
        if isinstance(page, Refusal):
            visit.refuse(page.reason, page.detail, is_read=True)
        else:
            visit.documents += (page,)

    def identify(self, visit: Visit, found: Found) -> None:
        """Take over the names that the page gives itself; refuse it where it is another page than the one asked for."""
        identity = parsers.identify(visit.documents[0], self.source)
        asked = found.post or post_number(found.url) or post_number_of(self.archive, found.url)
        arrived = visit.answers[0].url
        if not is_page_asked_for(found.url, arrived, asked, identity.post_id):
            self._refuse_other(visit, found, arrived)
        elif identity.post_id or asked:
            visit.identifiers += (f"{self.source}:post:{identity.post_id or asked}",)

    def _refuse_other(self, visit: Visit, found: Found, arrived: str) -> None:
        """Refuse a page that leads to another: an article in its place says that it is gone, anything else says nothing of it."""
        what = no_article(visit.documents[0], arrived, self.source) if arrived != found.url else None
        if what is None:
            visit.refuse(ELSEWHERE, f"expected {found.url}, found another page at {arrived}")
            return
        self.dead_ends[dead_end(arrived, what)] = what
        self.led_astray = f"expected {found.url}, was led to {what} at {arrived}"
        self._count_failure(found)
        visit.refuse(STRAY, self.led_astray)

    async def failed(self, failure: Failure) -> AsyncIterator[Visit]:
        """Make a visit of a request that brought no answer (Scrapy errback)."""
        found: Found = failure.request.cb_kwargs["found"]  # type: ignore[attr-defined]  # Scrapy sets it
        visit = self.new_visit(found)
        if self.is_ending():  # cut off by us, which says nothing of the page
            trouble = ended()
        else:
            trouble = explain(failure.value or FetchFailed("unknown", "no answer, and no reason given"))
            self.counts["asked"] += 1
            self._count_failure(found)
            self.led_astray = trouble.detail if trouble.reason == STRAY else self.led_astray
        visit.refuse(trouble.reason, trouble.detail, remember=not self.is_ending())
        yield visit

    def _count_failure(self, found: Found) -> None:
        """Count a failure; the first one of a page makes the next run ask its lists again for all that they say of it."""
        state = page_state(self.archive, found.url)
        self.counts["failed"] += 1
        self.counts["forgotten"] += state is None or state.failures == 0

    def new_visit(self, found: Found) -> Visit:
        """Return a visit of an address that discovery gave."""
        # Only discovery can say whether it shows a page; a revisit leaves open what it said last.
        unlisted = None if found.finding is Finding.REVISIT else found.finding is Finding.MISSING
        visit = Visit(source=self.source, url=found.url, seen=utc_now(), changed=found.changed, unlisted=unlisted)
        visit.believed = self.accept or None
        return visit
