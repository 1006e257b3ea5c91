"""An archive's rows made again from its WARC files with today's parsers, in an archive beside it."""

from collections import Counter
from pathlib import Path

from herne_news.captures.folder import find, folder_of
from herne_news.provenance.importing import Complain, Tell, import_files, quietly
from herne_news.store.archive import Archive
from herne_news.store.captured import warc_files
from herne_news.store.runs import start_run

#: The run of an archive that is made for comparing; nobody looks at its time.
NO_TIME = "2000-01-01T00:00:00Z"


def derive(
    archive: Archive, folder: Path, complain: Complain, *, workers: int, tell: Tell = quietly
) -> tuple[Path, Counter[str]]:
    """Make the rows of `archive` again in `folder` and return where they are, and what `import_files` has counted.

    What was made there before is kept, and only what is missing is added. WARC files that are missing are passed over.
    """
    beside, captures = folder / archive.path.name, folder_of(archive.path)
    folder.mkdir(parents=True, exist_ok=True)
    link = folder_of(beside)
    if not link.is_symlink():
        link.symlink_to(captures)
    paths = [path for name in warc_files(archive) if (path := find(captures, name)) is not None]
    with Archive.open(beside) as again:
        run_id = start_run(again, ["derive"], NO_TIME)
        return beside, import_files(again, paths, run_id, complain, workers=workers, tell=tell)
