"""What changed from one version of an article to the next, for a reader: fields in words, paragraphs with their pieces."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from herne_news.browse.evidence import FIELDS
from herne_news.browse.texts import ALL, Texts
from herne_news.differences import Paragraph, changed_keys, compare, written

#: Fields that hold a day, or a time with its offset.
TIMES = frozenset({"date", "published", "updated"})


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
        compared = compare(*_said(key, old.get(key), new.get(key), texts))
        yield Change(key, name, list(_folded(compared)))


def _folded(found: Sequence[Paragraph]) -> Iterator[Paragraph | int]:
    for is_same, group in groupby(found, lambda paragraph: paragraph.kind == "same"):
        if is_same:
            yield len(list(group))
        else:
            yield from group


def _said(key: str, old: Any, new: Any, texts: Texts) -> tuple[list[str], list[str]]:
    """Return both values of a field as paragraphs, times in words; as they are where the words would not tell them apart."""
    if key in TIMES:
        words = [texts.moment(value) if isinstance(value, str) else value for value in (old, new)]
        if words[0] != words[1]:
            old, new = words
    return written(old), written(new)
