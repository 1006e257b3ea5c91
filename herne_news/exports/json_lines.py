"""JSON Lines: each article as one line, what `DataSet.records` yields.

The lines are put together from texts, without the records between: that halves the time, and a test compares both.
"""

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any, BinaryIO

from herne_news.exports.columns import CAPTION, RECORD, SIGHTING, Column
from herne_news.exports.dataset import CACHED, DataSet
from herne_news.exports.registry import Options
from herne_news.store.chosen import rows
from herne_news.store.kept_json import object_of


def write(dataset: DataSet, out: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the formats' signature
    """Write the records to `out`: UTF-8, each key in each line."""
    out.writelines(map(str.encode, lines(dataset)))


def _template(columns: Sequence[Column], end: str = "}") -> str:
    return "{" + ", ".join(f'"{column.name}": %s' for column in columns) + end


RECORD_LINE, CAPTION_TEXT, SIGHTING_TEXT = _template(RECORD, "}\n"), _template(CAPTION), _template(SIGHTING)


def lines(dataset: DataSet) -> Iterator[str]:
    """Yield each record as JSON in one line with its end."""
    categories, tags, authors = (dataset.beside(kind) for kind in ("categories", "tags", "authors"))
    images, sightings, identifiers = (dataset.beside(kind) for kind in ("images", "sightings", "names"))
    for row in dataset.counted("articles", rows(dataset.archive, "articles")):
        number = row[0]
        texts = _texts(row)
        yield RECORD_LINE % (
            *texts[1:10],
            _names(categories.of(number)),
            _names(tags.of(number)),
            _names(authors.of(number)),
            texts[11],
            _objects(CAPTION_TEXT, images.of(number)),
            texts[13],
            _normal(row[14]),
            texts[0],
            texts[12],
            *texts[15:],
            _objects(SIGHTING_TEXT, sightings.of(number)),
            _names(identifiers.of(number)),
        )


def _texts(row: Sequence[Any]) -> list[str]:
    """Return values as JSON: texts, whole numbers and None."""
    return [
        "null" if value is None else encode_basestring(value) if value.__class__ is str else str(value) for value in row
    ]


def _objects(template: str, found: list[tuple[Any, ...]]) -> str:
    return f"[{', '.join([template % tuple(_texts(row[1:])) for row in found])}]" if found else "[]"


def _names(found: list[tuple[Any, ...]]) -> str:
    return f"[{', '.join([encode_basestring(name) for _, name in found])}]" if found else "[]"


@lru_cache(CACHED)
def _normal(evidence: str) -> str:
    return json.dumps(object_of(evidence, "articles.evidence"), ensure_ascii=False)
