"""``herne-news history``."""

from pathlib import Path

import click

from herne_news.cli.options import archive_option
from herne_news.errors import HerneNewsError
from herne_news.provenance.history import lines_of
from herne_news.store.archive import Archive
from herne_news.store.history import history as versions_of
from herne_news.store.read import article_by_url
from herne_news.urls import canonical_url


@click.command()
@click.argument("url")
@archive_option
def history(url: str, archive: Path) -> None:
    """Print every wording that an article ever had.

    URL is any address that the article has or had. Of each version: when it was first seen, the WARC record that it was read
    from, and what changed, paragraph by paragraph.
    """
    try:
        address = canonical_url(url)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    with Archive.open(archive, create=False, readonly=True) as opened:
        stored = article_by_url(opened, address)
        if stored is None:
            raise HerneNewsError(f"{url}: expected the address of an article in {archive}, found none")
        for line in lines_of(stored, versions_of(opened, stored.id)):
            click.echo(line)
