"""Runs herne-news as a user does: as a program of its own, seen only through its output and exit code."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.real.wordpress.site import WordPress

#: Far beyond what a crawl of 300 posts on loopback needs.
CRAWL_SECONDS = 240
#: Characters of output that an error shows.
LAST_WORDS = 3000


@dataclass(frozen=True, slots=True)
class Crawl:
    """How one crawl ended: exit code, the end of its output, and the request lines that the site saw of it."""

    exit_code: int
    output: str
    requests: list[str]


def crawl(archive: Path, *arguments: str) -> tuple[int, str]:
    """Run ``herne-news crawl`` into `archive` to its end; return exit code and the end of its output."""
    command = [*program(), "crawl", *arguments, "--archive", str(archive)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=CRAWL_SECONDS)
    return done.returncode, (done.stdout + done.stderr)[-LAST_WORDS:]


def crawl_site(site: WordPress, archive: Path) -> Crawl:
    """Crawl a WordPress as inherne.net into `archive`."""
    before = len(site.requests())
    exit_code, output = crawl(archive, "inherne", "--mirror", f"inherne.net={site.url}")
    return Crawl(exit_code, output, site.requests()[before:])


def program() -> list[str]:
    """Return the words that call herne-news in this environment."""
    return [sys.executable, "-m", "herne_news"]
