"""``herne-news verify``."""

import sys
from pathlib import Path

import click

from herne_news.cli.options import archive_option
from herne_news.counted import counted
from herne_news.errors import ExitCode
from herne_news.provenance.verifying import verify as compare
from herne_news.store.archive import Archive


@click.command()
@archive_option
def verify(archive: Path) -> None:
    """Hold the archive against its WARC files.

    Every record is held against its digests, every row of captures against its record, and every row that was read from captures
    against what today's parsers read from them, in a copy made for it. Each fault is a line; the exit code is then 1.
    """
    with Archive.open(archive, create=False, readonly=True) as opened:
        found = compare(opened)
    for sentence in found.faults:
        click.echo(sentence)
    for sentence in found.waiting:
        click.echo(f"herne-news: {sentence}", err=True)
    seen = [counted(found.records, "record"), counted(found.captures, "capture"), counted(found.rows, "row")]
    faults = counted(len(found.faults), "fault") if found.faults else "no faults"
    kept = "capture was", "captures were"
    unproved = f"; {counted(found.unproved, *kept)} kept without WARC and prove nothing" if found.unproved else ""
    if found.left_out:
        unproved += f"; {counted(found.left_out, 'article')} left out, seen by runs without WARC"
    click.echo(f"{', '.join(seen)}: {faults}{unproved}", err=True)
    sys.exit(ExitCode.REFUSED if found.faults else ExitCode.DONE)
