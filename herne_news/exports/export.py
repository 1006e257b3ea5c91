"""One export from its beginning to its end: choose, write, rename."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from herne_news.errors import UsageError
from herne_news.exports.about import about
from herne_news.exports.dataset import DataSet
from herne_news.exports.fixity import fixity
from herne_news.exports.interrupts import clearing_away
from herne_news.exports.readme import about_json
from herne_news.exports.registry import FORMATS, MARKERS, Format, Options
from herne_news.exports.selection import Filters, select
from herne_news.exports.target import Target
from herne_news.store.archive import Archive
from herne_news.store.chosen import choose, one_moment

#: What the file is called that stands beside a data set of one file.
BESIDE = ".about.json"
#: Bytes that are gathered before they are written.
BUFFER = 1 << 20


def export(
    archive: Archive,
    name: str,
    out: Path | BinaryIO,
    filters: Filters,
    options: Options,
    *,
    force: bool = False,
    told: Callable[[str, int, int], None] = lambda *_: None,
) -> DataSet:
    """Write the chosen articles in the format `name` to a path or an open stream, and return the data set.

    What had to be left out is in its `complaints`.

    `told` is called now and then with a table, how many of its rows are read, and how many there are. Raises `UsageError` for
    what cannot be meant, `HerneNewsError` for an empty selection and a place that cannot be written to, `LockedError` where
    another export writes to it; nothing then stands under the name `out`, or what stood there before.
    """
    made = FORMATS[name]
    with one_moment(archive):
        choose(archive, select(archive, filters), with_captures="captures" in made.tables)
        said = about(archive, filters, made.tables)

        def progress(table: str, number: int) -> None:
            told(table, number, said["rows"][table])

        dataset = DataSet(archive=archive, about=said, told=progress)
        if isinstance(out, Path):
            _write(dataset, made, out, options, force=force)
        else:
            streamer = made.streamer()
            if streamer is None:
                raise UsageError(f"-: expected a path, since {name} is a folder, found standard output; give a path")
            streamer(dataset, out, options)
            out.flush()
    return dataset


def _write(dataset: DataSet, made: Format, out: Path, options: Options, *, force: bool) -> None:
    target = Target(out, is_folder=made.is_folder, force=force, markers=MARKERS)
    writer: Callable[..., None] = made.writer()
    with clearing_away(target.discard), target.writing() as path:
        if made.is_folder:
            writer(dataset, path, options)
            return
        with path.open("r+b", buffering=BUFFER) as file:
            writer(dataset, file, options)
        if made.beside:
            _write_beside(dataset, target, out)


def _write_beside(dataset: DataSet, target: Target, out: Path) -> None:
    """Write what the data set says of itself before it gets its name, so that it never stands there without."""
    beside = Target(out.with_name(out.name + BESIDE), is_folder=False, force=True)
    with clearing_away(target.discard, beside.discard), beside.writing() as path:
        path.write_bytes(about_json({**dataset.about, "files": [{"path": out.name, **fixity(target.part)}]}))
