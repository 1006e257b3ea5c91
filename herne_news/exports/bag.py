"""A BagIt 1.0 bag (RFC 8493), made by the Library of Congress's own library: the data package, and WARC files if asked for."""

import contextlib
import hashlib
import logging
import warnings
from collections.abc import Iterator
from pathlib import Path

import bagit

from herne_news.exports import data_package, warc
from herne_news.exports.dataset import DataSet
from herne_news.exports.readme import origin
from herne_news.exports.registry import Options

CHECKSUMS = ("sha256", "sha512")
DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
#: Where the WARC files are in the bag's data folder, and what the one of a selection is called.
WARC_FOLDER, SELECTION = "warc", "selection.warc.gz"
#: What is said of a WARC file that is in the bag as it was found, or is not in it.
HARMED = "WARC-Datei nicht unversehrt: {}: {}"


def write(dataset: DataSet, out: Path, options: Options) -> None:
    """Make the folder `out` a bag.

    With `with_warc`, the archive's own WARC files come along, as far as the archive knows them; with filters one WARC file of the
    chosen articles, as the format warc writes it.
    """
    data_package.write(dataset, out, options)
    harm: dict[str, str] = {}
    if options.with_warc:
        folder = out / WARC_FOLDER
        folder.mkdir()
        if dataset.about["filters"]:
            with (folder / SELECTION).open("wb") as file:
                warc.write(dataset, file, options)
            if dataset.complaints:
                harm[SELECTION] = "nicht alle Abrufe der Auswahl sind darin"
        else:
            harm = warc.copy_files(dataset, folder)
    about = dataset.about
    info = {
        # No Source-Organization: that is who hands the bag over, which the archive does not know, and the city it is not.
        "External-Description": f"{about['title']}. {about['description']}",
        "External-Identifier": f"herne-news {about['made']}",
        "Internal-Sender-Description": [
            about["rights"],
            *origin(about),
            *(HARMED.format(*pair) for pair in harm.items()),
        ],
        # Not today: a bag is as old as what is in it, so that the same archive gives the same bag.
        "Bagging-Date": about["made"][:10],
        "Bag-Software-Agent": f"{about['software']}, bagit.py {bagit.VERSION}",
    }
    with _quiet():
        bagit.make_bag(str(out), bag_info=info, checksums=list(CHECKSUMS))
    _seal(out)


def _seal(out: Path) -> None:
    """Declare version 1.0, whose rules the bag keeps, and list the tag files by name.

    The library declares 0.97 and lists them in the order in which the file system has them, which differs between machines.
    """
    (out / "bagit.txt").write_bytes(DECLARATION)
    for algorithm in CHECKSUMS:
        names = sorted(path.name for path in out.glob("*.txt") if not path.name.startswith("tagmanifest-"))
        digests = [hashlib.new(algorithm, (out / name).read_bytes()).hexdigest() for name in names]
        lines = "".join(f"{digest}  {name}\n" for digest, name in zip(digests, names, strict=True))
        (out / f"tagmanifest-{algorithm}.txt").write_bytes(lines.encode())


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library from printing an error's traceback before it raises it, and from warning of its calls on Python 3.13."""
    logger = logging.getLogger(bagit.MODULE_NAME)
    before, logger.disabled = logger.disabled, True
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings(
                "ignore",
                message="'count' is passed as positional argument",
                category=DeprecationWarning,
                module="bagit",
            )
            yield
    finally:
        logger.disabled = before
