"""Rules about runs as such: what failed, what vanished, what never comes to an end."""

from collections.abc import Iterator, Sequence

from herne_news.monitors.samples import Finding, Sample

#: So many articles gone in one run, and this part of all, are no everyday deletion.
GONE, GONE_PART = 10, 0.02
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


def many_gone(now: Sample, _past: Sequence[Sample]) -> Iterator[Finding]:
    """Many articles have vanished at once: an address scheme that changed rather than a clean-up."""
    gone, living = now.number("gone"), now.number("living")
    if gone >= GONE and gone > GONE_PART * (gone + living):
        sentence = (
            f"{now.source}: expected few articles to vanish, found {gone} of {gone + living} gone at once;"
            " have the addresses changed? They are kept"
        )
        yield Finding(rule="many-gone", subject="", since=now.run, found=gone, sentence=sentence)


def many_failures(now: Sample, _past: Sequence[Sample]) -> Iterator[Finding]:
    """More than a tenth of the pages could not be fetched."""
    failed, asked = now.number("failed"), now.number("asked")
    if failed >= FAILED and failed > FAILED_PART * asked:
        refused = now.counts("refused_by_reason").items()
        reasons = ", ".join(
            f"{n} {reason}" for reason, n in refused if reason.startswith("http-") or reason in NO_ANSWER
        )
        sentence = f"{now.source}: expected nearly all of {asked} pages, found {failed} failing ({reasons}); they are tried again"
        yield Finding(rule="many-failures", subject="", since=now.run, found=failed, sentence=sentence)


def never_ending(now: Sample, past: Sequence[Sample]) -> Iterator[Finding]:
    """Several runs in a row were cut off by their deadline or budget: the archive is not up to date."""
    row = (now, *past)[:CUT_OFF]
    outcomes = {str(sample.report.get("outcome")) for sample in row}
    if len(row) == CUT_OFF and outcomes <= {"deadline", "budget"}:
        sentence = (
            f"{now.source}: expected runs to come to their end, found the last {CUT_OFF} cut off by"
            f" {' and '.join(sorted(outcomes))}; give one run more time, or more requests with --max-requests"
        )
        yield Finding(rule="never-ending", subject="", since=now.run, sentence=sentence)
