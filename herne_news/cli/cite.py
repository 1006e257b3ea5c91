"""``herne-news cite``."""

import sys
from pathlib import Path

import click

from herne_news.cli.options import archive_option
from herne_news.errors import ExitCode
from herne_news.exports.citations import STYLES
from herne_news.exports.citing import cite as citations_of
from herne_news.store.archive import Archive
from herne_news.urls import canonical_url


@click.command()
@click.argument("urls", metavar="URL...", nargs=-1, required=True)
@archive_option
@click.option(
    "--format", "style", type=click.Choice(list(STYLES)), default="bibtex", show_default=True, help="The format."
)
def cite(urls: tuple[str, ...], archive: Path, style: str) -> None:
    """Print how to cite articles: BibTeX, RIS or CSL JSON.

    URL is any address that an article has or had. The day of access is that on which the archive fetched the text. Addresses
    that the archive does not know are told at the end, and make the exit code 1.
    """
    try:
        addresses = {canonical_url(url): url for url in urls}
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    with Archive.open(archive, create=False, readonly=True) as opened:
        found = citations_of(opened, list(addresses))
    cited = list(dict.fromkeys(citation for citation in found.values() if citation is not None))
    unknown = [addresses[address] for address, citation in found.items() if citation is None]
    if cited:
        sys.stdout.buffer.write(STYLES[style](cited).encode())
    for url in unknown:
        click.echo(f"{url}: expected the address of an article in {archive}, found none", err=True)
    sys.exit(ExitCode.REFUSED if unknown else ExitCode.DONE)
