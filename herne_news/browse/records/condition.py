"""How the archive and its runs are, from the reports that runs leave and from indexed columns alone."""

import sqlite3
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from herne_news.browse.records import Row, row, rows
from herne_news.captures.folder import folder_of, missing_of, source_of
from herne_news.store.archive import Archive
from herne_news.store.captured import warc_files
from herne_news.store.coverage import Week, weeks
from herne_news.store.health import MISSING, Trouble, skips_by_reason, troubles
from herne_news.store.reports import given_up
from herne_news.store.rhythm import Overdue, overdue
from herne_news.store.runs import Run, last_runs
from herne_news.urls import SOURCES

RUNS, SHOWN_RUNS, SHOWN_GONE = 30, 15, 20
GONE = """
SELECT id, substr(title, 1, 240) AS title, date, gone_since FROM articles
WHERE gone_since IS NOT NULL ORDER BY gone_since DESC, id DESC LIMIT ?
"""
GONE_COUNT = "SELECT count(*) AS n FROM articles INDEXED BY articles_gone WHERE gone_since IS NOT NULL"
NEWEST = "SELECT max(date) AS day FROM articles WHERE source = ?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """The state of the archive.

    `runs` are the newest first; `wrong` is what `herne-news status` calls so, captures that are missing as it is now; `late` a
    run that is overdue; `is_forced` says that the last run neither ended nor goes on. `sources` maps each source of the last
    runs to its newest day and the articles that live on its site; `skips` counts reasons of the newest run.
    """

    runs: tuple[Run, ...]
    wrong: tuple[Trouble, ...]
    late: Overdue | None
    is_running: bool
    is_forced: bool
    sources: dict[str, dict[str, Any]]
    weeks: tuple[Week, ...]
    layouts: Counter[str]
    skips: dict[str, int]
    gone: tuple[Row, ...]
    gone_count: int


def condition(connection: sqlite3.Connection, path: Path, now: str, *, is_running: bool) -> Condition:
    """Return how the archive at `path` is at `now` (UTC); `is_running` says whether a crawl is at work."""
    archive = Archive(path, connection)
    runs = tuple(last_runs(archive, RUNS))
    parts = _last_parts(runs)
    read = tuple(weeks(archive))
    late = None if is_running else overdue(runs, now)
    return Condition(
        runs=runs[:SHOWN_RUNS],
        wrong=(*_told(runs, is_running=is_running), *_missing_captures(archive, runs)),
        late=late,
        is_running=is_running,
        is_forced=bool(runs) and runs[0].end is None and not is_running,
        sources={source: _source(connection, source, part) for source, part in sorted(parts.items())},
        weeks=read,
        layouts=sum((week.layouts for week in read), Counter[str]()),
        skips=skips_by_reason(archive, runs[0].id) if runs else {},
        gone=tuple(rows(connection, GONE, SHOWN_GONE)),
        gone_count=int((row(connection, GONE_COUNT) or {"n": 0})["n"]),
    )


def _told(runs: tuple[Run, ...], *, is_running: bool) -> list[Trouble]:
    return [trouble for trouble in troubles(runs, is_running=is_running) if trouble.rule != MISSING]


def _missing_captures(archive: Archive, runs: tuple[Run, ...]) -> list[Trouble]:
    """Return the captures that are missing or cut off now, whatever the last run has found, a trouble each source of their names.

    Those that a person has given up for lost are left out.

    `since` is the run that found so first, as far as one has.
    """
    lost = given_up(archive, SOURCES)
    names = [name for name in missing_of(folder_of(archive.path), warc_files(archive)) if name not in lost]
    missing = Counter(source_of(name) or "" for name in names)
    since = {found.source: (found.finding or {}).get("since") for found in troubles(runs) if found.rule == MISSING}
    return [
        Trouble(
            source=source,
            outcome="",
            sentence="",
            finding={"rule": MISSING, "subject": "", "since": since.get(source), "found": number},
        )
        for source, number in sorted(missing.items())
    ]


def _last_parts(runs: tuple[Run, ...]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for run in runs:
        for part in run.end.report.get("sources", ()) if run.end else ():
            found.setdefault(str(part["source"]), {**part, "run": run.id, "ended": run.end.ended if run.end else None})
    return found


def _source(connection: sqlite3.Connection, source: str, part: dict[str, Any]) -> dict[str, Any]:
    newest = row(connection, NEWEST, source)
    return {
        "newest": newest["day"] if newest else None,
        "living": part.get("living"),
        "run": part["run"],
        "ended": part["ended"],
        "outcome": str(part.get("outcome") or ""),
    }
