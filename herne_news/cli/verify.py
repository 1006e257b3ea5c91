"""``herne-news verify``."""

import sys
from pathlib import Path

import click

from herne_news.cli.options import archive_option
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
    unproved = f"; {found.unproved} captures were kept without WARC and prove nothing" if found.unproved else ""
    click.echo(
        f"{found.records} records, {found.captures} captures, {found.rows} rows: {len(found.faults) or 'no'} faults{unproved}",
        err=True,
    )
    sys.exit(ExitCode.REFUSED if found.faults else ExitCode.DONE)
