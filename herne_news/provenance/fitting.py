"""Whether a WARC file is the one that an archive's rows point into, and whether two are the same, one only shorter."""

from pathlib import Path

from herne_news.captures.capture import Place
from herne_news.captures.reading import BrokenRecord, read_at
from herne_news.store.archive import Archive
from herne_news.store.captured import outer_captures, warc_length

CHUNK = 1 << 20


def is_of_archive(archive: Archive, path: Path, name: str) -> bool:
    """Say whether the file at `path` may bear the name `name`.

    It may where the archive knows no such file, or where the first and the last record that its rows point to are in it.
    """
    if warc_length(archive, name) is None:
        return True
    for capture in outer_captures(archive, name):
        place = Place(file=name, offset=capture.warc_offset or 0, length=capture.warc_length or 0)
        try:
            if read_at(path, place).record_id != capture.record_id:
                return False
        except BrokenRecord:
            return False
    return True


def begin_alike(one: Path, other: Path) -> bool:
    """Say whether the shorter of two files is the beginning of the longer."""
    with one.open("rb") as first, other.open("rb") as second:
        while (part := first.read(CHUNK)) and (found := second.read(CHUNK)):
            least = min(len(part), len(found))
            if part[:least] != found[:least]:
                return False
    return True
