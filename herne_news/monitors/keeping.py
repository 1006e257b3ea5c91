"""The rule about what the archive keeps: captures that rows point into have to be there."""

from collections.abc import Iterator, Sequence

from herne_news.monitors.samples import Finding, Sample

MISSING_CAPTURES = "missing-captures"
#: So many names are told.
TOLD = 5


def missing_captures(now: Sample, _past: Sequence[Sample]) -> Iterator[Finding]:
    """WARC files that the archive knows are missing or cut off, but for those that a person has given up for lost."""
    given_up = now.report.get("accepted_files") or []
    names = [name for name in now.report.get("missing_files") or [] if name not in given_up]
    if names:
        sentence = f"{now.source}: {sentence_of(names)}"
        yield Finding(rule=MISSING_CAPTURES, subject="", since=now.run, found=len(names), sentence=sentence)


def sentence_of(names: Sequence[str]) -> str:
    """Return that these WARC files are missing as a sentence, without its subject."""
    rest = f" and {len(names) - TOLD} more" if len(names) > TOLD else ""
    return (
        "expected the WARC files that the archive points into in the folder warc, found missing or cut off:"
        f" {', '.join(names[:TOLD])}{rest}; put them back from a backup, or give them up for lost with crawl --accept"
    )
