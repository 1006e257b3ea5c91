"""One run: lock, archive, a crawler a source, verdicts, the run's row."""

import asyncio
import contextlib
import logging
import signal
import sys
from collections import Counter
from datetime import datetime

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from herne_news.clock import utc_now
from herne_news.crawling.observing import details_of, observe
from herne_news.crawling.options import CrawlOptions, settings_for
from herne_news.crawling.progress import Progress
from herne_news.crawling.recording import Recording, foreseen
from herne_news.crawling.report import RunReport, SourceReport
from herne_news.crawling.watchdog import watchdog
from herne_news.errors import ExitCode, HerneNewsError
from herne_news.spiders.base import NewsSpider
from herne_news.spiders.herne import HerneSpider
from herne_news.spiders.inherne import InherneSpider
from herne_news.spiders.lifecycle import Patience
from herne_news.spiders.verdict import judge, judge_start
from herne_news.store.archive import Archive
from herne_news.store.lock import run_lock

SPIDERS: dict[str, type[NewsSpider]] = {spider.source: spider for spider in (InherneSpider, HerneSpider)}

#: These log what we report ourselves, with a traceback where a sentence is due.
OURS_TO_TELL = (
    "scrapy.downloadermiddlewares.retry",
    "scrapy.downloadermiddlewares.robotstxt",
    "scrapy.core.downloader",
)
#: These log what callbacks raise; of that, what has a sentence is ours to tell.
PASSING_OVER = ("scrapy.core.scraper", "scrapy.core.engine")


def run_crawl(options: CrawlOptions, *, show_progress: bool = False) -> RunReport:
    """Crawl and return what came of it; the process can do so once (Twisted's reactor starts but once).

    Raises ArchiveError or LockedError where the archive cannot be used or refuses the run's first row, UnforeseenError for an
    error in the program; a run that holds the lock leaves a trace all the same (crawling/recording.py).
    """
    with foreseen():
        Archive.check(options.archive)
        started = utc_now()
        seconds = options.deadline * 60 if options.deadline else None
        with watchdog(seconds), run_lock(options.archive, started) as lock, contextlib.ExitStack() as stack:
            recording, archive = Recording(lock, options, started), None
            try:
                with foreseen():
                    archive = stack.enter_context(Archive.open(options.archive))
                    recording.begin(archive)
                    crawls = _crawl(options, recording.run, show_progress=show_progress)
                    return recording.end(archive, _judged(archive, recording, options, crawls))
            except HerneNewsError as error:
                recording.fail(archive, error)
                raise


def _judged(
    archive: Archive, recording: Recording, options: CrawlOptions, crawls: list[tuple[Crawler, BaseException | None]]
) -> tuple[SourceReport, ...]:
    """Return how each source went, with what the monitors say of it as far as the archive can be read."""
    reports = tuple(_report(source, *crawl) for source, crawl in zip(options.sources, crawls, strict=True))
    if any(report.exit_code == ExitCode.UNREADABLE for report in reports):
        return reports
    return tuple(
        observe(archive, recording.run, recording.started, report, accept=options.accept) for report in reports
    )


def _crawl(options: CrawlOptions, run_id: int, *, show_progress: bool) -> list[tuple[Crawler, BaseException | None]]:
    """Crawl all sources, and return of each its crawler and what kept it from beginning."""
    process = AsyncCrawlerProcess(settings_for(options, run_id))
    if not options.verbose:
        for name in OURS_TO_TELL:
            logging.getLogger(name).setLevel(logging.CRITICAL)
        for name in PASSING_OVER:
            logging.getLogger(name).addFilter(_has_no_sentence)
    crawlers = [Crawler(SPIDERS[source], settings_for(options, run_id)) for source in options.sources]
    arguments = {
        "full": options.full,
        "since": options.since,
        "until": options.until,
        "limit": options.limit,
        "accept": options.accept,
        "patience": Patience(),
    }
    tasks: list[asyncio.Task[None]] = []
    for source, crawler in zip(options.sources, crawlers, strict=True):
        own = {"backfill_ids": options.backfill_ids} if source == HerneSpider.source else {}
        tasks.append(process.crawl(crawler, **arguments, **own))
    progress = Progress(crawlers, sys.stderr) if show_progress else None
    # A closed terminal ends a run as Ctrl-C does, unless nohup has said otherwise.
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    process.start()
    if progress is not None:
        progress.clear()
    failures = [task.exception() if task.done() and not task.cancelled() else None for task in tasks]
    return list(zip(crawlers, failures, strict=True))


def _has_no_sentence(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], HerneNewsError))


def _report(source: str, crawler: Crawler, failure: BaseException | None) -> SourceReport:
    spider = crawler.spider
    stats = crawler.stats if failure is None and spider is not None else None  # else Scrapy has none to ask for
    if not isinstance(spider, NewsSpider) or stats is None:
        verdict = judge_start(source, failure)
        return SourceReport(source=source, verdict=verdict, counts=Counter(), requests=0, bytes=0, seconds=0)
    begun, ended = stats.get_value("start_time"), stats.get_value("finish_time")
    lasted = isinstance(begun, datetime) and isinstance(ended, datetime)
    return SourceReport(
        source=source,
        verdict=judge(spider, stats.get_value("finish_reason")),
        counts=spider.counts,
        requests=stats.get_value("downloader/request_count", 0),
        bytes=stats.get_value("downloader/response_bytes", 0),
        seconds=(ended - begun).total_seconds() if lasted else 0.0,
        details=details_of(spider),
    )
