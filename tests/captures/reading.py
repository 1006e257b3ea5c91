"""What other people's software says of our WARC files."""

import argparse
import contextlib
import io
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker


def complaints(*paths: Path) -> str:
    """Return what ``warcio check`` complains about in files; an empty text is praise."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = Checker(argparse.Namespace(inputs=[str(path) for path in paths], verbose=False)).process_all()
    assert (code == 0) == (not said.getvalue())
    return said.getvalue()


def kinds(path: Path) -> list[str]:
    """Return the types of the records of a file, as warcio reads them."""
    with path.open("rb") as file:
        return [record.rec_type for record in ArchiveIterator(file)]
