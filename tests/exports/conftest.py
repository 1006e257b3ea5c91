from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import run
from tests.exports.archives import fill

#: Articles of each sample site.
COUNT = 30


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with something in every table and every odd text; not to be changed."""
    return fill(tmp_path_factory.mktemp("exports") / "herne.db")


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of both sample sites after three runs, the last of which asked for everything again."""
    archive = tmp_path_factory.mktemp("crawled") / "herne.db"
    site = InherneSite(COUNT, 8)
    with serve(site) as magazine, serve(HerneSite(COUNT, 8)) as city:
        mirrors = ("--mirror", f"inherne.net={magazine.url}", "--mirror", f"herne.de={city.url}")
        for more in ((), (), ("--full",)):
            assert run("crawl", "-q", "--archive", archive, *mirrors, *more).code == ExitCode.DONE
            site.edit(3)
    return archive
