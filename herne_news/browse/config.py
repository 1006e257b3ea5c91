"""The Datasette configuration: where it lies and what it says.

Datasette loads this module while it is itself being loaded: nothing of `datasette.app` may be imported here.
"""

import json
from pathlib import Path
from typing import Any

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


def settings() -> dict[str, Any]:
    """Return Datasette's settings."""
    parsed: dict[str, Any] = json.loads((config_dir() / "settings.json").read_text(encoding="utf-8"))
    return parsed
