"""``herne-news parse``."""

import json
import sys
from urllib.parse import urlsplit

import click

from herne_news import parsers
from herne_news.crawling.single import read_page
from herne_news.errors import ExitCode, HerneNewsError, UsageError
from herne_news.items import Refusal
from herne_news.urls import SOURCES, source_of


@click.command()
@click.argument("pages", nargs=-1, required=True, metavar="FILE|URL...")
@click.option("--source", type=click.Choice(SOURCES), help="Read the pages as this site's, whatever host they name.")
@click.option("--url", help="The address that the page came from.")
def parse(pages: tuple[str, ...], source: str | None, url: str | None) -> None:
    """Print the record of each page as a line of JSON.

    FILE is a saved page, or - for standard input; URL is fetched once, if robots.txt allows it. A page that is no article is
    named on standard error with the reason, and makes the exit code 1 after all pages are done.
    """
    if url is not None and len(pages) > 1:
        raise click.UsageError("--url: expected one page to go with it, found several")
    if url is not None and urlsplit(url).scheme not in {"http", "https"}:
        raise click.UsageError(f"--url: expected an http or https address, found {url!r}")
    refused = 0
    for name in pages:
        try:
            body, address = read_page(name)
        except UsageError:
            raise
        except HerneNewsError as error:
            click.echo(f"herne-news: {error}", err=True)
            refused += 1
            continue
        # A page that was served under a foreign name, a mirror's say, is known by what it says of itself.
        known = address if address is not None and (source or source_of(address)) else None
        result = parsers.parse(body, url or known, source)
        if isinstance(result, Refusal):
            click.echo(f"{name}: no article ({result.reason}): {result.detail}", err=True)
            refused += 1
        else:
            click.echo(json.dumps({**result.as_dict(), "file": name}, ensure_ascii=False))
    sys.exit(ExitCode.REFUSED if refused else ExitCode.DONE)
