"""The formats of `herne-news export`, and which module writes each."""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from herne_news.exports.dataset import DataSet


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What only some formats heed: guarding cells against spreadsheets, WARC files, the domain in identifiers of records."""

    excel: bool = False
    with_warc: bool = False
    oai_domain: str = "herne-news.invalid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: its module below `herne_news.exports`, what it is in a sentence, and the tables (`columns`) that are in it.

    `marker` is a file by which a folder of that format is known; a format without one is a single file. `options` are the
    fields of `Options` that it heeds. `beside` says that what the data set says of itself stands in a file beside it.
    """

    module: str
    sentence: str
    tables: tuple[str, ...]
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


RECORDS = ("articles", "images")
FLAT = ("articles", "images", "versions")
LINKED = (*FLAT, "sightings", "identifiers", "captures")
#: What a data set says of itself, in a folder of tables.
ABOUT = "about.json"
FORMATS = {
    "csv": Format(
        module="csv_files",
        sentence="articles.csv, images.csv and versions.csv in a folder",
        tables=FLAT,
        marker=ABOUT,
        options=frozenset({"excel"}),
    ),
    "jsonl": Format(module="json_lines", sentence="each article as a line of JSON", tables=RECORDS, beside=True),
    "parquet": Format(module="parquet", sentence="each article as a row with real types", tables=RECORDS),
    "datapackage": Format(
        module="data_package",
        sentence="a Frictionless data package of six tables",
        tables=LINKED,
        marker="datapackage.json",
    ),
    "bagit": Format(
        module="bag",
        sentence="a BagIt bag with the data package",
        tables=LINKED,
        marker="bagit.txt",
        options=frozenset({"with_warc"}),
    ),
    "dc": Format(
        module="dublin_core_files",
        sentence="Dublin Core in XML, a file an article and a list",
        tables=RECORDS,
        marker="list.xml",
    ),
    "warc": Format(
        module="warc", sentence="what was fetched for the articles, as one WARC file", tables=("articles", "captures")
    ),
}
#: Files by which a folder is known as a data set that an export may replace.
MARKERS = frozenset(made.marker for made in FORMATS.values() if made.marker)
