"""Reports of earlier runs, for the rules that compare a run with them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from herne_news.store.archive import Archive
from herne_news.store.kept_json import object_of

#: Runs that are compared with, and as many that have read articles.
RUNS = 30
#: Runs that are looked through for them: three months of hours.
LOOKED_THROUGH = 2200
#: Days with news among which the longest pause is looked for.
NEWS_DAYS = 60
#: What the part of a run in a report has if the archive could be looked at.
OBSERVED = "gone_in_all"
#: No run has such a number yet.
NEXT = 2**62


@dataclass(frozen=True, slots=True)
class Past:
    """Earlier runs of a source with its part of their reports, newest first.

    `since` (UTC) is when one began that was accepted as normal, `accepted` when it ended; both are empty without one.
    `accepted_files` are WARC files that a person has given up for lost.
    """

    runs: tuple[tuple[int, dict[str, Any]], ...]
    since: str = ""
    accepted: str = ""

    @property
    def accepted_files(self) -> frozenset[str]:
        """Each run hands on what it was told while the files are missing; one that the archive has broken off tells nothing."""
        return next((accepted_files(part) for _, part in self.runs if OBSERVED in part), frozenset())


def accepted_files(part: Mapping[str, Any]) -> frozenset[str]:
    """Return the WARC files of which a source's part of a report says that a person has given them up for lost."""
    return frozenset(part.get("accepted_files") or ())


def given_up(archive: Archive, sources: Iterable[str]) -> frozenset[str]:
    """Return the WARC files of any of these sources that a person has given up for lost."""
    return frozenset[str]().union(*(earlier_reports(archive, source, NEXT).accepted_files for source in sources))


def earlier_reports(archive: Archive, source: str, before: int) -> Past:
    """Return the last 30 runs of `source` before the run `before`, and the last 30 that read articles.

    Runs before one that was accepted as normal are left out.
    """
    found: list[tuple[int, dict[str, Any]]] = []
    reading = 0
    since = accepted = ""
    for run, report in _reports(archive, before):
        part = next((part for part in report.get("sources", ()) if part["source"] == source), None)
        if part is None:
            continue
        if len(found) < RUNS or (part.get("coverage") and reading < RUNS):
            found.append((run, part))
            reading += bool(part.get("coverage"))
        if report.get("accepted"):
            since, accepted = str(report["started"]), str(report["ended"])
            break
        if len(found) >= RUNS and reading >= RUNS:
            break
    return Past(tuple(found), since, accepted)


def _reports(archive: Archive, before: int) -> Iterator[tuple[int, dict[str, Any]]]:
    sql = "SELECT id, report FROM runs WHERE id < ? AND report IS NOT NULL ORDER BY id DESC LIMIT ?"
    for run, report in archive.read(sql, (before, LOOKED_THROUGH)):
        yield int(run), object_of(report, "runs.report")


@dataclass(frozen=True, slots=True)
class News:
    """How fresh a source is: its newest day (YYYY-MM-DD), the longest pause between days with news, how many articles live."""

    newest: str | None
    longest_pause: int | None
    living: int


def news_of(archive: Archive, source: str, today: str) -> News:
    """Return how fresh `source` is; days after `today` (YYYY-MM-DD) are misprints and do not count."""
    sql = "SELECT DISTINCT date FROM articles WHERE source = ? AND date <= ? ORDER BY date DESC LIMIT ?"
    days = [str(row[0]) for row in archive.read(sql, (source, today, NEWS_DAYS))]
    pauses = [(date.fromisoformat(later) - date.fromisoformat(day)).days for later, day in pairwise(days)]
    living = next(archive.read("SELECT count(*) FROM articles WHERE source = ? AND gone_since IS NULL", (source,)))[0]
    return News(days[0] if days else None, max(pauses, default=None), int(living))
