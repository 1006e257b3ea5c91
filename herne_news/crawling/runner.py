"""One run: lock, archive, a crawler a source, verdicts, the run's row."""

import logging
import signal
import sys
from datetime import datetime

from scrapy.crawler import AsyncCrawlerProcess, Crawler

from herne_news.clock import utc_now
from herne_news.crawling.observing import details_of, observe
from herne_news.crawling.options import CrawlOptions, settings_for
from herne_news.crawling.progress import Progress
from herne_news.crawling.report import KINDS, RunReport, SourceReport
from herne_news.crawling.watchdog import watchdog
from herne_news.errors import ExitCode
from herne_news.spiders.base import NewsSpider
from herne_news.spiders.herne import HerneSpider
from herne_news.spiders.inherne import InherneSpider
from herne_news.spiders.verdict import Verdict, judge
from herne_news.store.archive import Archive
from herne_news.store.lock import run_lock
from herne_news.store.runs import RunEnd, end_run, start_run

SPIDERS: dict[str, type[NewsSpider]] = {spider.source: spider for spider in (InherneSpider, HerneSpider)}

#: These log what we report ourselves, with a traceback where a sentence is due.
OURS_TO_TELL = (
    "scrapy.downloadermiddlewares.retry",
    "scrapy.downloadermiddlewares.robotstxt",
    "scrapy.core.downloader",
)


def run_crawl(options: CrawlOptions, *, show_progress: bool = False) -> RunReport:
    """Crawl and return what came of it; the process can do so once (Twisted's reactor starts but once).

    Raises ArchiveError or LockedError before anything is fetched. A run that fails later has its row and report.
    """
    Archive.check(options.archive)
    started = utc_now()
    seconds = options.deadline * 60 if options.deadline else None
    with watchdog(seconds), run_lock(options.archive, started), Archive.open(options.archive) as archive:
        run_id = start_run(archive, options.sources, started)
        crawlers = _crawl(options, run_id, show_progress=show_progress)
        reports = tuple(_report(source, crawler) for source, crawler in zip(options.sources, crawlers, strict=True))
        if not any(report.exit_code == ExitCode.UNREADABLE for report in reports):
            reports = tuple(observe(archive, run_id, started, report, accept=options.accept) for report in reports)
        report = RunReport(run=run_id, started=started, ended=utc_now(), sources=reports, accepted=options.accept)
        if report.exit_code != ExitCode.UNREADABLE:
            end_run(archive, run_id, _end(report))
    return report


def _crawl(options: CrawlOptions, run_id: int, *, show_progress: bool) -> list[Crawler]:
    process = AsyncCrawlerProcess(settings_for(options, run_id))
    if not options.verbose:
        for name in OURS_TO_TELL:
            logging.getLogger(name).setLevel(logging.CRITICAL)
    crawlers = [Crawler(SPIDERS[source], settings_for(options, run_id)) for source in options.sources]
    arguments = {"full": options.full, "since": options.since, "until": options.until, "limit": options.limit}
    arguments["accept"] = options.accept
    for source, crawler in zip(options.sources, crawlers, strict=True):
        own = {"backfill_ids": options.backfill_ids} if source == HerneSpider.source else {}
        process.crawl(crawler, **arguments, **own)
    progress = Progress(crawlers, sys.stderr) if show_progress else None
    # A closed terminal ends a run as Ctrl-C does, unless nohup has said otherwise.
    if signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:
        signal.signal(signal.SIGHUP, lambda *_: signal.raise_signal(signal.SIGTERM))
    process.start()
    if progress is not None:
        progress.clear()
    return crawlers


def _report(source: str, crawler: Crawler) -> SourceReport:
    spider, stats = crawler.spider, crawler.stats
    if not isinstance(spider, NewsSpider) or stats is None:
        verdict = Verdict(
            "errors", ExitCode.UNHEALTHY, f"{source}: the crawl did not start; run again with -v to see why"
        )
        return SourceReport(
            source=source, verdict=verdict, counts=NewsSpider(name=source).counts, requests=0, bytes=0, seconds=0
        )
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


def _end(report: RunReport) -> RunEnd:
    return RunEnd(
        ended=report.ended,
        outcome=report.outcome,
        exit_code=report.exit_code,
        requests=sum(source.requests for source in report.sources),
        bytes=sum(source.bytes for source in report.sources),
        report=report.compact(),
        **{kind: report.total(kind) for kind in KINDS},
    )
