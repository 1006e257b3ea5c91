"""The Datasette configuration: where it lies, and how it serves an archive under any file name."""

from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.database import Database
from datasette.utils import parse_metadata

from herne_news.errors import HerneNewsError

#: The name that the archive has in Datasette's addresses, whatever its file is called.
DATABASE = "herne"


def config_dir() -> Path:
    """Return the Datasette configuration directory: in a wheel inside the package, in a checkout beside it.

    Raises `HerneNewsError` if neither is there.
    """
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "_archive", package.parent / "archive"):
        if (folder / "metadata.yaml").is_file():
            return folder
    raise HerneNewsError(
        f"{package}: expected the Datasette configuration in _archive/ or ../archive/, found neither; install herne-news again"
    )


def metadata() -> dict[str, Any]:
    """Return the metadata of every table, column and canned query."""
    parsed: dict[str, Any] = parse_metadata((config_dir() / "metadata.yaml").read_text(encoding="utf-8"))
    return parsed


def datasette_for(archive: Path) -> Datasette:
    """Return a Datasette that serves `archive`, and nothing else, as the database DATABASE with our configuration.

    The directory is not handed over as such, because Datasette would serve every database that lies in it. The file is
    opened for reading, and may be written to by a crawl at the same time.
    """
    folder = config_dir()
    settings = parse_metadata((folder / "settings.json").read_text(encoding="utf-8"))
    site = Datasette(files=[], metadata=metadata(), settings=settings)
    site.remove_database("_memory")
    site.add_database(Database(site, path=str(archive), is_mutable=True), name=DATABASE)
    return site
