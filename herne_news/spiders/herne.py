"""The spider of www.herne.de: its lists first, since a fifth of the news stands nowhere else, then the detail pages."""

from collections.abc import AsyncIterator, Iterator
from itertools import chain

from scrapy import Request
from scrapy.http import Response

from herne_news.clock import utc_now
from herne_news.items import Article, Refusal
from herne_news.parsers import herne
from herne_news.parsers.page import Page
from herne_news.spiders import arguments
from herne_news.spiders.answers import answer_of
from herne_news.spiders.base import NewsSpider
from herne_news.spiders.failures import FetchFailed
from herne_news.spiders.guesses import guesses
from herne_news.spiders.releases import Item, Items
from herne_news.store.pages import PageState, article_of, page_state
from herne_news.store.visited import GONE, NOT_MODIFIED
from herne_news.urls import canonical_url, teaser_key
from herne_news.visits import Finding, Found, Visit

#: In the order in which a teaser-only item takes its address from them: the news lists, the sections, the home page.
LISTS = tuple(
    canonical_url(f"https://www.herne.de{path}")
    for path in (
        "/Meldungen/Alle-News.html",
        "/Rathaus/Buergerservice/Presse/Pressemeldungen/",
        "/Rathaus/",
        "/Rathaus/Politik/",
        "/Rathaus/Buergerservice/",
        "/Rathaus/Finanzen/",
        "/Stadt-und-Leben/",
        "/Stadt-und-Leben/Integration/",
        "/Stadt-und-Leben/Umwelt/",
        "/Stadt-und-Leben/Senioren/",
        "/Familie-und-Bildung/Kinderbetreuung/",
        "/Familie-und-Bildung/Außerschulische-Bildung/Stadtbibliothek/Aktuelles/",
        "/Kultur-und-Freizeit/Museen/",
        "/Kultur-und-Freizeit/Kulturorte/",
        "/Kultur-und-Freizeit/Veranstaltungen/",
        "/Kultur-und-Freizeit/Tourismus/",
        "/Wirtschaft-und-Infrastruktur/Verkehr/",
        "/",
    )
)

NO_SUCH_LIST = frozenset({"http-404", "http-410"})


class HerneSpider(NewsSpider):
    """All lists are read before anything is decided, so that an item's sightings and its record are written together."""

    name = "herne"
    source = "herne"

    def __init__(self, *args: object, backfill_ids: str | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # the base validates them
        self.backfill_ids = arguments.id_range("backfill_ids", backfill_ids)
        self.items = Items()

    async def discover(self) -> AsyncIterator[Request | Visit]:
        """Yield a visit for each teaser-only item, a request for each detail page that is worth one.

        The crawl state of the lists is stored last: were it known before the pages that they show, a run cut off in between
        would make the next one take "not modified" for "nothing to do".
        """
        failures: list[FetchFailed] = []
        for url in LISTS:
            if self.is_ending():
                return
            state = None if self.full else page_state(self.archive, url)
            try:
                response = await self.fetch(url, state)
            except FetchFailed as failure:
                if self.is_ending():
                    return
                failures.append(failure)
                visit = Visit(source=self.source, url=url, seen=utc_now())
                visit.refuse(failure.reason, failure.detail)
                if failure.reason in NO_SUCH_LIST:
                    self.compare_list(url, 0)
                yield visit
                if self.is_cut_off(failure):
                    break
                continue
            self.closing_visits.append(self._read_list(url, response, state))
        if not self.closing_visits:
            self.troubles += failures
        for item in self.items.drain():
            if self.is_ending():
                return
            outcome = self._decide_item(item)
            if outcome is not None:
                yield outcome
        for request in chain(self.revisits(utc_now()), self._guesses()):
            yield request
        self.has_discovered = True

    def _read_list(self, url: str, response: Response, state: PageState | None) -> Visit:
        answer = answer_of(response).without_body()
        visit = Visit(source=self.source, url=url, seen=answer.fetched, answers=(answer,))
        if response.status == NOT_MODIFIED:
            self.counts["lists unchanged"] += 1
            visit.items = (state and state.items) or 0
            return visit
        page = Page.from_bytes(response.body, url)
        if isinstance(page, Refusal):
            visit.refuse(page.reason, page.detail)
            return visit
        teasers = herne.teasers(page)
        visit.items = len(teasers)
        self.counts["listed"] += len(teasers)
        for teaser in teasers:
            self.items.add(teaser, url, answer)
        return visit

    def _decide_item(self, item: Item) -> Request | Visit | None:
        date, detail_url = item.teaser.date, item.detail_url
        if not self.in_range(date):
            return None
        if detail_url is None:
            self.counts["found"] += 1
            visit = self._visit_of(item, str(item.teaser.url), article=item.teaser)
            key = teaser_key(date or "", item.teaser.title or "")
            visit.is_known = article_of(self.archive, f"herne:teaser:{key}") is not None
            return visit
        request = self.decide(Found(url=detail_url, finding=Finding.LISTING, date=date))
        return request or self._visit_of(item, detail_url)

    def _visit_of(self, item: Item, url: str, article: Article | None = None) -> Visit:
        return Visit(
            source=self.source,
            url=url,
            seen=item.origin.answer.fetched if item.origin else utc_now(),
            article=article,
            origin=item.origin,
            sightings=tuple(item.sightings),
        )

    def _guesses(self) -> Iterator[Request]:
        for url in guesses(self.backfill_ids):
            if self.is_ending():
                return
            if page_state(self.archive, url) is None and url not in self.seen:
                self.counts["guessed"] += 1
                found = Found(url=url, finding=Finding.GUESS)
                yield self._request(found, None).replace(callback=self.visit_guess)

    async def visit_guess(self, response: Response, found: Found) -> AsyncIterator[Visit | Request]:
        """Make a visit of a guessed address (Scrapy callback), where there is a page: no such page is no news."""
        if response.status in GONE:
            self.counts["answers"] += 1
            return
        async for item in self.visit(response, found):
            yield item

    def new_visit(self, found: Found) -> Visit:
        """Return a visit of a detail page with its teaser and sightings."""
        visit = super().new_visit(found)
        item = self.items.release(found.url)
        if item is not None:
            visit.teaser, visit.origin, visit.sightings = item.teaser, item.origin, tuple(item.sightings)
        return visit
