"""``herne-news status``."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import click

from herne_news.captures.folder import folder_of, missing_of
from herne_news.cli.options import archive_option
from herne_news.cli.program import program
from herne_news.clock import utc_now
from herne_news.counted import counted
from herne_news.errors import ExitCode
from herne_news.monitors.keeping import sentence_of
from herne_news.store.archive import Archive
from herne_news.store.captured import warc_files
from herne_news.store.health import MISSING, Health, health, troubles
from herne_news.store.lock import lock_holder
from herne_news.store.reports import given_up
from herne_news.store.rhythm import overdue
from herne_news.store.runs import Run
from herne_news.urls import SOURCES

TROUBLED = frozenset({ExitCode.UNHEALTHY, ExitCode.UNREACHABLE})


@click.command()
@archive_option
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def status(archive: Path, as_json: bool) -> None:
    """Say how the archive and its last runs are.

    The exit code is 3 if the last run of a site met trouble, if the last import or reparse failed, if a WARC file is missing or
    cut off, if three runs in a row were ended by force, or if runs used to come regularly and one is overdue; else 0.
    """
    with Archive.open(archive, create=False, readonly=True) as opened:
        state = health(opened)
        lost = given_up(opened, SOURCES)
        missing = [name for name in missing_of(folder_of(archive), warc_files(opened)) if name not in lost]
    holder = lock_holder(archive)
    late = None if holder else overdue(state.runs, utc_now())
    found = [trouble for trouble in troubles(state.runs, is_running=holder is not None) if trouble.rule != MISSING]
    wrong = list(dict.fromkeys(trouble.sentence for trouble in found))
    wrong += [sentence_of(missing)] if missing else []  # as it is now
    wrong += [late.sentence] if late else []
    if as_json:
        click.echo(json.dumps({**asdict(state), "running": holder, "troubles": wrong}, ensure_ascii=False, indent=2))
    else:
        click.echo(describe(state, holder, wrong))
    ended = [run.end for run in state.runs if run.end is not None]
    troubled = wrong or (ended and ended[0].exit_code in TROUBLED)
    sys.exit(ExitCode.UNHEALTHY if troubled else ExitCode.DONE)


def describe(state: Health, holder: str | None, wrong: Sequence[str]) -> str:
    """Return the state as lines for a person; `holder` is whose run holds the archive now."""
    lines = [f"wrong: {sentence}" for sentence in wrong]
    is_forced = bool(state.runs) and state.runs[0].end is None and holder is None
    if is_forced:
        lines.append("The last run was ended by force; what it stored is kept, the next one goes on.")
    elif not wrong and any(run.end for run in state.runs):
        lines.append(_well(sum(source.failing for source in state.sources)))
    for source in state.sources:
        days = f", {source.oldest} to {source.newest}" if source.newest else ""
        lines.append(
            f"{source.source}: {counted(source.articles, 'article')}{days}; {source.teasers:,} only in lists,"
            f" {source.gone:,} gone, {counted(source.failing, 'page')} failing"
        )
    if not (state.sources or state.runs):
        lines.append(f"The archive is empty; fill it with: {program()} crawl")
    newest = state.runs[0].id if state.runs else None
    lines += [_describe_run(run, is_running=holder is not None and run.id == newest) for run in state.runs[:5]]
    if holder:
        lines.append(f"a run holds the archive: {holder}")
    if state.skips:
        lines.append(
            "left out in the last run: " + ", ".join(f"{count} {reason}" for reason, count in state.skips.items())
        )
    return "\n".join(lines)


def _well(failing: int) -> str:
    """Return the sentence for an archive whose runs met no trouble, though single pages may fail."""
    if not failing:
        return "All is well."
    pages = counted(failing, "page failed and is", "pages failed and are")
    return f"No run met trouble; {pages} tried again."


def _describe_run(run: Run, *, is_running: bool) -> str:
    start = f"run {run.id}, {run.started}, {' and '.join(run.sources)}"
    if run.end is None:
        return f"{start}: {'under way' if is_running else 'ended by force'}"
    end = run.end
    return (
        f"{start}: {end.outcome}, {end.new} new, {end.changed} changed, {end.refused} left out,"
        f" {counted(end.requests, 'request')}"
    )
