"""From a crawl's figures to what the monitors say of it."""

from dataclasses import asdict, replace
from typing import Any

from herne_news.captures.folder import folder_of, missing_of, source_of
from herne_news.clock import berlin_today, days_between
from herne_news.crawling.report import SourceReport
from herne_news.monitors import Sample, judge
from herne_news.spiders.base import NewsSpider
from herne_news.spiders.census import count_marks
from herne_news.store.archive import Archive
from herne_news.store.captured import warc_files
from herne_news.store.missing import absence_of
from herne_news.store.read import newest_articles
from herne_news.store.reports import earlier_reports, news_of

#: So many of the newest articles are the measure of new ones.
NEWEST = 200


def details_of(spider: NewsSpider) -> dict[str, Any]:
    """Return what a report says of a crawl besides its counts: `whole`, field coverage, lists whose length has changed."""
    is_cut = spider.end_reason is not None or spider.fatal is not None
    whole = spider.has_discovered and spider.is_unbounded and not is_cut and not spider.counts["errors"]
    return {"whole": whole, "lists": spider.changed_lists, **spider.census.as_dict()}


def missing_files(archive: Archive, source: str) -> list[str]:
    """Return the WARC files of a source, and of unknown ones, that the archive points into and that are not there, or cut off."""
    names = missing_of(folder_of(archive.path), warc_files(archive))
    return [name for name in names if source_of(name) in {source, None}]


def observe(archive: Archive, run: int, started: str, report: SourceReport, *, accept: bool = False) -> SourceReport:
    """Return a run's report with the freshness of its source and what the monitors found wrong; nothing under `accept`."""
    today = berlin_today()
    news = news_of(archive, report.source, today)
    past = earlier_reports(archive, report.source, run)
    missing = missing_files(archive, report.source)
    newest = newest_articles(archive, report.source, past.since, started, NEWEST)
    details = {
        **report.details,
        "newest": news.newest,
        "days_since_newest": days_between(news.newest, today) if news.newest else None,
        "longest_pause": news.longest_pause,
        "living": news.living,
        "missing_files": missing,
        "accepted_files": missing if accept else [name for name in missing if name in past.accepted_files],
        **asdict(absence_of(archive, report.source, past.accepted)),
        "measure": dict(sorted(count_marks(newest).items())),
    }
    report = replace(report, details=details)
    if accept:
        return report
    samples = [Sample(number, part) for number, part in past.runs]
    return replace(report, findings=tuple(judge(Sample(run, report.as_dict()), samples)))
