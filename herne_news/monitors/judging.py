"""All rules over one run of one source."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from herne_news.monitors import discovery, keeping, reading, running
from herne_news.monitors.samples import Finding, Sample

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


def judge(now: Sample, past: Sequence[Sample]) -> list[Finding]:
    """Return what is wrong with a run, given earlier runs of its source, the newest first.

    A finding that stood in the run before keeps the number of the run in which it began.
    """
    rules = (*(OF_WHOLE_RUNS if now.is_whole else (running.never_ending,)), keeping.missing_captures)
    found = [finding for rule in rules for finding in rule(now, past)]
    before = past[0] if past else None
    return [_dated(finding, before) for finding in found]


def _dated(finding: Finding, before: Sample | None) -> Finding:
    earlier = before.finding(*finding.key) if before else None
    since = earlier.since if earlier else finding.since
    return replace(finding, since=since, sentence=f"{finding.sentence} (since run {since})")
