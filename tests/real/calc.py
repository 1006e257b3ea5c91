"""LibreOffice Calc without a window: a CSV file opened, and what its cells then hold."""

import csv
import io
import subprocess
from pathlib import Path

from lxml import etree

from tests.real.requirements import need_calc

#: comma, quotation mark, UTF-8, from line 1 (LibreOffice's wiki, "Filter Options for CSV").
FORM = "44,34,76,1"
#: Every column is text.
TEXT = "/".join(f"{number}/2" for number in range(1, 41))
FORMULA = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}formula"
CELL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}table-cell"
SECONDS = 240


def _convert(path: Path, to: str, folder: Path, *, as_text: bool) -> None:
    program = need_calc()
    reading = f"CSV:{FORM},{TEXT if as_text else ''},0,false,true,false"
    words = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", f"--infilter={reading}"]
    words += ["--convert-to", to, "--outdir", str(folder), str(path)]
    subprocess.run(words, check=True, capture_output=True, timeout=SECONDS)


def rows_as_text(path: Path, folder: Path) -> list[list[str]]:
    """Return the rows that Calc has when it takes every column for text, as it saves them again."""
    _convert(path, f"csv:Text - txt - csv (StarCalc):{FORM},,0,true,true,false", folder, as_text=True)
    saved = (folder / path.with_suffix(".csv").name).read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(saved, newline="")))


def formulas_and_cells(path: Path, folder: Path) -> tuple[list[str], int]:
    """Return the formulas that Calc finds when it opens the file as it comes, and how many cells there are."""
    _convert(path, "fods", folder, as_text=False)
    tree = etree.parse(folder / path.with_suffix(".fods").name, etree.XMLParser(huge_tree=True))
    cells = list(tree.iter(CELL))
    return [formula for cell in cells if (formula := cell.get(FORMULA)) is not None], len(cells)
