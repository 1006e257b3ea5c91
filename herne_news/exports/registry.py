"""The formats of `herne-news export`, and which module writes each."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from herne_news.exports.dataset import DataSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What only some formats heed: guard cells against spreadsheets, add WARC files, the domain in identifiers of records."""

    excel: bool = False
    with_warc: bool = False
    oai_domain: str = "herne-news.invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its module below `herne_news.exports`, what it is in a sentence, and what it makes.

    `marker` is a file by which a folder of that format is known; a format without one is a single file. `options` are the
    fields of `Options` that it heeds. `beside` says that what the data set says of itself stands in a file beside it.
    """

    module: str
    sentence: str
    marker: str | None = None
    options: frozenset[str] = frozenset()
    beside: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether OUT is a folder."""
        return self.marker is not None

    def writer(self) -> Callable[[DataSet, Path, Options], None] | Callable[[DataSet, BinaryIO, Options], None]:
        """Return the format's function `write`."""
        found: Callable[..., None] = self._load().write
        return found

    def streamer(self) -> Callable[[DataSet, BinaryIO, Options], None] | None:
        """Return the function that writes to standard output: of a file `write`, of a folder `stream`, if it has one."""
        module = self._load()
        found: Callable[..., None] | None = getattr(module, "stream", None) if self.is_folder else module.write
        return found

    def _load(self) -> Any:
        return importlib.import_module(f"herne_news.exports.{self.module}")


FORMATS = {
    "jsonl": Format(module="json_lines", sentence="each article as a line of JSON", beside=True),
    "dc": Format(
        module="dublin_core_files", sentence="Dublin Core in XML, a file an article and a list", marker="list.xml"
    ),
}
#: Files by which a folder is known as a data set that an export may replace.
MARKERS = frozenset(made.marker for made in FORMATS.values() if made.marker)
