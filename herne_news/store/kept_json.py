"""JSON that the archive keeps in its rows, read back."""

import json
from typing import Any

from herne_news.errors import ArchiveError

#: Signs of what was found that are told.
TOLD = 40


def object_of(text: str, column: str) -> dict[str, Any]:
    """Return the object that a text of `column` holds; raises ArchiveError for what this program cannot have written."""
    try:
        found = json.loads(text)
    except (ValueError, TypeError):
        found = None
    if not isinstance(found, dict):
        raise ArchiveError(
            f"{column}: expected a JSON object, found {text[:TOLD]!r}; somebody else has written to the archive:"
            " `herne-news verify` names the row, restore a backup"
        )
    return found
