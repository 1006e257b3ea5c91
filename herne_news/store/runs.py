"""The log of runs: one row a run, opened when it starts and closed with its counts."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from herne_news.errors import ArchiveError
from herne_news.store.archive import Archive
from herne_news.store.kept_json import object_of

#: So far may a clock have been put back between two runs.
TOLERANCE = timedelta(minutes=5)
#: The last run and its end; of a killed one only the start is known.
LATEST = "SELECT id, coalesce(ended, started) FROM runs ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunEnd:
    """How a run ended: UTC time, a short word, the exit code and the counts; `report` is anything JSON can hold."""

    ended: str
    outcome: str
    exit_code: int
    requests: int = 0
    bytes: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    gone: int = 0
    refused: int = 0
    report: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run as stored; `end` is None while it lasts, and for good if it was killed."""

    id: int
    started: str
    sources: tuple[str, ...]
    end: RunEnd | None


def check_clock(archive: Archive, now: str) -> None:
    """Raise ArchiveError where `now` (UTC) is minutes before the last run's end.

    History, import and verify put in order by time what was seen, so a run must not begin then.
    """
    last = next(archive.read(LATEST), None)
    if last is not None and datetime.fromisoformat(now) + TOLERANCE < datetime.fromisoformat(last[1]):
        raise ArchiveError(
            f"{archive.path}: expected a time after {last[1]}, when run {last[0]} was at work, found {now}; nothing was done: set"
            " this machine's clock, or see \"A wrong clock\" in docs/operating.md if that run's was wrong"
        )


def start_run(archive: Archive, sources: Sequence[str], started: str) -> int:
    """Record the start of a run over `sources` at `started` (UTC) and return its number."""
    with archive.transaction() as conn:
        cursor = conn.execute("INSERT INTO runs (started, sources) VALUES (?, ?)", (started, ", ".join(sources)))
        return int(cursor.lastrowid or 0)


def end_run(archive: Archive, run_id: int, end: RunEnd) -> None:
    """Record how the run `run_id` ended."""
    report = json.dumps(dict(end.report), ensure_ascii=False, sort_keys=True)
    values = (
        end.ended,
        end.outcome,
        end.exit_code,
        end.requests,
        end.bytes,
        end.new,
        end.changed,
        end.unchanged,
        end.gone,
        end.refused,
    )
    with archive.transaction() as conn:
        conn.execute(
            "UPDATE runs SET ended = ?, outcome = ?, exit_code = ?, requests = ?, bytes = ?, new = ?, changed = ?,"
            " unchanged = ?, gone = ?, refused = ?, report = ? WHERE id = ?",
            (*values, report, run_id),
        )


def last_runs(archive: Archive, limit: int = 10) -> list[Run]:
    """Return the newest runs, newest first."""
    columns = "id, started, sources, ended, outcome, exit_code, requests, bytes, new, changed, unchanged, gone, refused, report"
    rows = archive.read(f"SELECT {columns} FROM runs ORDER BY id DESC LIMIT ?", (limit,))
    return [_run(row) for row in rows]


def _run(row: tuple[Any, ...]) -> Run:
    (
        run_id,
        started,
        sources,
        ended,
        outcome,
        exit_code,
        requests,
        size,
        new,
        changed,
        unchanged,
        gone,
        refused,
        report,
    ) = row
    end = None
    if ended is not None:
        end = RunEnd(
            ended=ended,
            outcome=outcome,
            exit_code=exit_code,
            requests=requests,
            bytes=size,
            new=new,
            changed=changed,
            unchanged=unchanged,
            gone=gone,
            refused=refused,
            report=object_of(report or "{}", "runs.report"),
        )
    return Run(id=run_id, started=started, sources=tuple(filter(None, sources.split(", "))), end=end)
