"""``herne-news reparse``."""

import sys
from pathlib import Path

import click

from herne_news.cli.options import archive_option
from herne_news.cli.terminal import printable
from herne_news.clock import utc_now
from herne_news.counted import counted
from herne_news.errors import ExitCode, HerneNewsError
from herne_news.provenance.reparsing import compare, forget, read_again, workplace
from herne_news.provenance.replaying import cores
from herne_news.provenance.summary import Summary, lines_of
from herne_news.store.archive import Archive
from herne_news.store.lock import run_lock
from herne_news.store.runs import RunEnd, check_clock, end_run, start_run


@click.command()
@archive_option
@click.option("--dry-run", is_flag=True, help="Say what would be read otherwise, with examples, and change nothing.")
def reparse(archive: Path, dry_run: bool) -> None:
    """Read all captures again with today's parsers.

    What is read otherwise is taken into the archive as another reading, never as an edit by the city: the article keeps the time
    of its last change, and the version that was read before is marked as retired. Without asking the sites, on all cores. A run
    that was ended goes on where it was.
    """
    with (
        Archive.open(archive, create=False, readonly=dry_run) as opened,
        workplace(archive, dry_run=dry_run) as folder,
    ):
        if not dry_run:
            check_clock(opened, utc_now())
        beside, lost = read_again(opened, folder, _complain_of, workers=cores(), tell=_tell)
        summary = compare(opened, beside, lost, None) if dry_run else _take_in(opened, folder)
    forget(archive)
    for line in lines_of(summary):
        click.echo(printable(line))
    verb = "would be read" if dry_run else "read"
    told = [
        f"{summary.changed:,} of {counted(summary.compared, 'article')} {verb} otherwise",
        f"{len(summary.added)} new",
    ]
    told += [f"{counted(summary.broken, 'visit')} with broken captures left alone"] if summary.broken else []
    click.echo(", ".join(told), err=True)
    sys.exit(ExitCode.REFUSED if lost else ExitCode.DONE)


def _take_in(opened: Archive, folder: Path) -> Summary:
    """Take the other reading in, with what crawls have fetched meanwhile, while no other run writes."""
    now = utc_now()
    with run_lock(opened.path, now):
        check_clock(opened, now)
        run = start_run(opened, ["reparse"], now)
        summary, outcome = Summary(), "failed"
        try:
            beside, lost = read_again(opened, folder, _complain_of, workers=cores(), tell=_tell)
            summary, outcome = compare(opened, beside, lost, now), "reparsed"
        finally:
            code = ExitCode.REFUSED if outcome == "failed" or summary.broken else ExitCode.DONE
            new, changed = len(summary.added), summary.changed
            end_run(opened, run, RunEnd(ended=utc_now(), outcome=outcome, exit_code=code, new=new, changed=changed))
    return summary


def _tell(done: int, of: int) -> None:
    if sys.stderr.isatty():
        click.echo(
            f"\r{done} of {counted(of, 'batch', 'batches')} read" + ("\n" if done == of else ""), nl=False, err=True
        )


def _complain_of(url: str | None, error: HerneNewsError) -> None:
    click.echo(f"herne-news: {url}: {error}" if url else f"herne-news: {error}", err=True)
