"""Write the README's picture anew: the start page of a demo, as Chromium shows it.

Run it as ``python -m tests.real.picture``. What the page says of "this day" depends on the day on which it is run.
"""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.real.browser import open_page
from tests.real.commands import program
from tests.real.reading import served
from tests.real.requirements import need_chromium

PICTURE = Path(__file__).parents[2] / "docs" / "datasette.png"
#: So many articles a site that most days have some in former years; a seed whose newest articles read well.
ARTICLES, SEED = 400, 12
WIDTH, HEIGHT = 1180, 745


def draw(picture: Path) -> None:
    """Crawl the sample sites into an archive that is thrown away, and take a picture of its start page."""
    with TemporaryDirectory() as folder:
        archive = Path(folder) / "demo.db"
        options = ["--articles", str(ARTICLES), "--seed", str(SEED), "--archive", str(archive)]
        subprocess.run([*program(), "demo", *options], check=True)
        with served(archive, "--public") as site, open_page(need_chromium(), Path(folder) / "profile") as (page, _):
            page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
            page.goto(f"{site}/")
            page.screenshot(path=picture)


if __name__ == "__main__":
    draw(PICTURE)
    sys.stderr.write(f"Wrote {PICTURE}.\n")
