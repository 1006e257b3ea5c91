"""All rules over one run of one source."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from herne_news.monitors import discovery, keeping, reading, running
from herne_news.monitors.samples import Finding, Sample, last_judged

Rule = Callable[[Sample, Sequence[Sample]], Iterator[Finding]]
#: Rules that need a run that came to its own end.
OF_WHOLE_RUNS: tuple[Rule, ...] = (
    discovery.emptied_lists,
    discovery.stale_news,
    discovery.feed_against_list,
    discovery.poorer_way,
    running.many_gone,
    running.dead_links,
    running.many_failures,
    reading.falling_coverage,
    reading.lost_fields,
    reading.unread_pages,
)


#: Rules whose findings do not wait for such a run, by their names.
OF_EVERY_RUN = frozenset({running.NEVER_ENDING, keeping.MISSING_CAPTURES})


def judge(now: Sample, past: Sequence[Sample]) -> list[Finding]:
    """Return what is wrong with a run, given earlier runs of its source, the newest first.

    A finding that stood when its rule was last asked keeps the number of the run in which it began.
    """
    rules = (*(OF_WHOLE_RUNS if now.is_whole else (running.never_ending,)), keeping.missing_captures)
    return [_dated(finding, past) for rule in rules for finding in rule(now, past)]


def _dated(finding: Finding, past: Sequence[Sample]) -> Finding:
    before = next(iter(past), None) if finding.rule in OF_EVERY_RUN else last_judged(past)
    earlier = before.finding(*finding.key) if before else None
    since = earlier.since if earlier else finding.since
    return replace(finding, since=since, sentence=f"{finding.sentence} (since run {since})")
