"""Counts for `herne-news status` and for whoever watches the archive."""

from collections.abc import Iterable
from dataclasses import dataclass

from herne_news.store.archive import Archive
from herne_news.store.runs import Run, last_runs


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """What the archive holds of one source; dates are YYYY-MM-DD, `last_seen` a UTC time, None where nothing is known.

    `teasers` are articles that only a list shows, `gone` those whose page answers 404 or 410, `failing` pages whose last answer
    was 400 and above, or none.
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


def troubles(runs: Iterable[Run]) -> list[str]:
    """Return a sentence for everything that was wrong in the last finished run of each source; `runs` are the newest first."""
    found: dict[str, list[str]] = {}
    for run in runs:
        for part in run.end.report.get("sources", ()) if run.end else ():
            sentences = [part.get("trouble"), *(finding["sentence"] for finding in part.get("monitors", ()))]
            found.setdefault(part["source"], [sentence for sentence in sentences if sentence])
    return [sentence for sentences in found.values() for sentence in sentences]


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
        row[0]: row[1:] for row in archive.read("SELECT source, count(*), sum(failures > 0) FROM pages GROUP BY source")
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
