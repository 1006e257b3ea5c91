"""``herne-news show``."""

import sys
from pathlib import Path

import click

from herne_news.cli.options import archive_option
from herne_news.cli.terminal import printable, stored_article
from herne_news.provenance.showing import lines_of, page_of
from herne_news.store.archive import Archive


@click.command()
@click.argument("url")
@archive_option
@click.option("--page", is_flag=True, help="Write the stored page instead, as the site sent it, but unpacked.")
def show(url: str, archive: Path, page: bool) -> None:
    """Print where each field of an article comes from.

    URL is any address that the article has or had. Of each field of the present version: its beginning, and the rule that gave
    it; then the capture that it was read from: when it was fetched, WARC file, first byte, digest. --page follows revisits to
    the record that holds the page; of an item that only a list shows, it is the list.
    """
    with Archive.open(archive, create=False, readonly=True) as opened:
        stored = stored_article(opened, url)
        if page:
            sys.stdout.buffer.write(page_of(opened, stored))
            return
        for line in lines_of(opened, stored):
            click.echo(printable(line))
