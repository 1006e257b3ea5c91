"""``herne-news crawl``."""

import sys
from pathlib import Path

import click

from herne_news.cli.options import Day, archive_option
from herne_news.crawling.options import CrawlOptions
from herne_news.crawling.report import RunReport
from herne_news.crawling.runner import run_crawl
from herne_news.errors import HerneNewsError, UsageError
from herne_news.middlewares.mirror import parse_mirrors
from herne_news.urls import SOURCES


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Choice(SOURCES))
@archive_option
@click.option("--full", is_flag=True, help="Ask for every page again, also for those known and unchanged.")
@click.option("--since", type=Day(), help="Only articles of this day or later.")
@click.option("--until", type=Day(), help="Only articles of this day or earlier.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N articles of each source.")
@click.option(
    "--deadline", type=click.FloatRange(min=0, min_open=True), metavar="MINUTES", help="End the run after that time."
)
@click.option(
    "--mirror", "mirrors", multiple=True, metavar="HOST=URL", help="Fetch a site's pages from another address."
)
@click.option(
    "--report", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write a report as JSON."
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing when all is well.")
@click.option("-v", "--verbose", is_flag=True, help="Show Scrapy's log.")
def crawl(
    sources: tuple[str, ...],
    archive: Path,
    full: bool,
    since: str | None,
    until: str | None,
    limit: int | None,
    deadline: float | None,
    mirrors: tuple[str, ...],
    report: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Fetch what is new or changed on the sites into the archive.

    SOURCE is inherne or herne; without one, both are crawled.
    """
    if since and until and since > until:
        raise UsageError(f"--since: expected a day not after --until {until}, found {since}")
    options = CrawlOptions(
        sources=tuple(dict.fromkeys(sources)) or SOURCES,
        archive=archive,
        full=full,
        since=since,
        until=until,
        limit=limit,
        deadline=deadline,
        mirrors=parse_mirrors(mirrors),
        report=report,
        quiet=quiet,
        verbose=verbose,
    )
    finish(run_crawl(options, show_progress=sys.stderr.isatty() and not quiet), options)


def finish(report: RunReport, options: CrawlOptions) -> None:
    """Say how a run went, write its report, and end the process with its code."""
    for source in report.sources:
        if not options.quiet:
            click.echo(source.sentence(), err=True)
        if source.verdict.sentence:
            click.echo(f"herne-news: {source.verdict.sentence}", err=True)
    if options.report is not None:
        try:
            report.write(options.report)
        except HerneNewsError as error:
            click.echo(f"herne-news: {error}", err=True)
            sys.exit(report.exit_code or error.exit_code)
    sys.exit(report.exit_code)
