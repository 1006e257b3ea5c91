"""What a run did, as numbers for a file and sentences for a person."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from herne_news.counted import counted
from herne_news.errors import ExitCode, HerneNewsError
from herne_news.monitors import Finding
from herne_news.spiders.verdict import Verdict

#: The gravest comes first: an archive that cannot be written outweighs a site that cannot be reached.
GRAVITY = (
    ExitCode.UNREADABLE,
    ExitCode.LOCKED,
    ExitCode.UNREACHABLE,
    ExitCode.UNHEALTHY,
    ExitCode.DEADLINE,
    ExitCode.USAGE,
    ExitCode.REFUSED,
    ExitCode.DONE,
)
KINDS = ("new", "changed", "unchanged", "gone", "refused")
#: Told only where there are some.
RARE = frozenset({"gone"})
#: A page outside the limit is refused, too, but nothing is wrong with it.
WORDS = {"refused": "left out"}
#: The share of unknown layouts from which on a person is told of them.
UNKNOWN = 0.1
#: Counts of the spider that the monitors read, by their name in the report.
FIGURES = {"asked": "asked", "failed": "failed", "unread": "unread", "feed_only": "feed only"}

#: What the archive keeps of a report though it is nothing, and what it does not keep.
ALWAYS = frozenset({"exit_code", "requests", "subject", "usual", "found", "gone_in_all"})
LEFT_OUT = frozenset({"measure"})


def gravest(codes: Iterable[ExitCode]) -> ExitCode:
    """Return the code that outweighs the others, DONE where there is none."""
    return min(codes, key=GRAVITY.index, default=ExitCode.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """How the crawl of one source went.

    `counts` holds found, known, new, changed, unchanged, refused and refused/REASON, `details` what else the report says of the
    source (docs/monitors.md), `findings` what the monitors found wrong.
    """

    source: str
    verdict: Verdict
    counts: Counter[str]
    requests: int
    bytes: int
    seconds: float
    details: Mapping[str, Any] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def exit_code(self) -> ExitCode:
        """The graver of the crawl's own code and the monitors'."""
        return gravest([self.verdict.code, *([ExitCode.UNHEALTHY] if self.findings else [])])

    @property
    def outcome(self) -> str:
        """The word for the run's row."""
        return "unhealthy" if self.exit_code != self.verdict.code else self.verdict.outcome

    def troubles(self) -> list[str]:
        """Return a sentence for each thing that is wrong."""
        return [*filter(None, [self.verdict.sentence]), *(finding.sentence for finding in self.findings)]

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON-ready values."""
        return {
            "source": self.source,
            "outcome": self.outcome,
            "exit_code": int(self.exit_code),
            "trouble": self.verdict.sentence,
            "requests": self.requests,
            "bytes": self.bytes,
            "seconds": round(self.seconds, 1),
            "found": self.counts["found"],
            "known": self.counts["known"],
            **{kind: self.counts[kind] for kind in KINDS},
            "refused_by_reason": self.reasons(),
            "discovery": {key: self.counts[key] for key in sorted(self.counts) if key.startswith(("way/", "closed/"))},
            **{name: self.counts[key] for name, key in FIGURES.items()},
            **self.details,
            "monitors": [finding.as_dict() for finding in self.findings],
        }

    def reasons(self) -> dict[str, int]:
        """Return how many pages were refused for which reason, the most frequent first."""
        found = {key.removeprefix("refused/"): n for key, n in self.counts.items() if key.startswith("refused/")}
        return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

    def sentence(self) -> str:
        """Return one line for a person."""
        told = (kind for kind in KINDS if self.counts[kind] or kind not in RARE)
        counts = ", ".join(f"{self.counts[kind]} {WORDS.get(kind, kind)}" for kind in told)
        reasons = ", ".join(f"{n} {reason}" for reason, n in self.reasons().items())
        known = f", {self.counts['known']} known and not asked for" if self.counts["known"] else ""
        refused = f" ({reasons})" if reasons else ""
        articles = sum(counts["articles"] for counts in self.details.get("coverage", {}).values())
        unknown = self.details.get("unknown_layouts", 0)
        if unknown > UNKNOWN * articles:
            known += f"; {unknown} of {counted(articles, 'article')} in a layout that no rule knows"
        return f"{self.source}: {counts}{refused}{known}; {counted(self.requests, 'request')}, {self.seconds:.0f} s"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunReport:
    """How a run over all its sources went; `verdict` tells of what is no source's: the archive does not take the run's end.

    `run` is 0 where the run has no row.
    """

    run: int
    started: str
    ended: str
    sources: tuple[SourceReport, ...]
    accepted: bool = False
    verdict: Verdict | None = None

    @property
    def exit_code(self) -> ExitCode:
        """The gravest code of the sources, and the run's own."""
        return gravest([*([self.verdict.code] if self.verdict else []), *(report.exit_code for report in self.sources)])

    @property
    def outcome(self) -> str:
        """The word of the gravest source, or the run's own."""
        if self.verdict is not None and self.verdict.code == self.exit_code:
            return self.verdict.outcome
        return next((r.outcome for r in self.sources if r.exit_code == self.exit_code), "done")

    def total(self, kind: str) -> int:
        """Return a count over all sources."""
        return sum(report.counts[kind] for report in self.sources)

    def as_dict(self) -> dict[str, Any]:
        """Return the report as JSON-ready values."""
        return {
            "run": self.run,
            "started": self.started,
            "ended": self.ended,
            "outcome": self.outcome,
            "exit_code": int(self.exit_code),
            "accepted": self.accepted,
            "trouble": self.verdict.sentence if self.verdict else None,
            "sources": [report.as_dict() for report in self.sources],
        }

    def compact(self) -> dict[str, Any]:
        """Return the report as the archive keeps it, 8,760 times a year: without zeros, empty values and the measure."""
        kept: dict[str, Any] = _without_nothing(self.as_dict())
        return kept

    def as_json(self) -> str:
        """Return the report as indented JSON."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=2)


def write_report(path: Path, report: str) -> None:
    """Write a report under a temporary name, then rename it; raises HerneNewsError."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_text(report + "\n", encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        raise HerneNewsError(f"--report: expected to write {path}, found: {error.strerror}") from error


def _without_nothing(value: Any) -> Any:
    if isinstance(value, Mapping):
        kept = {key: _without_nothing(item) for key, item in value.items() if key not in LEFT_OUT}
        return {key: item for key, item in kept.items() if item or key in ALWAYS}
    return [_without_nothing(item) for item in value] if isinstance(value, list) else value
