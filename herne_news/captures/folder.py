"""Names of WARC files: one an archive, source and month, a further one when it is full; ``.open`` while it is being written.

The archive's name is part of the file's, so that two archives in one folder do not write to one file.
"""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from herne_news.urls import SOURCES

SUFFIX, OPEN = ".warc.gz", ".open"
NAME = re.compile(r"(?P<series>.+)-(?P<month>\d{6})-(?P<number>\d{5})\.warc\.gz")


def folder_of(archive: Path) -> Path:
    """Return the folder that holds an archive's WARC files."""
    return archive.absolute().parent / "warc"


def series_of(archive: Path, source: str) -> str:
    """Return what the names of an archive's files of a source begin with."""
    return "-".join([re.sub(r"[^\w.]+", "-", archive.stem), source])


def name_of(series: str, month: str, number: int) -> str:
    """Return the name of the file of a month (YYYYMM)."""
    return f"{series}-{month}-{number:05}{SUFFIX}"


def find(folder: Path, name: str) -> Path | None:
    """Return where the file `name` is, closed or open; None where it is not, or where a name leads out of the folder."""
    if Path(name).name != name:
        return None
    return next((path for path in (folder / name, folder / (name + OPEN)) if path.is_file()), None)


def missing_of(folder: Path, lengths: Mapping[str, int]) -> list[str]:
    """Return the names under which there is no file, closed or open, of at least the length that is known of it."""
    return [
        name
        for name, length in lengths.items()
        if not _reaches(folder, name, length) and not _reaches(folder, name, length)  # closed in between
    ]


def _reaches(folder: Path, name: str, length: int) -> bool:
    path = find(folder, name)
    try:
        return path is not None and path.stat().st_size >= length
    except FileNotFoundError:
        return False


def source_of(name: str) -> str | None:
    """Return the source whose crawls have written the file `name`, None where the name does not say so."""
    match = NAME.fullmatch(name)
    last = match["series"].rpartition("-")[2] if match else None
    return last if last in SOURCES else None


def files_of(folder: Path, series: str) -> list[Path]:
    """Return the files of a series, closed and open, the oldest first."""
    found = ((path, NAME.fullmatch(path.name.removesuffix(OPEN))) for path in sorted(folder.glob("*.warc.gz*")))
    return [path for path, match in found if match and match["series"] == series and path.is_file()]


def last_number(folder: Path, series: str, month: str) -> int | None:
    """Return the number of the newest file of a month, None where there is none."""
    found = (NAME.match(path.name) for path in files_of(folder, series))
    return max((int(match["number"]) for match in found if match and match["month"] == month), default=None)


def sync(path: Path) -> None:
    """Return when a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
