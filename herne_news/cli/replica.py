"""``herne-news replica``."""

import signal
import threading

import click

from herne_news.cli.program import program
from herne_news.counted import counted
from herne_news.errors import UsageError
from herne_news.replica.server import serve_both
from herne_news.urls import HOSTS


@click.command()
@click.option(
    "--port",
    type=click.IntRange(1, 65534),
    default=8700,
    show_default=True,
    help="Port of inherne; herne has the next one.",
)
@click.option(
    "--articles", type=click.IntRange(1, 20000), default=120, show_default=True, metavar="N", help="Articles a site."
)
@click.option("--seed", type=int, default=1, show_default=True, metavar="S", help="Another seed, other invented news.")
def replica(port: int, articles: int, seed: int) -> None:
    """Serve the two sample sites on this machine."""
    done = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: done.set())
    try:
        with serve_both(articles, seed, port) as (inherne, herne):
            mirrors = f"--mirror {HOSTS['inherne'][0]}={inherne.url} --mirror {HOSTS['herne'][0]}={herne.url}"
            click.echo(
                f"Serving {counted(articles, 'article')} a site, seed {seed}; Ctrl-C ends. Crawl them from another terminal with",
                err=True,
            )
            click.echo(f"{program()} crawl --archive demo/replica-{articles}-{seed}.db {mirrors}")
            done.wait()
    except OSError as error:
        raise UsageError(f"--port: expected {port} and {port + 1} to be free, found: {error.strerror}") from error
