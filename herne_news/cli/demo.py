"""``herne-news demo``."""

import shlex
import sys
from pathlib import Path

import click

from herne_news.cli.crawl import tell
from herne_news.cli.program import program
from herne_news.counted import counted
from herne_news.crawling.options import CrawlOptions
from herne_news.crawling.runner import run_crawl
from herne_news.errors import ArchiveError, ExitCode, UsageError
from herne_news.replica.server import serve_both
from herne_news.urls import HOSTS, SOURCES

DEFAULT = Path("demo/herne.db")


@click.command()
@click.option(
    "--archive", type=click.Path(path_type=Path), default=DEFAULT, show_default=True, help="The demo's own archive."
)
@click.option(
    "--articles", type=click.IntRange(1, 20000), default=120, show_default=True, metavar="N", help="Articles a site."
)
@click.option("--seed", type=int, default=1, show_default=True, metavar="S", help="Another seed, other invented news.")
def demo(archive: Path, articles: int, seed: int) -> None:
    """Crawl the sample sites into an archive of its own."""
    claim(archive, f"{articles} articles, seed {seed}")
    with serve_both(articles, seed, 0) as (inherne, herne):
        mirrors = (f"{HOSTS['inherne'][0]}={inherne.url}", f"{HOSTS['herne'][0]}={herne.url}")
        options = CrawlOptions(sources=SOURCES, archive=archive, mirrors=mirrors)
        click.echo(
            f"Crawling two sample sites with {counted(articles, 'invented article')} each into {archive} …", err=True
        )
        report = run_crawl(options, show_progress=sys.stderr.isatty())
    tell(report, quiet=False)
    if report.exit_code == ExitCode.DONE:
        click.echo(f"Look at the archive with: {program()} browse --archive {shlex.quote(str(archive))}", err=True)
    sys.exit(report.exit_code)


def claim(archive: Path, content: str) -> None:
    """Mark an archive as the demo's; raises UsageError for one that holds anything else than `content`.

    Invented articles must never get into a real archive, nor one demo's into another's.
    """
    mark = archive.with_name(archive.name + ".demo")
    found = mark.read_text(encoding="utf-8").strip() if mark.is_file() else None
    if archive.exists() and found != content:
        what = f"a demo of {found}" if found else "an archive that is no demo's"
        raise UsageError(
            f"{archive}: expected a new file or a demo of {content}, found {what}; name another with --archive"
        )
    try:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.write_text(content + "\n", encoding="utf-8")
    except OSError as error:
        raise ArchiveError(f"{mark}: expected a folder that can be written to, found: {error.strerror}") from error
