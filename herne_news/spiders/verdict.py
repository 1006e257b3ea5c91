"""How a crawl of one source went: an exit code of our own, since Scrapy ends with 0 whatever happened."""

import logging
from dataclasses import dataclass

from herne_news.errors import ExitCode, HerneNewsError
from herne_news.middlewares.backoff import TURNED_AWAY
from herne_news.spiders.base import NewsSpider
from herne_news.spiders.failures import SITE_WIDE
from herne_news.spiders.lifecycle import INTERRUPTED
from herne_news.spiders.waiting import WAITING

#: So many pages may fail in a run that asks for no more, before the site itself is suspected.
FEW = 3
FINISHED = "finished"
logger = logging.getLogger(__name__)
EARLY = {"deadline": "deadline", INTERRUPTED: "interrupted", "budget": "budget of requests spent"}


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
    if counts["errors"]:
        sentence = (
            f"{name}: expected no errors in the program, found {counts['errors']}; please report what is printed above"
        )
        return Verdict("errors", ExitCode.UNHEALTHY, sentence)
    reason = spider.end_reason or finish_reason or FINISHED
    if reason in {TURNED_AWAY, WAITING}:
        return Verdict("unreachable", ExitCode.UNREACHABLE, f"{name}: {spider.refusal}")
    if reason == FINISHED and not spider.has_discovered:  # a signal came before the first request
        reason = INTERRUPTED
    early = EARLY.get(reason)
    if early is not None:
        sentence = f"{name}: {early} before the end; what was done is kept, the next run goes on"
        return Verdict(early.split()[0], ExitCode.DEADLINE, sentence)
    if counts["listed"] == 0 and counts["lists unchanged"] == 0:
        return _judge_empty(spider)
    if counts["failed"] >= FEW and counts["failed"] >= counts["found"] - counts["known"]:
        astray = f" ({spider.led_astray})" if spider.led_astray else ""
        sentence = f"{name}: none of {counts['failed']} pages could be fetched{astray}; try again later"
        return Verdict("unreachable", ExitCode.UNREACHABLE, sentence)
    return Verdict("done", ExitCode.DONE)


def judge_start(source: str, failure: BaseException | None) -> Verdict:
    """Judge a crawl that did not begin: by what `failure` kept it from it, with a traceback where that is an error of ours."""
    if isinstance(failure, HerneNewsError):
        return Verdict("archive", failure.exit_code, str(failure))
    advice = "run again with -v to see why"
    if failure is not None:
        logger.error("%s: the crawl did not start", source, exc_info=failure)
        advice = "please report what is printed above"
    return Verdict("errors", ExitCode.UNHEALTHY, f"{source}: the crawl did not start; {advice}")


def _judge_empty(spider: NewsSpider) -> Verdict:
    name, troubles = spider.source, spider.troubles
    whole = [trouble for trouble in troubles if trouble.reason in SITE_WIDE]
    if whole and (len(whole) == len(troubles) or not spider.counts["answers"]):
        sentence = f"{name}: the site cannot be reached or turns us away: {whole[0].detail}; try again later"
        return Verdict("unreachable", ExitCode.UNREACHABLE, sentence)
    found = f" ({troubles[0].detail})" if troubles else ""
    sentence = f"{name}: expected articles on the site's lists, found none{found}; has the site changed?"
    return Verdict("empty", ExitCode.UNHEALTHY, sentence)
