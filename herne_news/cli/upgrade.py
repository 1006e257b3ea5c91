"""``herne-news upgrade``."""

from pathlib import Path

import click

from herne_news.cli.options import archive_option
from herne_news.clock import utc_now
from herne_news.store.archive import Archive
from herne_news.store.lock import run_lock


@click.command()
@archive_option
def upgrade(archive: Path) -> None:
    """Bring an archive of an older version to this version's form.

    No site is asked, and nothing is read anew. The archive is copied beside its place before.
    """
    Archive.check(archive)
    before = _copies(archive)
    with run_lock(archive, utc_now()), Archive.open(archive, create=False):
        made = sorted(path.name for path, time in _copies(archive).items() if before.get(path) != time)
    said = f"brought up to date; as it was, it is in {', '.join(made)}" if made else "up to date already"
    click.echo(f"{archive}: {said}", err=True)


def _copies(archive: Path) -> dict[Path, int]:
    """Return the copies that were made of an archive before it was changed, with their times."""
    return {path: path.stat().st_mtime_ns for path in archive.parent.glob(f"{archive.name}.before-*.bak")}
