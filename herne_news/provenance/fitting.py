"""Whether a WARC file is the one that an archive's rows point into."""

from pathlib import Path

from herne_news.captures.capture import Place
from herne_news.captures.reading import BrokenRecord, read_at
from herne_news.store.archive import Archive
from herne_news.store.captured import outer_captures, warc_length


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
