"""Length and digest of the files of a data set, by which whoever keeps it finds out whether they are still the same."""

import hashlib
from pathlib import Path
from typing import Any


def fixity(path: Path) -> dict[str, Any]:
    """Return ``bytes`` and ``hash`` of a file, as a Frictionless data package names them; the hash is SHA-256."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": path.stat().st_size, "hash": f"sha256:{digest}"}


def files_in(folder: Path) -> list[dict[str, Any]]:
    """Return ``path``, ``bytes`` and ``hash`` of all files that lie in a folder itself, by name."""
    return [{"path": path.name, **fixity(path)} for path in sorted(folder.iterdir()) if path.is_file()]
