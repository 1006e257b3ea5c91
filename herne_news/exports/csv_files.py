"""CSV as RFC 4180 has it: UTF-8, commas, quotes only where they are needed, CR LF; an empty cell is nothing."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from herne_news.exports.columns import ARTICLES, IMAGES, VERSIONS, Table
from herne_news.exports.dataset import DataSet
from herne_news.exports.fixity import files_in
from herne_news.exports.readme import about_json, readme
from herne_news.exports.registry import ABOUT, Options

TABLES = (ARTICLES, IMAGES, VERSIONS)
BOM = b"\xef\xbb\xbf"
#: What a spreadsheet may run as a formula: these signs first, or behind blanks and apostrophes, also in full width.
FORMULA = re.compile(r"[\s']*[=+\-@\t\r\n＝＋－＠]")
BUFFER = 1 << 20


def write(dataset: DataSet, out: Path, options: Options) -> None:
    """Write the tables to the folder `out`, and beside them what the data set says of itself, for machines and for people."""
    for table in TABLES:
        with (out / file_of(table)).open("wb", buffering=BUFFER) as file:
            write_table(dataset, table, file, excel=options.excel)
    (out / "README.md").write_bytes(readme(dataset.about, TABLES, [file_of(table) for table in TABLES]))
    (out / ABOUT).write_bytes(about_json({**dataset.about, "files": files_in(out)}))


def stream(dataset: DataSet, out: BinaryIO, options: Options) -> None:
    """Write the articles alone."""
    write_table(dataset, ARTICLES, out, excel=options.excel)


def file_of(table: Table) -> str:
    """Return the name of a table's file."""
    return f"{table.name}.csv"


def write_table(dataset: DataSet, table: Table, out: BinaryIO, *, excel: bool = False) -> None:
    """Write a table with a header; with `excel` after a BOM, and with an apostrophe before what could be run as a formula."""
    if excel:
        out.write(BOM)
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text, lineterminator="\r\n")
        writer.writerow(table.names)
        rows = dataset.rows(table)
        writer.writerows(map(guarded, rows) if excel else rows)
    finally:
        text.detach()


def guarded(row: Iterable[Any]) -> Iterator[Any]:
    """Yield the cells of a row, an apostrophe before each that a spreadsheet may run.

    An apostrophe that stands there already gets another one, so that taking one away gives the text back.
    """
    return (f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell for cell in row)
