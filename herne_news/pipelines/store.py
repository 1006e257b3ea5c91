"""Station "store": batches of visits into the archive, each batch one short transaction."""

import contextlib
import logging
import time
from typing import Any, Self

from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider

from herne_news.captures.writer import Position
from herne_news.clock import utc_moment, utc_now
from herne_news.errors import HerneNewsError
from herne_news.items import Article
from herne_news.provenance.importing import adopt
from herne_news.spiders.base import NewsSpider
from herne_news.spiders.verdict import judge
from herne_news.stations.entering import entries_of
from herne_news.stations.journal import note_of, write_notes
from herne_news.store.archive import Archive
from herne_news.store.captured import note_warc_length
from herne_news.store.entries import Entry
from herne_news.store.lock import RunLock, run_lock
from herne_news.store.pages import page_state
from herne_news.store.read import article_by_url
from herne_news.store.runs import Run, RunEnd, check_clock, record, start_run, take_in
from herne_news.store.write import save
from herne_news.visits import Visit

#: Reasons that may as well mean that a page has changed its look as that it is no article.
UNREAD = frozenset(
    {"empty", "incomplete", "listing", "page", "archive", "home", "not-html", "error-page", "truncated", "author"}
)
logger = logging.getLogger(__name__)


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
        self._notes: list[dict[str, Any]] = []
        self._begun = 0.0
        self._run: int = crawler.settings.getint("HERNE_RUN_ID")
        self._own_run = False
        self._is_closing = False
        self._started = ""
        self._lock: RunLock | None = None
        self._until_closed = contextlib.ExitStack()

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
        """Open a run, unless the settings name one, and take in what a killed one has left."""
        try:
            if not self._run:
                self._open_run()
            self._heed_others()
            adopt(self._spider.archive, self._spider.source, self._spider.left_open, self._run)
        except HerneNewsError as error:
            self._spider.meet_refusal(error)
            raise CloseSpider("archive") from error
        except Exception as error:
            self._spider.stumble(error)
            raise

    def _open_run(self) -> None:
        """Open a run of our own; its end is recorded in any case, since no command line will do so."""
        archive, self._started = self._spider.archive, utc_now()
        self._lock = self._until_closed.enter_context(run_lock(archive.path, self._started))
        check_clock(archive, self._started)
        self._own_run = True
        take_in(archive, self._lock)
        self._run = start_run(archive, [self._spider.source], self._started)

    def _heed_others(self) -> None:
        """Wait no longer where another crawl of this run has waited in vain."""
        if self._spider.patience.is_over:
            self._spider.archive.wait_no_longer()

    def process_item(self, item: Visit) -> Visit:
        """Take a visit into the batch; save the batch when it is full or old: so much is fetched again after a crash."""
        if not self._batch:
            self._begun = time.monotonic()
        self._take(item)
        if len(self._batch) >= self._size or time.monotonic() - self._begun >= self._seconds:
            self._save()
        return item

    def _take(self, visit: Visit) -> None:
        self._batch += entries_of(visit)
        self._notes.append(note_of(visit))

    def close_spider(self) -> None:
        """Save what is left, and the lists' state where the run came to its own end; close the archive."""
        self._is_closing = True
        spider = self._spider
        for visit in (*spider.last_visits, *(spider.closing_visits if spider.is_complete else ())):
            self._take(visit)
        self._save()
        self._save_entries([])
        self._close_captures()
        if self._own_run and self._lock is not None:
            run = Run(id=self._run, started=self._started, sources=(spider.source,), end=self._end())
            record(spider.archive, self._lock, run)
        sentence = judge(spider).sentence
        if sentence is not None and not self._crawler.settings.getint("HERNE_RUN_ID"):
            logger.error("%s", sentence)  # no command line of ours will say it
        spider.archive.close()
        self._until_closed.close()

    def _end(self) -> RunEnd:
        """Return how the run ended; the monitors do not judge it, so its report tells of nothing but what broke it off."""
        spider, stats = self._spider, self._crawler.stats
        verdict, counts = judge(spider), spider.counts
        part = {"source": spider.source, "outcome": verdict.outcome, "exit_code": verdict.code}
        return RunEnd(
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
            report={"sources": [{**part, "trouble": verdict.sentence}]} if spider.fatal is not None else {},
        )

    def _close_captures(self) -> None:
        self._heed_others()
        spider = self._spider
        try:
            end = spider.captures.close()
            if end is not None and spider.fatal is None:
                note_warc_length(spider.archive, end.file, end.length)
        except HerneNewsError as error:
            spider.fatal = spider.fatal or error

    def _save(self) -> None:
        self._heed_others()
        batch, self._batch = self._batch, []
        notes, self._notes = self._notes, []
        if not batch or self._spider.fatal is not None:
            return
        try:
            end = self._write_notes(notes)
        except HerneNewsError as error:
            self._end_at_once(error)
            return
        try:
            self._save_entries(batch, end)
        except Exception:
            # A record that breaks the store must not take its neighbours with it.
            logger.exception("a batch of %d pages could not be saved whole; saving them one by one", len(batch))
            for entry in batch:
                self._save_alone(entry, end)

    def _write_notes(self, notes: list[dict[str, Any]]) -> Position | None:
        """Write down what is to be saved; when this returns, all captures are on the disk."""
        saved, source = utc_moment(), self._spider.source
        return self._spider.captures.note(
            utc_now(), f"metadata://herne-news/{source}/visits", write_notes(notes, saved, self._run)
        )

    def _save_alone(self, entry: Entry, end: Position | None) -> None:
        try:
            self._save_entries([entry], end)
        except Exception as error:
            logger.exception("%s could not be saved", entry.url)
            self._spider.stumble(error)

    def _end_at_once(self, error: HerneNewsError) -> None:
        """End the run: the site has answered, but nothing can be kept; the next run asks again."""
        self._spider.meet_refusal(error)
        if not self._is_closing:
            self._spider.finish("archive")

    def _save_entries(self, entries: list[Entry], end: Position | None = None) -> None:
        spider = self._spider
        if spider.fatal is not None:
            return
        try:
            spider.archive.check_in_place()
            before = [_before(spider.archive, entry) for entry in entries]
            outcomes = save(spider.archive, entries, self._run, (end.file, end.length) if end else None)
        except HerneNewsError as error:
            self._end_at_once(error)
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
