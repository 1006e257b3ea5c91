"""All captures again with today's parsers: what is read otherwise, and taking it into the archive.

The hard part: an article is made of several visits, of detail page and list, of bytes that a revisit only refers to; and a better
parser must not look like an edit by the city. So the whole archive is made again beside itself, as `import` does, and then
compared, article by article. What is beside it is kept when the run is killed, and only the rest is done by the next one.
"""

import contextlib
import hashlib
import itertools
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import herne_news
from herne_news.captures.folder import find, folder_of, missing_of
from herne_news.errors import ArchiveError, HerneNewsError
from herne_news.provenance.deriving import derive
from herne_news.provenance.fitting import is_of_archive
from herne_news.provenance.importing import Complain, Tell
from herne_news.provenance.proof import unproved
from herne_news.provenance.summary import Summary
from herne_news.store.archive import Archive
from herne_news.store.captured import warc_files
from herne_news.store.comparing import relatives
from herne_news.store.readings import Reading, links_of, names_of, reading_of, readings, sightings_of
from herne_news.store.rereading import add_article, set_duplicate_of, take_reading

#: Articles that are written in one transaction.
BATCH = 50


def folder_beside(archive: Path) -> Path:
    """Return where the other reading of an archive is made."""
    return archive.with_name(archive.name + ".reparse")


@contextlib.contextmanager
def workplace(archive: Path, *, dry_run: bool) -> Iterator[Path]:
    """Give the folder for the other reading: beside the archive, or one for the while where a dry run may not write there."""
    folder = folder_beside(archive)
    place = folder if folder.exists() else folder.parent
    if dry_run and not os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        with tempfile.TemporaryDirectory(prefix="herne-news-reparse-") as name:
            yield Path(name)
    else:
        yield folder


def read_again(
    archive: Archive, folder: Path, complain: Complain, *, workers: int, tell: Tell
) -> tuple[Path, set[str]]:
    """Read all captures again in `folder`; return the archive that this makes, and the addresses of visits that are lost.

    A reading by the same parsers that was interrupted goes on. Raises HerneNewsError where there are no captures, where they
    are so broken that nobody knows which visits are lost, where a file is missing, cut off or another one, or where the folder
    cannot be written to.
    """
    files, captures = warc_files(archive), folder_of(archive.path)
    if not files:
        raise HerneNewsError(
            f"{archive.path}: expected captures to read again, found none; they are kept unless `crawl --no-warc` says otherwise"
        )
    missing = missing_of(captures, files)
    others = [name for name in files if (path := find(captures, name)) and not is_of_archive(archive, path, name)]
    for names, found in ((missing, "missing or cut off"), (others, "others under their names")):
        if names:
            raise HerneNewsError(
                f"{captures}: expected all WARC files that the archive knows, found {found}: {', '.join(names)}; put them"
                " back from a backup, since without them later times would take the place of earlier ones"
            )
    try:
        _make_ready(folder)
    except OSError as error:
        raise ArchiveError(
            f"{folder}: expected a folder to read the captures again in, found: {error.strerror}; check its rights"
        ) from error
    lost: set[str] = set()

    def remember(url: str | None, error: Any) -> None:
        lost.add(url or "")
        complain(url, error)

    beside, counts = derive(archive, folder, remember, workers=workers, tell=tell)
    if counts["lost notes"]:
        raise HerneNewsError(
            "expected to know which visits are lost to broken records, found notes of whole batches broken; fetch the files"
            " named above from a backup"
        )
    return beside, lost


def _make_ready(folder: Path) -> None:
    """Empty the folder of what other parsers have read."""
    mark, parsers = folder / "parsers", fingerprint()
    if folder.exists() and (not mark.is_file() or mark.read_text(encoding="ascii") != parsers):
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(parsers, encoding="ascii")


def fingerprint() -> str:
    """Return what is another after any change of the code that reads captures."""
    digest = hashlib.sha256(herne_news.__version__.encode())
    root = Path(herne_news.__file__).parent
    for path in sorted(root.glob("**/*.py")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def compare(archive: Archive, beside: Path, lost: set[str], now: str | None) -> Summary:
    """Compare the archive with the other reading; take the latter in at the time `now` (UTC), or change nothing if it is None.

    What hangs on broken captures, and what runs without captures have seen, is passed over.
    """
    summary = Summary(broken=len(lost))
    passed_over = unproved(archive).urls | lost | relatives(archive, lost)
    seen: set[str] = set()
    with Archive.open(beside, create=False, readonly=True) as other:
        writes = _compared(archive, other, summary, seen, passed_over)
        while batch := list(itertools.islice(writes, BATCH)):
            if now is not None:
                with archive.transaction() as conn:
                    for write in batch:
                        write(conn, now=now)
        if now is not None:
            _link(archive, other, passed_over)
    if not lost:
        summary.kept = [url for url in links_of(archive) if url not in seen and url not in passed_over]
    return summary


def _compared(
    archive: Archive, other: Archive, summary: Summary, seen: set[str], passed_over: set[str]
) -> Iterator[Callable[..., None]]:
    """Count what differs, and yield for each article that does what writes it; `seen` gets the addresses of all."""
    for today in readings(other):
        names = names_of(other, today.number)
        here = reading_of(archive, [today.url, *(name for name, _, _ in names)])
        seen |= {today.url} | ({here.url} if here else set())
        if today.url in passed_over or (here is not None and here.url in passed_over):
            continue
        summary.compared += 1
        if here is None:
            summary.added.append(today.url)
            yield partial(add_article, today=today, names=names, sightings=sightings_of(other, today.number))
        elif _is_other(here, today):
            summary.count(here, today)
            yield partial(take_reading, here=here, today=today)


def _is_other(here: Reading, today: Reading) -> bool:
    """Say whether anything that a reading gives differs; who has read it does not count."""

    def read(reading: Reading) -> tuple[Any, ...]:
        versions = [replace(version, parser_version="") for version in reading.versions]
        return replace(reading.article, url=None), reading.last_changed, reading.record_id, versions

    return read(here) != read(today)


def _link(archive: Archive, other: Archive, passed_over: set[str]) -> None:
    """Link stories as the other reading does, which has met the articles in the order of their captures."""
    here, today = links_of(archive), links_of(other)
    with archive.transaction() as conn:
        for url in here.keys() & today.keys() - passed_over:
            if here[url] != today[url] and here[url] not in passed_over:
                set_duplicate_of(conn, url, today[url])


def forget(archive: Path) -> None:
    """Delete the other reading, once it is taken in or looked at."""
    shutil.rmtree(folder_beside(archive), ignore_errors=True)
