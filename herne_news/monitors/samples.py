"""What the rules look at: one source's part of a run's report, with what was found wrong then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a rule has found wrong: `subject` is a field, a list's address or empty, `since` the first run in a row.

    `usual` is what was found before that run, to compare the next ones with, `found` what is found now.
    """

    rule: str
    subject: str
    since: int
    sentence: str
    usual: float = 0
    found: float = 0

    @property
    def key(self) -> tuple[str, str]:
        """What is wrong, whenever it was found."""
        return self.rule, self.subject

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as JSON-ready values."""
        return {
            "rule": self.rule,
            "subject": self.subject,
            "since": self.since,
            "usual": self.usual,
            "found": self.found,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class Sample:
    """One source's part of the report of run `run`, as `crawling.report.SourceReport.as_dict` writes it."""

    run: int
    report: Mapping[str, Any]

    @property
    def source(self) -> str:
        """The source's name."""
        return str(self.report["source"])

    @property
    def is_whole(self) -> bool:
        """Say whether the run came to its own end over all that the source shows."""
        return self.report.get("outcome") in {"done", "unhealthy"} and bool(self.report.get("whole"))

    def number(self, key: str) -> int:
        """Return a count, 0 where an older version has not counted it."""
        return int(self.report.get(key) or 0)

    def counts(self, key: str) -> Mapping[str, int]:
        """Return counts by name, none where an older version has not counted them."""
        found: Mapping[str, int] = self.report.get(key) or {}
        return found

    def findings(self) -> tuple[Finding, ...]:
        """Return what was found wrong in that run."""
        return tuple(Finding(**row) for row in self.report.get("monitors") or ())

    def finding(self, rule: str, subject: str = "") -> Finding | None:
        """Return what a rule has found wrong with a subject in that run."""
        return next((finding for finding in self.findings() if finding.key == (rule, subject)), None)


def last_judged(past: Sequence[Sample]) -> Sample | None:
    """Return the last run that all rules have judged, of runs the newest first: what it has found stands until the next such."""
    return next((sample for sample in past if sample.is_whole), None)
