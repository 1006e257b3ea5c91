"""What changed from one version of an article to the next, for a reader: fields in words, paragraphs with their pieces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from herne_news.browse.evidence import FIELDS
from herne_news.browse.texts import ALL, Texts
from herne_news.differences import Paragraph, changed_keys, compare, paragraphs


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changed: its name in words, and its paragraphs; a number stands for that many that stayed the same."""

    field: str
    name: str
    paragraphs: Sequence[Paragraph | int]


def changes(old: Mapping[str, Any], new: Mapping[str, Any], texts: Texts) -> Iterator[Change]:
    """Yield the fields that changed, in the order of `evidence.FIELDS`."""
    changed = changed_keys(old, new)
    for key in sorted(changed, key=lambda key: (FIELDS.index(key) if key in FIELDS else len(FIELDS), key)):
        if key == "category" and "categories" in changed:
            continue
        name = str(texts(f"fields.{key}")) if f"fields.{key}" in ALL else key
        compared = compare(*(written(key, record.get(key)) for record in (old, new)))
        yield Change(key, name, list(_folded(compared)))


def _folded(found: Sequence[Paragraph]) -> Iterator[Paragraph | int]:
    for is_same, group in groupby(found, lambda paragraph: paragraph.kind == "same"):
        if is_same:
            yield len(list(group))
        else:
            yield from group


def written(key: str, value: Any) -> list[str]:
    """Return the value of a field as paragraphs: an item of a list each, a picture as caption, credit and address."""
    if isinstance(value, str):
        return paragraphs(value)
    if not isinstance(value, list):
        return [] if value is None else [str(value)]
    return [_picture(item) if key == "captions" and isinstance(item, dict) else str(item) for item in value]


def _picture(caption: Mapping[str, Any]) -> str:
    credit = f"© {caption['credit']}" if caption.get("credit") else None
    parts = (caption.get("text"), credit, caption.get("alt"), caption.get("image_url"))
    return "\n".join(str(part) for part in parts if part)
