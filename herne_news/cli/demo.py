"""``herne-news demo``."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from herne_news.cli.tour import tour
from herne_news.counted import counted
from herne_news.errors import ArchiveError, ExitCode, UsageError
from herne_news.replica.changes import change
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from herne_news.urls import HOSTS

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
    """Crawl the sample sites into an archive of its own.

    Between the crawls the sites edit, rename and remove articles and print one again, so that there is something to be seen of
    it. An archive that is there already is only brought up to date.
    """
    is_new = not archive.exists()
    claim(archive, f"{articles} articles, seed {seed}")
    magazine, city = InherneSite(articles, seed), HerneSite(articles, seed)
    with serve(magazine) as inherne, serve(city) as herne:
        mirrors = (f"{HOSTS['inherne'][0]}={inherne.url}", f"{HOSTS['herne'][0]}={herne.url}")
        count = counted(articles, "invented article")
        click.echo(f"Crawling two sample sites with {count} each into {archive} …", err=True)
        click.echo(
            "Every seventh article of the magazine has a theme that no rule of the parsers knows, on purpose.", err=True
        )
        if is_new:
            _crawl(archive, mirrors)
            click.echo("Now the sites change; crawling twice more, since one 404 may be an accident …", err=True)
        change(magazine, city)
        for _ in range(2):
            _crawl(archive, mirrors, "--full")
    click.echo("\n".join(tour(archive)), err=True)


def _crawl(archive: Path, mirrors: Sequence[str], *options: str) -> None:
    """Crawl in a process of its own, since Twisted's reactor runs only once in each; end as it ends if not well."""
    command = [sys.executable, "-m", "herne_news", "crawl", "--archive", str(archive), *options]
    command += [word for mirror in mirrors for word in ("--mirror", mirror)]
    done = subprocess.run(command, check=False)  # noqa: S603  # our own program, no shell
    if done.returncode != ExitCode.DONE:
        sys.exit(done.returncode)


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
