"""``herne-news history``."""

from pathlib import Path

import click

from herne_news.cli.options import archive_option
from herne_news.cli.terminal import printable, stored_article
from herne_news.provenance.history import lines_of, whereabouts
from herne_news.store.archive import Archive
from herne_news.store.history import history as versions_of
from herne_news.store.pages import page_state
from herne_news.store.readings import names_of


@click.command()
@click.argument("url")
@archive_option
def history(url: str, archive: Path) -> None:
    """Print every wording that an article ever had.

    URL is any address that the article has or had. First the other addresses and whether the page is gone. Then of each version:
    when it was first seen, the WARC record that it was read from, and what changed, paragraph by paragraph.
    """
    with Archive.open(archive, create=False, readonly=True) as opened:
        stored = stored_article(opened, url)
        state = page_state(opened, str(stored.article.url))
        missing = state.missing_since if state is not None else None
        for line in (
            *whereabouts(stored, names_of(opened, stored.id), missing),
            *lines_of(versions_of(opened, stored.id)),
        ):
            click.echo(printable(line))
