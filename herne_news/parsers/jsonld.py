"""The nodes of a JSON-LD script, as far as it can be read."""

import json
from collections.abc import Iterator
from typing import Any


def jsonld_nodes(text: str) -> Iterator[dict[str, Any]]:
    """Yield every node of a script in its order, ``@graph``, lists and main entities opened; none of a broken script."""
    return _nodes(_loads(text))


def _loads(text: str) -> Any:
    try:
        return json.loads(text.strip().removeprefix("<![CDATA[").removesuffix("]]>").strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    queue = [data]
    while queue:
        item = queue.pop(0)
        if isinstance(item, list):
            queue[:0] = item
        elif isinstance(item, dict):
            if isinstance(item.get("@graph"), list | dict):
                queue.insert(0, item["@graph"])
            if isinstance(item.get("mainEntity"), dict):
                queue.insert(0, item["mainEntity"])
            if set(item) - {"@context", "@graph"}:
                yield item
