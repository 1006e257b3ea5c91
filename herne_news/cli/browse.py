"""``herne-news browse``."""

from pathlib import Path

import click

from herne_news.browse.serve import serve
from herne_news.cli.options import archive_option


@click.command()
@archive_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8001,
    show_default=True,
    help="Port to listen on, 0 for a free one.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the browser, too.")
@click.option("--public", is_flag=True, help="For the open net: no SQL of others, strict limits (docs/security.md).")
@click.option(
    "--address",
    metavar="URL",
    envvar="HERNE_NEWS_ADDRESS",
    show_envvar=True,
    help="What readers know the site by, as https://archiv.example.org; feeds and the sitemap name it.",
)
def browse(archive: Path, host: str, port: int, open_browser: bool, public: bool, address: str | None) -> None:
    """Show the archive in a web browser (Datasette)."""
    serve(
        archive,
        host,
        port,
        open_browser,
        lambda url: click.echo(f"{archive} at {url} (Ctrl-C ends)", err=True),
        public=public,
        site_address=address,
    )
