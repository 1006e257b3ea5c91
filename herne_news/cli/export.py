"""``herne-news export``."""

import sys
from pathlib import Path
from typing import BinaryIO

import click

from herne_news.cli.options import Day, archive_option
from herne_news.counted import counted
from herne_news.errors import ExitCode
from herne_news.exports.export import export as write
from herne_news.exports.oai_records import DOMAIN, NO_DOMAIN
from herne_news.exports.progress import Progress
from herne_news.exports.registry import FORMATS, Options
from herne_news.exports.selection import Filters
from herne_news.store.archive import Archive
from herne_news.urls import SOURCES

#: OUT for standard output.
STDOUT = "-"
LIST = "\n".join(f"  {name:<12} {made.sentence}" for name, made in FORMATS.items())


@click.command(epilog=f"\b\nFormats:\n{LIST}")
@click.argument("name", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.argument("out", metavar="OUT")
@archive_option
@click.option("--source", "sources", multiple=True, type=click.Choice(SOURCES), help="Only articles of this source.")
@click.option("--since", type=Day(), help="Only articles of this day or later.")
@click.option("--until", type=Day(), help="Only articles of this day or earlier.")
@click.option("--category", "categories", multiple=True, metavar="NAME", help="Only articles of this category.")
@click.option("--author", "authors", multiple=True, metavar="NAME", help="Only articles by this author.")
@click.option("--query", metavar="WORDS", help="Only articles that a search for these words finds, as in the browser.")
@click.option("--force", is_flag=True, help="Replace what stands at OUT.")
@click.option("--excel", is_flag=True, help="csv: with a BOM, and no cell that a spreadsheet would run as a formula.")
@click.option("--with-warc", is_flag=True, help="bagit: with the WARC files.")
@click.option(
    "--oai-domain",
    metavar="DOMAIN",
    default=NO_DOMAIN,
    show_default=True,
    envvar="HERNE_NEWS_OAI_DOMAIN",
    show_envvar=True,
    help="dc: domain in the identifiers.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when all is well.")
def export(
    name: str,
    out: str,
    archive: Path,
    sources: tuple[str, ...],
    since: str | None,
    until: str | None,
    categories: tuple[str, ...],
    authors: tuple[str, ...],
    query: str | None,
    force: bool,
    excel: bool,
    with_warc: bool,
    oai_domain: str,
    quiet: bool,
) -> None:
    """Write articles as a data set for archivists and researchers.

    FORMAT is one of those below, OUT the file or folder to make, or - for standard output. Given several times, --source,
    --category and --author mean any of the names. The same archive and filters give the same bytes. docs/exports.md explains
    every file and column.
    """
    if not DOMAIN.fullmatch(oai_domain):
        raise click.UsageError(f"--oai-domain: expected a domain like archiv.example.org, found {oai_domain!r}")
    options = Options(excel=excel, with_warc=with_warc, oai_domain=oai_domain)
    _check_options(name, options)
    filters = Filters(sources=sources, since=since, until=until, categories=categories, authors=authors, query=query)
    target: Path | BinaryIO = sys.stdout.buffer if out == STDOUT else Path(out)
    progress = Progress(sys.stderr)
    with Archive.open(archive, create=False, readonly=True) as opened:
        try:
            made = write(opened, name, target, filters, options, force=force, told=progress.told)
        finally:
            progress.clear()
    for sentence in made.complaints:
        click.echo(f"herne-news: {sentence}", err=True)
    said = made.about
    if not quiet:
        articles, missing = counted(said["rows"]["articles"], "article"), sum(said["missing"].values())
        click.echo(
            f"{articles}, {said['oldest']} to {said['newest']}; {missing:,} known to be missing."
            " Texts and pictures belong to their authors and to the city.",
            err=True,
        )
    sys.exit(ExitCode.REFUSED if made.complaints else ExitCode.DONE)


def _check_options(name: str, options: Options) -> None:
    for option in ("excel", "with_warc"):
        if getattr(options, option) and option not in FORMATS[name].options:
            heeding = " or ".join(other for other, made in FORMATS.items() if option in made.options)
            raise click.UsageError(f"--{option.replace('_', '-')}: expected with {heeding}, found with {name}")
