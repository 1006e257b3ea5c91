"""Rules about what the parsers make of the pages.

New articles are measured by the newest ones that the archive had, articles that were read again by themselves: old pages differ
from new ones by nature. An hourly run reads an article or two, too few to judge, so runs are pooled until there are enough.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from herne_news.monitors.samples import Finding, Sample, last_judged

#: Sizes of the pool that is judged: a field that vanishes whole shows in a few articles, one that thins out in many.
POOLS = (5, 20, 80)
#: Articles that the measure takes at least.
MEASURE = 20
#: How far a share has to be off: this much, and so many standard deviations of a sample of the pool's size.
MARGIN, DEVIATIONS = 0.05, 4.0
#: A share is never taken for surer than this: one odd article is no alarm.
SUREST = 0.98
#: What a mark is called in a sentence; others are fields.
WORDS = {"known_layout": "a layout that is known", "own_text": "a text that is found without the fallback"}
ADVICE = "look at the page with parse, see docs/parsing.md"

#: Of a run: how many there are of something, and of how many.
Share = Callable[[Sample], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Fall:
    """A pooled share that is below what is usual."""

    share: float
    count: int
    usual: float


def falling_coverage(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """A field is found less often in new articles than in those before."""
    for mark in _marks(now, past, "coverage", "new_pages"):

        def share(sample: Sample, mark: str = mark) -> tuple[int, int]:
            counts = sample.counts("new_pages")
            return counts.get(mark, 0), counts.get("articles", 0)

        measure = now.counts("measure")
        whole = measure.get("articles", 0)
        usual = measure.get(mark, 0) / whole if whole >= MEASURE else None
        fall = _fall(now, past, share, ("coverage", mark), usual)
        if fall is not None:
            sentence = (
                f"{now.source}: expected {_words(mark)} in {fall.usual:.0%} of the new articles, found it in {fall.share:.0%}"
                f" of the last {fall.count}; {ADVICE}"
            )
            yield Finding(
                rule="coverage", subject=mark, since=now.run, usual=fall.usual, found=fall.share, sentence=sentence
            )


def lost_fields(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """Articles that were read again have lost a field that they had."""
    for mark in _marks(now, past, "lost-field", "lost"):

        def share(sample: Sample, mark: str = mark) -> tuple[int, int]:
            again = sample.number("read_again")
            return again - sample.counts("lost").get(mark, 0), again

        fall = _fall(now, past, share, ("lost-field", mark), 1.0)
        if fall is not None:
            sentence = (
                f"{now.source}: expected articles to keep {_words(mark)} when they are read again, found it lost by"
                f" {1 - fall.share:.0%} of the last {fall.count}; {ADVICE}"
            )
            yield Finding(
                rule="lost-field", subject=mark, since=now.run, usual=fall.usual, found=fall.share, sentence=sentence
            )


def unread_pages(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """Pages that were fetched well are no longer articles to the parsers."""

    def share(sample: Sample) -> tuple[int, int]:
        read = sample.counts("new_pages").get("articles", 0) + sample.number("read_again")
        return read, read + sample.number("unread")

    fall = _fall(now, past, share, ("unread-pages", ""), 1.0)
    if fall is not None:
        sentence = (
            f"{now.source}: expected articles on the pages that were fetched, found none on {1 - fall.share:.0%}"
            f" of the last {fall.count}; see the table skips, and docs/parsing.md"
        )
        yield Finding(
            rule="unread-pages", subject="", since=now.run, usual=fall.usual, found=fall.share, sentence=sentence
        )


def _marks(now: Sample, past: Sequence[Sample], rule: str, key: str) -> list[str]:
    """Return the marks to be judged: those that may have fallen, and those that were found to have fallen before."""
    before = last_judged(past)
    told = {finding.subject for finding in (before.findings() if before else ()) if finding.rule == rule}
    return sorted({*now.counts(key), *(now.counts("measure") if key == "new_pages" else ()), *told} - {"articles"})


def _fall(now: Sample, past: Sequence[Sample], share: Share, key: tuple[str, str], usual: float | None) -> Fall | None:
    """Return the pool whose share is furthest below `usual`, None where none is, or where there is too little to judge.

    Trouble that lasts never becomes the measure: as long as it is told, the measure is what was usual before it. It has
    ended when the smallest pool is as usual again.
    """
    before = last_judged(past)
    earlier = before.finding(*key) if before else None
    usual = earlier.usual if earlier is not None else usual
    if usual is None or (not share(now)[1] and earlier is None):
        return None
    found: list[tuple[float, Fall]] = []
    for size in POOLS:
        some = count = 0
        for sample in (now, *past):
            if count < size:
                part, whole = share(sample)
                some, count = some + part, count + whole
        if count < size:
            break
        surest = min(max(usual, 1 - SUREST), SUREST)
        limit = usual - MARGIN - (0 if earlier else DEVIATIONS * sqrt(surest * (1 - surest) / count))
        if size == POOLS[0] and earlier is not None and some / count >= limit:
            return None
        found.append((some / count - limit, Fall(some / count, count, usual)))
    distance, fall = min(found, key=lambda pair: pair[0], default=(0.0, None))
    return fall if distance < 0 else None


def _words(mark: str) -> str:
    return WORDS.get(mark, f"the field {mark}")
