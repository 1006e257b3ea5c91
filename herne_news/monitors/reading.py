"""Rules about what the parsers make of the pages.

An hourly run reads an article or two, too few to judge. Runs are pooled until there are enough; what is older is the measure.
"""

from collections.abc import Callable, Iterator, Sequence
from math import sqrt

from herne_news.monitors.samples import Finding, Sample

#: Sizes of the pool that is judged: a field that vanishes whole shows in a few articles, one that thins out in many.
POOLS = (5, 20, 80)
#: Articles that the measure takes at least.
MEASURE = 20
#: How far a share has to be off: this much, and so many standard deviations of a sample of the pool's size.
MARGIN, DEVIATIONS = 0.05, 4.0
#: A share is never taken for surer than this: one odd article is no alarm.
SUREST = 0.98
UNKNOWN = 0.1
TEASER = "teaser"

#: Of a run: how many there are of something, and of how many.
Share = Callable[[Sample], tuple[int, int]]


def falling_coverage(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """A field is found less often than before."""
    names = {name for counts in now.coverage().values() for name in counts} - {"articles"}
    names |= {finding.subject for sample in past[:1] for finding in sample.findings() if finding.rule == "coverage"}
    for name in sorted(names):
        low = _change(now, past, lambda sample, name=name: _coverage(sample, name), ("coverage", name))  # type: ignore[misc]
        if low is not None and low.share < low.usual - low.allowed:
            sentence = (
                f"{now.source}: expected the field {name} in {low.usual:.0%} of the articles, found it in {low.share:.0%}"
                f" of the last {low.count}; look at the page with parse, see docs/parsing.md"
            )
            yield Finding(rule="coverage", subject=name, since=now.run, usual=low.usual, sentence=sentence)


def unknown_layouts(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """More than a tenth of the articles have a layout that no rule knows."""
    yield from _too_many(now, past, "unknown_layouts", "unknown-layout", "a layout that is known")


def fallbacks(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """More than a tenth of the texts come from the fallback."""
    yield from _too_many(now, past, "fallbacks", "fallback", "a text that the layouts find without the fallback")


def unread_pages(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """Pages that were fetched well are no longer articles to the parsers."""
    change = _change(now, past, _unread, ("unread-pages", ""))
    if change is not None and change.share > change.usual + max(UNKNOWN, change.allowed):
        sentence = (
            f"{now.source}: expected articles on {1 - change.usual:.0%} of the pages that were fetched, found none on"
            f" {change.share:.0%} of the last {change.count}; see the table skips"
        )
        yield Finding(rule="unread-pages", subject="", since=now.run, usual=change.usual, sentence=sentence)


class _Change:
    """A pooled share, the share before, and how far they may be apart."""

    def __init__(self, some: int, count: int, usual: float) -> None:
        self.count = count
        self.share = some / count
        self.usual = usual
        surest = min(max(usual, 1 - SUREST), SUREST)
        self.allowed = MARGIN + DEVIATIONS * sqrt(surest * (1 - surest) / count)


def _too_many(now: Sample, past: Sequence[Sample], key: str, rule: str, expected: str) -> Iterator[Finding]:
    def share(sample: Sample) -> tuple[int, int]:
        return sample.number(key), sum(counts["articles"] for counts in sample.coverage().values())

    change = _change(now, past, share, (rule, ""))
    if change is not None and change.share > change.usual + max(UNKNOWN, change.allowed):
        sentence = (
            f"{now.source}: expected {expected} for nearly all articles, found {change.share:.0%} of the last"
            f" {change.count} without; has the site a new look? See docs/parsing.md"
        )
        yield Finding(rule=rule, subject="", since=now.run, usual=change.usual, sentence=sentence)


def _change(now: Sample, past: Sequence[Sample], share: Share, key: tuple[str, str]) -> _Change | None:
    """Return the pool whose share is furthest from before, None where there is too little to judge.

    Trouble that lasts never becomes the measure: as long as it is told, the measure is what was usual before it. It has
    ended when the smallest pool is as usual again.
    """
    earlier = past[0].finding(*key) if past else None
    if not share(now)[1] and earlier is None:
        return None
    samples = [sample for sample in (now, *past) if share(sample)[1]]
    found: list[_Change] = []
    for size in POOLS:
        some = count = used = 0
        for sample in samples:
            if count >= size:
                break
            part, whole = share(sample)
            some, count, used = some + part, count + whole, used + 1
        if count < size:
            break
        usual = earlier.usual if earlier is not None else _usual(samples[used:], share)
        if usual is not None:
            found.append(_Change(some, count, usual))
    if earlier is not None and found and abs(found[0].share - found[0].usual) <= MARGIN:
        return None
    return max(found, key=lambda change: abs(change.share - change.usual) - change.allowed, default=None)


def _usual(samples: Sequence[Sample], share: Share) -> float | None:
    shares = [share(sample) for sample in samples]
    count = sum(whole for _, whole in shares)
    return sum(part for part, _ in shares) / count if count >= MEASURE else None


def _coverage(sample: Sample, name: str) -> tuple[int, int]:
    pages = [counts for layout, counts in sample.coverage().items() if TEASER not in layout]
    return sum(counts.get(name, 0) for counts in pages), sum(counts["articles"] for counts in pages)


def _unread(sample: Sample) -> tuple[int, int]:
    read = sum(counts["articles"] for layout, counts in sample.coverage().items() if TEASER not in layout)
    return sample.number("unread"), sample.number("unread") + read
