"""``herne-news import``."""

import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from herne_news.captures.folder import OPEN, find, folder_of
from herne_news.cli.options import archive_option
from herne_news.clock import utc_now
from herne_news.counted import counted
from herne_news.errors import ExitCode, HerneNewsError
from herne_news.provenance.admission import check as check_admission
from herne_news.provenance.fitting import begin_alike, is_of_archive
from herne_news.provenance.importing import import_scanned, scan_files
from herne_news.provenance.replaying import cores
from herne_news.provenance.scanning import Scanned, check
from herne_news.store.archive import Archive
from herne_news.store.lock import run_lock
from herne_news.store.runs import RunEnd, check_clock, end_run, start_run

#: The run's source, where others name a site.
IMPORT = "import"


@click.command(IMPORT)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@archive_option
@click.option("--incomplete", is_flag=True, help="Take in what can be, where files are lost for good or are older.")
def import_(files: tuple[Path, ...], archive: Path, incomplete: bool) -> None:
    """Read WARC files that herne-news has written into the archive.

    Every visit that they tell of is made again without asking the sites, with today's parsers: an archive whose database is lost
    is made anew by importing all files of its warc folder at once. Files from elsewhere are copied into that folder. What the
    archive knows already is passed over. What refers to records in no file, or is older than what the archive has seen since, is
    refused.
    """
    Archive.check(archive)
    usable = [file for file in files if _is_usable(file, folder_of(archive))]
    if not usable:
        raise HerneNewsError(
            f"expected a file to import into {archive}, found none that can be read; nothing was changed"
        )
    now = utc_now()
    with run_lock(archive, now), Archive.open(archive) as opened:
        check_clock(opened, now)
        before = set(folder_of(opened.path).glob("*"))
        paths, refused = _gather(usable, opened)
        copied = [path for path in paths if path not in before]
        refused += len(files) - len(usable)
        scanned = scan_files(opened, paths, _complain_of)
        if not incomplete:
            _check(opened, scanned, copied)
        run = start_run(opened, [IMPORT], now)
        counts: Counter[str] = Counter()
        outcome, code = "failed", ExitCode.REFUSED
        try:
            counts = import_scanned(opened, scanned, run, _complain_of, workers=cores())
            outcome, code = "imported", ExitCode.REFUSED if refused or counts["broken"] else ExitCode.DONE
        except HerneNewsError as error:
            code = error.exit_code
            raise
        finally:
            end = RunEnd(
                ended=utc_now(),
                outcome=outcome,
                exit_code=code,
                new=counts["new"],
                changed=counts["changed"],
                unchanged=counts["unchanged"],
                gone=counts["gone"],
                refused=counts["refused"],
            )
            end_run(opened, run, end)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in ("new", "changed", "unchanged", "broken") if counts[kind])
    click.echo(f"{counted(len(paths), 'file')}: {told or 'nothing that the archive does not know'}", err=True)
    sys.exit(code)


def _check(archive: Archive, scanned: Scanned, copied: Sequence[Path]) -> None:
    """Raise HerneNewsError for what would bend the archive, and take away again what was copied for it."""
    try:
        check_admission(archive, scanned)
    except HerneNewsError:
        for path in copied:
            path.unlink()
        raise


def _complain_of(url: str | None, error: HerneNewsError) -> None:
    _complain(f"{url}: {error}" if url else str(error))


def _complain(sentence: str) -> None:
    click.echo(f"herne-news: {sentence}", err=True)


def _is_usable(file: Path, folder: Path) -> bool:
    """Say whether a file is there and ours; those in the archive's own folder are looked into later. Complain of any other."""
    try:
        if not file.is_file():
            _complain(f"{file}: expected a WARC file, found none")
            return False
        if file.resolve().parent != folder.resolve():
            check(file)
    except HerneNewsError as error:
        _complain(str(error))
    except OSError as error:
        _complain(f"{file}: expected a file that can be read, found: {error.strerror}")
    else:
        return True
    return False


def _gather(files: Sequence[Path], archive: Archive) -> tuple[list[Path], int]:
    """Return the files as they lie in the archive's folder, and how many could not be brought there."""
    found: dict[str, Path] = {}
    refused = 0
    for file in files:
        try:
            path = _inside(file, archive)
            found[path.name] = path
        except HerneNewsError as error:
            _complain(str(error))
            refused += 1
    return list(found.values()), refused


def _inside(file: Path, archive: Archive) -> Path:
    """Return the file in the archive's folder, copied there if it lies elsewhere; raises HerneNewsError.

    Under the name of a file that the archive knows and that is missing, only that file comes back. Of two that begin alike, the
    longer one stays: a file grows while its month lasts, and what was cut off comes back from a backup.
    """
    folder = folder_of(archive.path)
    try:
        if file.resolve().parent == folder.resolve():
            return file
        target = find(folder, file.name.removesuffix(OPEN)) or folder / file.name.removesuffix(OPEN)
        if target.exists():
            if not begin_alike(file, target):
                raise HerneNewsError(
                    f"{file}: expected another name, found {target} with other content; rename the file"
                )
            if file.stat().st_size <= target.stat().st_size:
                return target
        if not is_of_archive(archive, file, target.name):
            raise HerneNewsError(
                f"{file}: expected the file of that name that the archive points into and that is missing, found another;"
                " rename the file"
            )
        folder.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        shutil.copyfile(file, part)
        return part.rename(target)
    except OSError as error:
        raise HerneNewsError(f"{file}: expected to copy it to {folder}, found: {error.strerror}") from error
