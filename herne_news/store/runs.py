"""The log of runs: one row a run, opened when it starts and closed with its counts.

What the archive refuses of it, since the disk is full or another program keeps writing, stands in the lock file until the next
run, which brings it here.
"""

import contextlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from herne_news.errors import ArchiveError, HerneNewsError
from herne_news.store.archive import Archive
from herne_news.store.kept_json import object_of
from herne_news.store.lock import Note, RunLock, notes_of

#: So far may a clock have been put back between two runs.
TOLERANCE = timedelta(minutes=5)
#: The last run and its end; of a killed one only the start is known.
LATEST = "SELECT id, coalesce(ended, started) FROM runs ORDER BY id DESC LIMIT 1"
#: Of a run's row what says how it ended, by the names of `RunEnd`.
COLUMNS = (
    "ended", "outcome", "exit_code", "requests", "bytes", "new", "changed", "unchanged", "gone", "refused", "report",
)  # fmt: skip
#: The number of a run that has no row.
NO_ROW = 0
#: What is kept of a report for which the lock file has no room; and the longest note.
BRIEF = ("source", "outcome", "exit_code", "trouble")
LONGEST_NOTE = 3_000


class ClockError(ArchiveError):
    """A clock that is behind the archive's last run."""


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
    """A run as stored; `end` is None while it lasts, and for good if it was killed. `id` is 0 where the archive has no row."""

    id: int
    started: str
    sources: tuple[str, ...]
    end: RunEnd | None


def check_clock(archive: Archive, now: str) -> None:
    """Raise ClockError where `now` (UTC) is minutes before the last run's end.

    History, import and verify put in order by time what was seen, so a run must not begin then.
    """
    last = next(archive.read(LATEST), None)
    if last is not None and datetime.fromisoformat(now) + TOLERANCE < datetime.fromisoformat(last[1]):
        raise ClockError(
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
    with archive.transaction() as conn:
        conn.execute(
            f"UPDATE runs SET {', '.join(f'{name} = ?' for name in COLUMNS)} WHERE id = ?", (*_values(end), run_id)
        )


def note_end(lock: RunLock, run: Run) -> None:
    """Write the end of a run into the lock file; where that cannot be written either, nothing is left of it."""
    with contextlib.suppress(ArchiveError):
        lock.write([*lock.notes, _note_of(run)])


def record(archive: Archive | None, lock: RunLock, run: Run) -> None:
    """Record the end of a run in its row; where there is none, or the archive refuses it, in the lock file."""
    if archive is not None and run.id != NO_ROW and run.end is not None:
        with contextlib.suppress(HerneNewsError):
            end_run(archive, run.id, run.end)
            return
    note_end(lock, run)


def take_in(archive: Archive, lock: RunLock) -> None:
    """Bring the ends of earlier runs from the lock file into their rows; a run without a row gets one.

    An archive that was put into the place of another may have the number for another run.
    """
    runs = _noted(lock.notes)
    if not runs:
        return
    with archive.transaction() as conn:
        for run in runs:
            names, values = (run.started, ", ".join(run.sources)), _values(run.end) if run.end else ()
            sql = "SELECT id, ended FROM runs WHERE started = ? AND sources = ? AND ? IN (0, id)"
            known = conn.execute(sql, (*names, run.id)).fetchone()
            if known is None:
                marks = ", ".join("?" * (2 + len(COLUMNS)))
                conn.execute(
                    f"INSERT INTO runs (started, sources, {', '.join(COLUMNS)}) VALUES ({marks})", (*names, *values)
                )
            elif known[1] is None:
                changes = ", ".join(f"{name} = ?" for name in COLUMNS)
                conn.execute(f"UPDATE runs SET {changes} WHERE id = ?", (*values, known[0]))
    lock.write([])


def last_runs(archive: Archive, limit: int = 10) -> list[Run]:
    """Return the newest runs, newest first, those among them of which only the lock file tells."""
    rows = archive.read(
        f"SELECT id, started, sources, {', '.join(COLUMNS)} FROM runs ORDER BY id DESC LIMIT ?", (limit,)
    )
    found = [_run(row) for row in rows]
    for noted in _noted(notes_of(archive.path)):
        place = next((place for place, run in enumerate(found) if _is_same(run, noted)), None)
        if place is None:
            found.insert(0, replace(noted, id=NO_ROW))
        elif found[place].end is None:
            found[place] = replace(noted, id=found[place].id)
    return found[:limit]


def _is_same(run: Run, noted: Run) -> bool:
    return (run.started, run.sources) == (noted.started, noted.sources) and noted.id in {NO_ROW, run.id}


def _note_of(run: Run) -> Note:
    """Return a run as a note; of a report that is too long only how each source ended."""
    note = asdict(run)
    if run.end is not None and len(json.dumps(note, ensure_ascii=False).encode()) > LONGEST_NOTE:
        parts = [{key: part.get(key) for key in BRIEF} for part in run.end.report.get("sources", ())]
        note["end"]["report"] = {"trouble": run.end.report.get("trouble"), "sources": parts}
    return note


def _noted(notes: Iterable[Note]) -> list[Run]:
    found = []
    for note in notes:
        with contextlib.suppress(KeyError, TypeError):  # of another version
            found.append(Run(**{**note, "sources": tuple(note["sources"]), "end": RunEnd(**note["end"])}))
    return found


def _values(end: RunEnd) -> tuple[Any, ...]:
    """Return the values of COLUMNS."""
    values = {**asdict(end), "report": json.dumps(dict(end.report), ensure_ascii=False, sort_keys=True)}
    return tuple(values[name] for name in COLUMNS)


def _run(row: tuple[Any, ...]) -> Run:
    run_id, started, sources, *values = row
    named = dict(zip(COLUMNS, values, strict=True))
    report = object_of(named["report"] or "{}", "runs.report")
    end = RunEnd(**{**named, "report": report}) if named["ended"] is not None else None
    return Run(id=run_id, started=started, sources=tuple(filter(None, sources.split(", "))), end=end)
