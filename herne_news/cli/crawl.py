"""``herne-news crawl``."""

import json
import math
import os
import sys
from pathlib import Path

import click

from herne_news import settings
from herne_news.cli.options import Day, IdRange, archive_option
from herne_news.contact import check_contact
from herne_news.crawling.hook import notify, split_command
from herne_news.crawling.options import CrawlOptions
from herne_news.crawling.report import RunReport, gravest, write_report
from herne_news.crawling.runner import run_crawl
from herne_news.errors import ExitCode, HerneNewsError, UsageError
from herne_news.middlewares.mirror import parse_mirrors
from herne_news.urls import SOURCES

STANDARD_OUTPUT = Path("-")
MAX_MINUTES = 100_000


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...", type=click.Choice(SOURCES))
@archive_option
@click.option("--full", is_flag=True, help="Ask for every page again, also for those known and unchanged.")
@click.option("--since", type=Day(), help="Only articles of this day or later.")
@click.option("--until", type=Day(), help="Only articles of this day or earlier.")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N articles of each source.")
@click.option(
    "--deadline",
    type=click.FloatRange(min=0, max=MAX_MINUTES, min_open=True),
    metavar="MINUTES",
    help="End the run after that time.",
)
@click.option(
    "--max-requests",
    type=click.IntRange(min=0),
    metavar="N",
    help=f"At most N requests to each site, 0 for any number.  [default: {settings.HERNE_MAX_REQUESTS}; a mirror here: 0]",
)
@click.option(
    "--mirror", "mirrors", multiple=True, metavar="HOST=URL", help="Fetch a site's pages from another address."
)
@click.option("--no-warc", is_flag=True, help="Keep no raw pages: nothing can be proved or read again later.")
@click.option(
    "--report", type=click.Path(path_type=Path), metavar="FILE", help="Write a report as JSON; - is standard output."
)
@click.option(
    "--backfill-ids",
    type=IdRange(),
    help="Also guess releases of herne by these ids. Thousands of requests: only with the city's consent.",
)
@click.option("--accept", is_flag=True, help="Take what this run finds for normal: the monitors start afresh from it.")
@click.option(
    "--notify", "hook", metavar="COMMAND", help="Run a command after the run, with the report on its standard input."
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
    max_requests: int | None,
    mirrors: tuple[str, ...],
    no_warc: bool,
    report: Path | None,
    backfill_ids: str | None,
    accept: bool,
    hook: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Fetch what is new or changed on the sites into the archive.

    SOURCE is inherne or herne; without one, both are crawled.
    """
    if since and until and since > until:
        raise UsageError(f"--since: expected a day not after --until {until}, found {since}")
    if deadline is not None and math.isnan(deadline):
        raise UsageError("--deadline: expected a number of minutes, found nan")
    check_contact(settings.HERNE_CONTACT)
    parse_mirrors(mirrors)
    if backfill_ids is not None and sources and "herne" not in sources:
        raise UsageError("--backfill-ids: expected herne among the sources, since its ids are meant")
    words = split_command(hook) if hook is not None else None
    if report is not None:
        check_report(report)
    options = CrawlOptions(
        sources=tuple(dict.fromkeys(sources)) or SOURCES,
        archive=archive,
        full=full,
        since=since,
        until=until,
        limit=limit,
        deadline=deadline,
        max_requests=max_requests,
        mirrors=mirrors,
        warc=not no_warc,
        accept=accept,
        backfill_ids=backfill_ids,
        report=report,
        quiet=quiet,
        verbose=verbose,
    )
    if not (quiet or settings.HERNE_CONTACT or mirrors):
        say("Nobody can reach you about this crawl: set HERNE_NEWS_CONTACT to an address of yours.")
    try:
        done = run_crawl(options, show_progress=sys.stderr.isatty() and not quiet)
    except HerneNewsError as error:
        hand_out(failure_report(error), error.exit_code, report, words)
        raise
    said = tell(done, quiet=quiet)
    code = done.exit_code if said else gravest([done.exit_code, ExitCode.REFUSED])
    sys.exit(hand_out(done.as_json(), code, report, words))


def hand_out(told: str, code: ExitCode, path: Path | None, words: list[str] | None) -> ExitCode:
    """Hand a report to whom it is meant for; return the exit code, which says so where the file could not be written."""
    if path == STANDARD_OUTPUT:
        code = _print(told, code)
    elif path is not None:
        try:
            write_report(path, told)
        except HerneNewsError as error:
            say(f"herne-news: {error}")
            code = gravest([code, error.exit_code])
    if words is not None:
        hand_on(words, told, code)
    return code


def _print(told: str, code: ExitCode) -> ExitCode:
    """Print a report to standard output; return the exit code, as `hand_out` does."""
    try:
        click.echo(told)
    except OSError as error:
        say(f"herne-news: expected to write the output, found: {error.strerror}")
        return gravest([code, ExitCode.REFUSED])
    return code


def check_report(path: Path) -> None:
    """Raise UsageError where a report cannot be written, before hours of crawling rather than after."""
    if path == STANDARD_OUTPUT:
        return
    folder = path.absolute().parent
    if path.is_dir() or not folder.is_dir() or not os.access(folder, os.W_OK):
        raise UsageError(f"--report: expected a file in a folder that can be written to, found {path}")


def tell(report: RunReport, *, quiet: bool) -> bool:
    """Say how a run went, what was found unless `quiet`, and what is wrong in any case; return whether all could be written."""
    lines: list[str] = []
    for source in report.sources:
        if not quiet:
            lines.append(source.sentence())
        files = source.details.get("accepted_files") if report.accepted else None
        if files:  # whatever else was meant by --accept
            lines.append(f"{source.source}: given up for lost: {', '.join(files)}")
        lines += [f"herne-news: {sentence}" for sentence in source.troubles()]
    if report.verdict is not None and report.verdict.sentence:
        lines.append(f"herne-news: {report.verdict.sentence}")
    said = [say(line) for line in dict.fromkeys(lines)]  # of the archive, each site says the same
    return all(said)


def say(line: str) -> bool:
    """Say something; return whether it could be written. A log on a full disk must not hide how the run went."""
    try:
        click.echo(line, err=True)
    except OSError:
        return False
    return True


def failure_report(error: HerneNewsError) -> str:
    """Return the report of a run that could not begin, as JSON."""
    return json.dumps({"run": None, "exit_code": int(error.exit_code), "trouble": str(error), "sources": []})


def hand_on(words: list[str], report: str, exit_code: ExitCode) -> None:
    """Hand a report to the user's command; its failure is told, and no reason to say that the crawl has failed."""
    try:
        notify(words, report, exit_code)
    except HerneNewsError as error:
        say(f"herne-news: {error}")
