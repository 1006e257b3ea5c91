"""How a crawl of one source went: an exit code of our own, since Scrapy ends with 0 whatever happened."""

from dataclasses import dataclass

from herne_news.errors import ExitCode
from herne_news.spiders.base import NewsSpider
from herne_news.spiders.failures import SITE_WIDE

EARLY = {"closespider_timeout": "deadline", "shutdown": "interrupted"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A word for the run's row, an exit code, and a sentence where something is wrong."""

    outcome: str
    code: ExitCode
    sentence: str | None = None


def judge(spider: NewsSpider, finish_reason: str | None = None) -> Verdict:
    """Judge a finished crawl by the spider's own figures; `finish_reason` is Scrapy's."""
    counts, name = spider.counts, spider.source
    if spider.fatal is not None:
        return Verdict("archive", spider.fatal.exit_code, str(spider.fatal))
    broken = spider.crawler.stats.get_value("spider_exceptions/count", 0) if spider.crawler.stats else 0
    broken += spider.crawler.stats.get_value("log_count/CRITICAL", 0) if spider.crawler.stats else 0
    if broken:
        return Verdict(
            "errors", ExitCode.UNHEALTHY, f"{name}: expected no errors, found {broken}; run again with -v to see them"
        )
    if finish_reason in EARLY:
        word = EARLY[finish_reason]
        return Verdict(
            word, ExitCode.DEADLINE, f"{name}: {word} before the end; what was done is kept, the next run goes on"
        )
    if counts["found"] == 0 and counts["lists unchanged"] == 0:
        return _judge_empty(spider)
    if counts["failed"] and counts["failed"] >= counts["found"] - counts["known"]:
        return Verdict(
            "unreachable",
            ExitCode.UNREACHABLE,
            f"{name}: none of {counts['failed']} pages could be fetched; try again later",
        )
    return Verdict("done", ExitCode.DONE)


def _judge_empty(spider: NewsSpider) -> Verdict:
    name, troubles = spider.source, spider.troubles
    whole = [trouble for trouble in troubles if trouble.reason in SITE_WIDE]
    if whole and len(whole) == len(troubles):
        sentence = f"{name}: the site cannot be reached or turns us away: {whole[0].detail}; check the network and try again later"
        return Verdict("unreachable", ExitCode.UNREACHABLE, sentence)
    found = f" ({troubles[0].detail})" if troubles else ""
    return Verdict(
        "empty",
        ExitCode.UNHEALTHY,
        f"{name}: expected articles on the site's lists, found none{found}; has the site changed?",
    )
