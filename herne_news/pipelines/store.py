"""Station "store": batches of visits into the archive, each batch one short transaction."""

import contextlib
import logging
import time
from typing import Self

from scrapy.crawler import Crawler

from herne_news import __version__
from herne_news.clock import utc_now
from herne_news.errors import HerneNewsError
from herne_news.items import Article
from herne_news.spiders.base import NewsSpider
from herne_news.spiders.verdict import judge
from herne_news.store.archive import Archive
from herne_news.store.entries import CaptureRow, Entry, PageRow
from herne_news.store.lock import run_lock
from herne_news.store.pages import page_state
from herne_news.store.read import article_by_url
from herne_news.store.runs import RunEnd, end_run, start_run
from herne_news.store.write import save
from herne_news.visits import Fetched, Visit

#: Reasons that may as well mean that a page has changed its look as that it is no article.
UNREAD = frozenset({"empty", "incomplete", "listing", "page", "archive", "home", "not-html", "error-page", "author"})
logger = logging.getLogger(__name__)


def entry_of(visit: Visit) -> Entry:
    """Return what the store keeps of a visit."""
    first = visit.answers[0] if visit.answers else None
    page = None
    if visit.remember and (first is not None or (visit.refusal is not None and visit.article is None)):
        page = PageRow(
            status=first.status if first else 0,
            etag=first.etag if first else None,
            last_modified=first.last_modified if first else None,
            lastmod=visit.changed,
            items=visit.items,
            unlisted=visit.unlisted,
        )
    return Entry(
        source=visit.source,
        url=visit.url,
        seen=visit.seen,
        article=visit.article if visit.refusal is None else None,
        identifiers=visit.identifiers,
        sightings=visit.sightings,
        captures=tuple(map(_capture, visit.answers)),
        origin=_capture(visit.origin) if visit.origin and visit.article and not visit.answers else None,
        page=page,
        refusal=visit.refusal,
        parser_version=__version__,
    )


def _capture(answer: Fetched) -> CaptureRow:
    capture = answer.capture
    place = capture.place if capture else None
    return CaptureRow(
        url=answer.url,
        fetched=answer.fetched,
        status=answer.status,
        digest=answer.digest,
        length=answer.length,
        record_id=capture.record_id if capture else None,
        uri=capture.uri if capture else None,
        place=(place.file, place.offset, place.length) if place else None,
        original=capture.original if capture else None,
    )


def without_detail(visit: Visit) -> Visit | None:
    """Return a visit of the teaser alone where a detail page failed: the list's record is better than none."""
    if visit.refusal is None or visit.teaser is None or visit.teaser.url is None or not visit.remember:
        return None
    return Visit(
        source=visit.source,
        url=visit.teaser.url,
        seen=visit.seen,
        article=visit.teaser,
        origin=visit.origin,
        sightings=visit.sightings,
    )


def _before(archive: Archive, entry: Entry) -> Article | str | None:
    """Return what the archive has of an article, or why it has none: to see what is lost, and what was never there."""
    if entry.article is not None:
        stored = article_by_url(archive, entry.article.url or entry.url)
        return stored.article if stored else None
    state = page_state(archive, entry.url) if entry.refusal is not None else None
    return state.reason if state else None


class StorePipeline:
    """Gather visits and save them; a run of its own is logged where no command line has opened one."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._size = crawler.settings.getint("HERNE_BATCH")
        self._seconds = crawler.settings.getfloat("HERNE_BATCH_SECONDS")
        self._batch: list[Entry] = []
        self._begun = 0.0
        self._run: int = crawler.settings.getint("HERNE_RUN_ID")
        self._own_run = False
        self._lock = contextlib.ExitStack()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the station for a crawler."""
        return cls(crawler)

    @property
    def _spider(self) -> NewsSpider:
        spider = self._crawler.spider
        if not isinstance(spider, NewsSpider):
            raise TypeError(f"expected a NewsSpider, found {type(spider).__name__}")
        return spider

    def open_spider(self) -> None:
        """Open a run, unless the settings name one."""
        if not self._run:
            now = utc_now()
            self._lock.enter_context(run_lock(self._spider.archive.path, now))
            self._run = start_run(self._spider.archive, [self._spider.source], now)
            self._own_run = True

    def process_item(self, item: Visit) -> Visit:
        """Take a visit into the batch; save the batch when it is full or old: so much is fetched again after a crash."""
        if not self._batch:
            self._begun = time.monotonic()
        self._batch.append(entry_of(item))
        teaser = without_detail(item)
        if teaser is not None:
            self._batch.append(entry_of(teaser))
        if len(self._batch) >= self._size or time.monotonic() - self._begun >= self._seconds:
            self._save()
        return item

    def close_spider(self) -> None:
        """Save what is left, and the lists' state where the run came to its own end; close the archive."""
        spider = self._spider
        if spider.is_complete:
            self._batch += map(entry_of, spider.closing_visits)
        self._save()
        self._save_entries([])
        self._close_captures()
        if self._own_run and spider.fatal is None:
            verdict = judge(spider)
            counts, stats = spider.counts, self._crawler.stats
            end = RunEnd(
                ended=utc_now(),
                outcome=verdict.outcome,
                exit_code=verdict.code,
                requests=stats.get_value("downloader/request_count", 0) if stats else 0,
                bytes=stats.get_value("downloader/response_bytes", 0) if stats else 0,
                new=counts["new"],
                changed=counts["changed"],
                unchanged=counts["unchanged"],
                gone=counts["gone"],
                refused=counts["refused"],
            )
            end_run(spider.archive, self._run, end)
        spider.archive.close()
        self._lock.close()

    def _close_captures(self) -> None:
        try:
            self._spider.captures.close()
        except HerneNewsError as error:
            self._spider.fatal = self._spider.fatal or error

    def _save(self) -> None:
        batch, self._batch = self._batch, []
        if not batch:
            return
        try:
            self._save_entries(batch)
        except Exception:
            # A record that breaks the store must not take its neighbours with it.
            logger.exception("a batch of %d pages could not be saved whole; saving them one by one", len(batch))
            for entry in batch:
                self._save_alone(entry)

    def _save_alone(self, entry: Entry) -> None:
        try:
            self._save_entries([entry])
        except Exception:
            logger.exception("%s could not be saved", entry.url)
            self._spider.stumbled()

    def _save_entries(self, entries: list[Entry]) -> None:
        spider = self._spider
        if spider.fatal is not None:
            return
        try:
            spider.archive.check_in_place()
            spider.captures.sync()  # no row points to what is not yet on the disk
            before = [_before(spider.archive, entry) for entry in entries]
            outcomes = save(spider.archive, entries, self._run)
        except HerneNewsError as error:
            # The site has answered, but nothing can be kept: end the run now, the next one asks again.
            spider.fatal = error
            spider.finish("archive")
            return
        for entry, outcome, earlier in zip(entries, outcomes, before, strict=True):
            if entry.article is not None:
                spider.census.add(entry.article, earlier if isinstance(earlier, Article) else None)
            elif entry.refusal is not None and entry.refusal.reason in UNREAD:
                spider.counts["unread"] += earlier != entry.refusal.reason
            if outcome.article_id is not None or entry.refusal is not None:  # else a list
                spider.counts[outcome.kind] += 1
            if entry.refusal is not None:
                spider.counts[f"refused/{entry.refusal.reason}"] += 1
