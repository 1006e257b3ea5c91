"""``herne-news demo``."""

import sys
from pathlib import Path

import click

from herne_news.cli.crawl import finish
from herne_news.crawling.options import CrawlOptions
from herne_news.crawling.runner import run_crawl
from herne_news.middlewares.mirror import parse_mirrors
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
    with serve_both(articles, seed, 0) as (inherne, herne):
        mirrors = (f"{HOSTS['inherne'][0]}={inherne.url}", f"{HOSTS['herne'][0]}={herne.url}")
        options = CrawlOptions(sources=SOURCES, archive=archive, mirrors=parse_mirrors(mirrors))
        click.echo(f"Crawling two sample sites with {articles} invented articles each into {archive} …", err=True)
        report = run_crawl(options, show_progress=sys.stderr.isatty())
    click.echo(f"Look at the archive with: herne-news browse --archive {archive}", err=True)
    finish(report, options)
