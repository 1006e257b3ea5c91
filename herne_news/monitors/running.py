"""Rules about runs as such: what failed, what vanished, what never comes to an end."""

from collections.abc import Iterator, Sequence

from herne_news.counted import is_mass
from herne_news.monitors.samples import Finding, Sample, last_judged

MANY_GONE = "many-gone"
MANY_FAILURES = "many-failures"
NEVER_ENDING = "never-ending"
#: So many pages that are not there are trouble if they are more than half, or if so many in a row were the last new ones.
FEW, IN_A_ROW = 3, 5
#: So many failed pages, and this part of those asked for.
FAILED, FAILED_PART = 5, 0.1
#: Reasons that say that a page was not fetched, besides the statuses (http-500).
NO_ANSWER = frozenset(
    {
        "blocked",
        "certificate",
        "cut-off",
        "dns",
        "no-http",
        "timeout",
        "too-large",
        "unreachable",
        "robots",
        "redirected-to-no-article",
    }
)
#: Runs in a row that were cut off.
CUT_OFF = 3


def many_gone(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """Many articles vanish: an address scheme that changed rather than a clean-up; told until they are back.

    Those that are missing at once are held back by the store, those that go by and by are called gone; both count.
    """
    missing, lost = now.number("missing"), _lost(now)
    before = [_lost(sample) for sample in past if "gone_in_all" in sample.report]
    judged = last_judged(past)
    earlier = judged.finding(MANY_GONE) if judged else None
    usual = int(earlier.usual) if earlier is not None else min(before, default=lost - missing - now.number("gone"))
    found = lost - usual
    whole = now.number("with_page") + now.number("gone_in_all") - usual
    if is_mass(found, whole):
        held = "None is called gone before crawl --accept" if missing else "They are kept"
        sentence = (
            f"{now.source}: expected few articles to vanish, found the pages of {found} of {whole} not there (404, 410, another"
            f" article in their place); have the addresses changed? {held}"
        )
        yield Finding(rule=MANY_GONE, subject="", since=now.run, usual=usual, found=found, sentence=sentence)


def _lost(sample: Sample) -> int:
    return sample.number("missing") + sample.number("gone_in_all")


def dead_links(now: Sample, _past: Sequence[Sample]) -> Iterator[Finding]:
    """The lists show pages that are not there: nearly all, or all that are new; told until articles are found again."""
    absent, row = now.number("absent"), now.number("absent_in_a_row")
    whole = absent + now.number("with_page")
    if (absent >= FEW and 2 * absent > whole) or row >= IN_A_ROW:
        are_most = 2 * absent > whole
        found, which = (absent, f"{absent} of {whole}") if are_most else (row, f"the last {row}")
        sentence = (
            f"{now.source}: expected articles on the pages that the lists show, found {which} not there (404, 410);"
            " have the addresses changed? Take it for normal with crawl --accept"
        )
        yield Finding(rule="dead-links", subject="", since=now.run, found=found, sentence=sentence)


def many_failures(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """More than a tenth of the pages could not be fetched; told until they can, also while they rest between two tries."""
    failed, asked = now.number("failed"), now.number("asked")
    failing, known = now.number("failing"), now.number("failing") + now.number("with_page")
    if failed >= FAILED and failed > FAILED_PART * asked:
        refused = now.counts("refused_by_reason").items()
        reasons = ", ".join(
            f"{n} {reason}" for reason, n in refused if reason.startswith("http-") or reason in NO_ANSWER
        )
        sentence = f"{now.source}: expected nearly all of {asked} pages, found {failed} failing ({reasons}); they are tried again"
        yield Finding(rule=MANY_FAILURES, subject="", since=now.run, found=failed, sentence=sentence)
    elif failing >= FAILED and failing > FAILED_PART * known and _had_failures(past):
        sentence = (
            f"{now.source}: expected nearly all of {known} pages, found {failing} still failing; they are tried again"
        )
        yield Finding(rule=MANY_FAILURES, subject="", since=now.run, found=failing, sentence=sentence)


def _had_failures(past: Sequence[Sample]) -> bool:
    """Say whether many pages failed in the last run that could tell."""
    for sample in past:
        if sample.is_whole:
            return sample.finding(MANY_FAILURES) is not None
        if sample.report.get("outcome") == "unreachable" and sample.number("failed") >= FAILED:
            return True
    return False


def never_ending(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """Several runs in a row were cut off by their deadline or budget: the archive is not up to date."""
    row = (now, *past)[:CUT_OFF]
    outcomes = {str(sample.report.get("outcome")) for sample in row}
    if len(row) == CUT_OFF and outcomes <= {"deadline", "budget"}:
        sentence = (
            f"{now.source}: expected runs to come to their end, found the last {CUT_OFF} cut off by"
            f" {' and '.join(sorted(outcomes))}; give one run more time, or more requests with --max-requests"
        )
        yield Finding(rule=NEVER_ENDING, subject="", since=now.run, sentence=sentence)
