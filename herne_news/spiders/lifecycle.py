"""The frame of both spiders: their arguments, their figures, and how a crawl begins and ends."""

import asyncio
import time
from collections import Counter
from datetime import UTC, datetime
from typing import Any, ClassVar, Self

from scrapy import Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import UsageError as ScrapyUsageError
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from herne_news import __version__
from herne_news.captures.capture import Capture, Exchange
from herne_news.captures.writer import CaptureWriter
from herne_news.clock import berlin_today, days_before, utc_now
from herne_news.contact import check_contact, user_agent
from herne_news.errors import HerneNewsError, UsageError
from herne_news.middlewares.backoff import TURNED_AWAY, moment
from herne_news.middlewares.mirror import is_loopback, mirrors_in
from herne_news.middlewares.pace import Pace
from herne_news.spiders import arguments
from herne_news.spiders.capturing import open_captures
from herne_news.spiders.census import Census
from herne_news.spiders.failures import FetchFailed
from herne_news.spiders.waiting import ASKED, BUSY, own_wait, wait_of
from herne_news.store.archive import Archive
from herne_news.store.pages import page_state
from herne_news.store.reports import news_of
from herne_news.urls import HOSTS
from herne_news.visits import Visit

#: What Scrapy calls an end by signal.
INTERRUPTED = "shutdown"
#: A new article is news if it is at most so many days older than the newest one that the archive has.
NEWS_DAYS = 30
#: A list that grows or shrinks by this factor is named in the run's report.
CHANGED = 5


class Patience:
    """What the crawls of a run know together: `is_over` once one of them has waited in vain for another writer of the archive."""

    is_over = False


class RunSpider(Spider):
    """A spider of one source and run; its arguments are full, since, until, limit and accept, text from ``scrapy crawl -a``.

    `counts` are the run's own figures and `troubles` failures of the whole site: Scrapy itself ends with 0 whatever happens.
    `census` counts what the records hold, `changed_lists` names lists whose length has changed much (items before and shown).
    `has_discovered` says that all lists were gone through, `end_reason` what ended the crawl early, `fatal` an error that did,
    such as a full disk. `dead_ends` are pages to which the site leads in the place of others (middlewares/redirects.py), and
    `led_astray` tells of the last page from which it did; `refusal` says how it turned us away. `last_visits` are stored last,
    `closing_visits` only where the run came to its own end (`is_complete`).
    """

    source: ClassVar[str]

    def __init__(
        self,
        *args: Any,
        full: str | bool = False,
        since: str | None = None,
        until: str | None = None,
        limit: str | int | None = None,
        accept: str | bool = False,
        patience: Patience | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.full = arguments.flag(full)
        self.accept = arguments.flag(accept)
        self.since = arguments.day("since", since)
        self.until = arguments.day("until", until)
        self.limit = arguments.number("limit", limit)
        self.patience = patience if isinstance(patience, Patience) else Patience()
        self.counts: Counter[str] = Counter()
        self.census = Census()
        self.changed_lists: dict[str, dict[str, int]] = {}
        self.troubles: list[FetchFailed] = []
        self.seen: set[str] = set()
        self.seen_posts: set[str | None] = set()
        self.closing_visits: list[Visit] = []
        self.has_discovered = False
        self.is_complete = False
        self.fatal: HerneNewsError | None = None
        self.deadline_at: float | None = None
        self.end_reason: str | None = None
        self._finishing: asyncio.Task[None] | None = None
        self.archive: Archive
        self.captures: CaptureWriter
        self.left_open: list[str] = []
        self.robots: dict[str, bytes] = {}
        self.pace = Pace()
        self.dead_ends: dict[str, str] = {}
        self.led_astray: str | None = None
        self.refusal: str | None = None
        self.last_visits: list[Visit] = []

    @classmethod
    def update_settings(cls, settings: BaseSettings) -> None:
        """Check what only ``scrapy crawl`` has not checked, and drop the delays where the source has a mirror on this machine.

        Nobody's server is spared by these. Raises Scrapy's UsageError, of which its command makes a sentence and exit code 2.
        """
        super().update_settings(settings)
        try:
            contact = settings.get("HERNE_CONTACT") or ""
            check_contact(contact)
            mirror = mirrors_in(settings).get(HOSTS[cls.source][0])
        except UsageError as error:
            raise ScrapyUsageError(str(error), print_help=False) from error
        settings.set("USER_AGENT", user_agent(settings["BOT_NAME"], __version__, contact), priority="spider")
        if mirror is not None and is_loopback(mirror):
            settings.set("DOWNLOAD_DELAY", 0, priority="spider")
            settings.set("AUTOTHROTTLE_ENABLED", False, priority="spider")
            settings.set("HERNE_MAX_CRAWL_DELAY", 0, priority="spider")
            settings.set("HERNE_MAX_REQUESTS", 0, priority="spider")

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider and open the archive that its crawler's settings name; raises ArchiveError."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        spider.archive = Archive.open(crawler.settings["HERNE_ARCHIVE"])
        spider.captures, spider.left_open = open_captures(spider.archive, cls.source, crawler.settings)
        newest = news_of(spider.archive, cls.source, berlin_today()).newest
        spider.census = Census(days_before(newest, NEWS_DAYS) if newest else None)
        crawler.signals.connect(spider.drained, signal=signals.spider_idle)
        crawler.signals.connect(spider.stumbled, signal=signals.spider_error)
        crawler.signals.connect(spider.stumbled, signal=signals.item_error)
        crawler.signals.connect(spider.set_deadline, signal=signals.spider_opened)
        return spider

    def set_deadline(self) -> None:
        """Start the clock of HERNE_DEADLINE (seconds), if one is set."""
        seconds = self.crawler.settings.getfloat("HERNE_DEADLINE")
        if seconds:
            self.deadline_at = time.monotonic() + seconds
            asyncio.get_running_loop().call_later(seconds, self.finish, "deadline")

    def drained(self) -> None:
        """Note that nothing is left to do, now or for the next run.

        Scrapy's spider_idle is not sent when a limit or deadline ends the run; a range of days leaves the others undone.
        """
        whole = self.since is None and self.until is None
        self.is_complete = whole and self.counts["forgotten"] == self.counts["errors"] == 0
        try:
            for visit in self.closing_visits:
                if visit.refusal is None and visit.items is not None:
                    self.compare_list(visit.url, visit.items)
        except HerneNewsError as error:
            self.give_up(error)

    def meet_refusal(self, error: HerneNewsError) -> None:
        """Note why the archive refuses to be written to: no crawl of this run waits for it any longer."""
        self.fatal = self.fatal or error
        self.patience.is_over = True
        self.archive.wait_no_longer()

    def compare_list(self, url: str, shown: int) -> None:
        """Note a list that shows far less or far more than it did when it was last read."""
        state = page_state(self.archive, url)
        before = (state and state.items) or 0
        if shown * CHANGED < before or (state is not None and before * CHANGED < shown):
            self.changed_lists[url] = {"before": before, "shown": shown}

    def capture(self, exchange: Exchange) -> Capture:
        """Keep what was fetched; where that fails, the run ends: what cannot be kept is not asked for."""
        try:
            return self.captures.write(exchange, utc_now())
        except HerneNewsError as error:
            self.give_up(error)
            raise

    def give_up(self, error: HerneNewsError) -> None:
        """End the run for an error that every page would meet, such as a full disk or a damaged archive."""
        self.fatal = self.fatal or error
        self.finish("archive")

    def stumbled(self, failure: Failure) -> None:
        """Take note of an exception of a callback or a station, which Scrapy logs and passes over."""
        self.stumble(failure.value)

    def stumble(self, error: BaseException | None) -> None:
        """Count an error in the program; one that has a sentence ends the run."""
        if isinstance(error, HerneNewsError):
            self.give_up(error)
        else:
            self.counts["errors"] += 1

    def finish(self, reason: str) -> None:
        """End the crawl early: what is under way still passes, nothing new is asked for."""
        engine = self.crawler.engine
        if engine is not None and self.end_reason is None:
            self.end_reason = reason
            self._finishing = asyncio.get_running_loop().create_task(engine.close_spider_async(reason=reason))

    def turned_away(
        self, sentence: str, until: datetime | None, reason: str = TURNED_AWAY, *, is_busy: bool = False
    ) -> None:
        """End the crawl because the site turns us away; keep until when it is to be left alone, for the runs to come."""
        why = ASKED
        if until is None and is_busy:
            until, why = own_wait(self.archive, self.source, datetime.now(UTC)), BUSY
            sentence = f"{sentence}, not before {moment(until)}"
        self.refusal = self.refusal or sentence
        if until is not None:
            self.last_visits.append(wait_of(self.source, sentence, until, reason=why))
        self.finish(reason)

    def is_ending(self) -> bool:
        """Say whether the crawl was told to end: nothing more may be asked for, and the archive may close at any time."""
        engine = self.crawler.engine
        if self.end_reason is None and (engine is None or not engine.running):
            self.end_reason = INTERRUPTED
        return self.end_reason is not None

    @property
    def is_unbounded(self) -> bool:
        """Say whether neither days nor a number of articles bound the run."""
        return self.since is None and self.until is None and self.limit is None

    def in_range(self, date: str | None) -> bool:
        """Say whether an article of this day was asked for; an unknown day always is."""
        return date is None or (
            (self.since is None or date >= self.since) and (self.until is None or date <= self.until)
        )
