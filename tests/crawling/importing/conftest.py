"""Archives that the tests of imports share."""

from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.commands import run


@pytest.fixture(scope="session")
def archives(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An archive of three runs over two sites that changed in between, and one imported from its WARC files."""
    folder = tmp_path_factory.mktemp("archives")
    archive, again = folder / "crawled" / "herne.db", folder / "imported" / "herne.db"
    inherne, herne = InherneSite(50, 5), HerneSite(50, 5)
    with serve(inherne) as magazine, serve(herne) as city:
        for round_ in range(3):
            result = run(
                "crawl", "-q", *(["--full"] if round_ == 2 else []), "--archive", archive,
                "--mirror", f"inherne.net={magazine.url}", "--mirror", f"herne.de={city.url}",
            )  # fmt: skip
            assert result.code in {ExitCode.DONE, ExitCode.UNHEALTHY}, result
            inherne.rename(7 + round_)
            inherne.edit(3 + round_)
            inherne.edit(20)
            inherne.add()
    files = sorted((archive.parent / "warc").iterdir())
    imported = run("import", *files, "--archive", again)
    assert imported.code == ExitCode.DONE, imported
    return archive, again
