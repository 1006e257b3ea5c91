"""Counts for `herne-news status` and for whoever watches the archive."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from herne_news.store.archive import Archive
from herne_news.store.runs import Run, last_runs

#: Outcomes of a crawl that are no trouble by themselves: a limit or a person ended it, or what monitors found says what is wrong.
CUT = frozenset({"deadline", "budget", "interrupted", "unhealthy"})
#: Outcomes of a crawl that came to its own end.
WELL = frozenset({"done", "unhealthy"})
FAILED = "failed"
#: The rule of a run that found WARC files missing, which may be there again.
MISSING = "missing-captures"
#: Rules that are asked after every run, also one that is cut off: what they said of an earlier one no longer counts.
OF_EVERY_RUN = frozenset({MISSING, "never-ending"})
#: How runs end that never said how: killed, by the system for want of memory, by a power cut, by the watchdog.
FORCED = "forced"
#: So many in a row are no accident.
TOO_MANY = 3


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """What the archive holds of one source; dates are YYYY-MM-DD, `last_seen` a UTC time, None where nothing is known.

    `teasers` are articles that only a list shows, `gone` those whose page answers 404 or 410, `failing` pages whose last answer
    was 400 and above, or none, and did not say that there is no such page; that a site wants to be left alone is not counted.
    """

    source: str
    articles: int
    teasers: int
    gone: int
    oldest: str | None
    newest: str | None
    last_seen: str | None
    pages: int
    failing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """The state of an archive: counts a source, the newest runs, and why pages were left out in the newest of them."""

    sources: tuple[SourceCounts, ...]
    runs: tuple[Run, ...]
    skips: dict[str, int]


def health(archive: Archive, runs: int = 30) -> Health:
    """Count what `archive` holds; `skips` are those of the newest run, by reason, most frequent first."""
    newest = tuple(last_runs(archive, runs))
    return Health(
        sources=source_counts(archive), runs=newest, skips=skips_by_reason(archive, newest[0].id) if newest else {}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What is wrong: in a crawl of `source`, or with a run that is none (``import``, ``reparse``), for which `source` stands.

    `finding` is what a monitor has found, as its `Finding.as_dict` says it; without one, `outcome` is how it ended.
    """

    source: str
    outcome: str
    sentence: str
    finding: Mapping[str, Any] | None = None

    @property
    def rule(self) -> str | None:
        """The monitor's name, None where it was none."""
        return str(self.finding["rule"]) if self.finding is not None else None


def troubles(runs: Sequence[Run], *, is_running: bool = False) -> list[Trouble]:
    """Return all that was wrong in the last finished run of each source and kind, and what no longer comes to an end.

    `runs` are the newest first; `is_running` says whether the newest of them may still be under way. That a limit ended a crawl
    is no trouble; what monitors found before it stands until a run is judged again: one that came to its own end over all.
    """
    return _forced(runs[1:] if is_running else runs) + _told_last(runs)


def _forced(runs: Iterable[Run]) -> list[Trouble]:
    """Return the sources and kinds of which the last runs have all been ended by force."""
    counts, ended = Counter[str](), set[str]()
    for run in runs:
        if run.end is not None:
            ended.update(run.sources)
        counts.update(set(run.sources) - ended)
    return [
        Trouble(source=source, outcome=FORCED, sentence=_force_sentence(source, count))
        for source, count in sorted(counts.items())
        if count >= TOO_MANY
    ]


def _force_sentence(source: str, count: int) -> str:
    return (
        f"{source}: expected runs to come to their end, found the last {count} ended by force; see the system's log for what"
        " kills them: is memory or time too short?"
    )


def _told_last(runs: Iterable[Run]) -> list[Trouble]:
    found: dict[str, list[Trouble]] = {}
    judged: set[str] = set()
    for run in runs:
        for source, is_judged, told in _told(run):
            if source in judged:
                continue
            is_last = source not in found
            found.setdefault(source, []).extend(
                trouble for trouble in told if is_last or trouble.rule not in {None, *OF_EVERY_RUN}
            )
            if is_judged:
                judged.add(source)
    return [trouble for told in found.values() for trouble in told]


def _told(run: Run) -> Iterator[tuple[str, bool, list[Trouble]]]:
    """Yield each source of a finished run, or the run's kind, with whether monitors have judged all of it, and what was wrong."""
    if run.end is None:
        return
    report = run.end.report
    for part in report.get("sources", ()):
        source, outcome = str(part["source"]), str(part.get("outcome") or "")
        told = [
            Trouble(source=source, outcome=outcome, sentence=finding["sentence"], finding=finding)
            for finding in part.get("monitors", ())
        ]
        if part.get("trouble") and outcome not in CUT:
            told.insert(0, Trouble(source=source, outcome=outcome, sentence=part["trouble"]))
        if report.get("trouble"):  # the archive has not taken the run's end
            told.insert(0, Trouble(source=source, outcome=run.end.outcome, sentence=report["trouble"]))
        is_whole = outcome in WELL and bool(part.get("whole"))
        yield source, is_whole or bool(report.get("accepted")), told
    if not report.get("sources"):
        kind = ", ".join(run.sources)
        sentence = f"{kind}: expected run {run.id} to come to its end, found that it failed; start it again to see why"
        failed = [Trouble(source=kind, outcome=FAILED, sentence=sentence)] if run.end.outcome == FAILED else []
        yield kind, False, failed


def source_counts(archive: Archive) -> tuple[SourceCounts, ...]:
    """Return the counts of every source that the archive has an article or a page of, by name."""
    articles = {
        row[0]: row[1:]
        for row in archive.read(
            "SELECT source, count(*), sum(instr(url, '#') > 0), sum(gone_since IS NOT NULL), min(date), max(date), max(last_seen)"
            " FROM articles GROUP BY source"
        )
    }
    pages = {
        row[0]: row[1:]
        for row in archive.read(
            "SELECT source, count(*), sum(failures > 0 AND missing_since IS NULL AND url NOT LIKE '%/robots.txt')"
            " FROM pages GROUP BY source"
        )
    }
    nothing = (0, 0, 0, None, None, None)
    return tuple(
        SourceCounts(source, *articles.get(source, nothing), *pages.get(source, (0, 0)))
        for source in sorted(articles.keys() | pages.keys())
    )


def skips_by_reason(archive: Archive, run_id: int) -> dict[str, int]:
    """Return how many pages the run left out for each reason, most frequent first."""
    sql = "SELECT reason, count(*) FROM skips WHERE run_id = ? GROUP BY reason ORDER BY 2 DESC, 1"
    return {str(reason): int(count) for reason, count in archive.read(sql, (run_id,))}
