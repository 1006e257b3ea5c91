"""JSON Lines: each article as one line, the record of `items.Article` and what only the archive knows of it."""

import json
from typing import BinaryIO

from herne_news.exports.dataset import DataSet
from herne_news.exports.registry import Options


def write(dataset: DataSet, out: BinaryIO, options: Options) -> None:  # noqa: ARG001 - the formats' signature
    """Write the records to `out`: UTF-8, each key in each line."""
    encode = json.JSONEncoder(ensure_ascii=False).encode
    out.writelines((encode(record) + "\n").encode() for record in dataset.records())
