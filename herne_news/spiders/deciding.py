"""Station "decide": which addresses are worth a request now, by what discovery and the archive say of them."""

from collections.abc import AsyncIterator, Iterator

from scrapy import Request
from scrapy.http import Response
from twisted.python.failure import Failure

from herne_news.clock import utc_now
from herne_news.middlewares.conditional import with_validators
from herne_news.spiders.lifecycle import RunSpider
from herne_news.spiders.walk import is_settled
from herne_news.store.missing import missing_articles
from herne_news.store.pages import PageState, due_pages, page_state
from herne_news.visits import Finding, Found, Visit


class DecidingSpider(RunSpider):
    """A spider that asks for what is new, changed, due or to be confirmed, each address once a run."""

    def decide(self, found: Found) -> Request | None:
        """Return the request that an address is worth now, None for one that is known, repeated or out of range."""
        self.counts["listed"] += 1
        if self.is_ending() or found.url in self.seen or not self.in_range(found.date):
            return None
        self.seen.add(found.url)
        self.seen_posts.add(found.post)
        self.counts["found"] += 1
        state = page_state(self.archive, found.url)
        if not self.full and not self._is_due(found, state):
            self.counts["known"] += 1
            return None
        return self._request(found, state)

    def _is_due(self, found: Found, state: PageState | None) -> bool:
        if self.accept and state is not None and state.missing_since is not None:
            return True
        if state is not None and state.failures and not state.unlisted:
            return (state.next_check or "") <= utc_now()
        return not is_settled(found, state) or self._is_time(found, state)

    def _is_time(self, found: Found, state: PageState | None) -> bool:
        """Say whether a page is to be looked at again that discovery shows, but of which it cannot say that it is unchanged."""
        if state is None or (found.changed is not None and state.article_id is not None):
            return False
        is_due = state.next_check is not None and state.next_check <= utc_now()
        if is_due and self.counts["revisits"] < self.crawler.settings.getint("HERNE_REVISITS"):
            self.counts["revisits"] += 1
            return True
        return False

    def _request(self, found: Found, state: PageState | None) -> Request:
        request = Request(
            found.url, callback=self.visit, errback=self.failed, cb_kwargs={"found": found}, dont_filter=True
        )
        if state is not None:
            with_validators(request, state.etag, state.last_modified)
        return request

    def revisits(self, now: str) -> Iterator[Request]:
        """Yield requests for the pages that are due at `now` (UTC), the longest due first, at most HERNE_REVISITS."""
        if self.is_unbounded and not self.is_ending():
            if self.accept:
                yield from self._confirmations()
            share = self.crawler.settings.getint("HERNE_REVISITS")
            for state in due_pages(self.archive, self.source, now, share):
                yield from self.revisit(state.url, Finding.REVISIT)

    def _confirmations(self) -> Iterator[Request]:
        """Yield requests for all articles that are missing: a person has looked, and what is not there now is gone."""
        for url in missing_articles(self.archive, self.source):
            if url not in self.seen and not self.is_ending():
                self.seen.add(url)
                yield self._request(Found(url=url, finding=Finding.REVISIT), page_state(self.archive, url))

    def revisit(self, url: str, finding: Finding) -> Iterator[Request]:
        """Yield the request for a known page, unless this run has asked for it, or has had its share of revisits."""
        if (
            url in self.seen
            or self.is_ending()
            or self.counts["revisits"] >= self.crawler.settings.getint("HERNE_REVISITS")
        ):
            return
        self.seen.add(url)
        self.counts["revisits"] += 1
        yield self._request(Found(url=url, finding=finding), page_state(self.archive, url))

    def visit(self, response: Response, found: Found) -> AsyncIterator[Visit | Request]:
        """Make a visit of an answer (Scrapy callback)."""
        raise NotImplementedError

    def failed(self, failure: Failure) -> AsyncIterator[Visit]:
        """Make a visit of a request that brought no answer (Scrapy errback)."""
        raise NotImplementedError
