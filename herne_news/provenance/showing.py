"""Where each field of an article comes from: its rule and its capture, for a person; and the stored page itself."""

from collections.abc import Iterator

from herne_news.captures.folder import find, folder_of
from herne_news.captures.reading import BrokenRecord
from herne_news.counted import counted
from herne_news.differences import written
from herne_news.errors import HerneNewsError
from herne_news.items import READING_KEYS
from herne_news.provenance.loading import Loader
from herne_news.store.archive import Archive
from herne_news.store.captured import CaptureState, capture_by_id, capture_of_article
from herne_news.store.read import StoredArticle

#: Keys that name the article; no rule gives them.
NAMES = frozenset({"source", "url"})
#: Signs of a field that are shown: this is about where it comes from.
SHOWN = 160


def lines_of(archive: Archive, stored: StoredArticle) -> Iterator[str]:
    """Yield the lines that tell a person of each field of the present version, the rule that gave it, and the capture."""
    record = stored.article.as_dict()
    yield str(stored.article.url)
    yield f"layout: {record['layout'] or 'unknown'}"
    for key, value in record.items():
        if key not in NAMES | READING_KEYS and value:
            yield f"{key}: {_short(' '.join(written(value)))}"
            yield f"  rule: {record['evidence'].get(key, 'none noted')}"
    capture = capture_of_article(archive, stored.id)
    if capture is None:
        yield "no capture: it was read before captures were kept"
        return
    yield f"read from capture {capture.id}, fetched {capture.fetched}, status {capture.status}"
    yield f"  {_place(capture)}"
    if capture.original_id is not None and (original := capture_by_id(archive, capture.original_id)):
        yield f"  the same payload as of capture {original.id}, fetched {original.fetched}, which holds it"
        yield f"  {_place(original)}"


def page_of(archive: Archive, stored: StoredArticle) -> bytes:
    """Return the stored page that an article's present content was read from, unpacked, also where its record is a revisit.

    Of an item that only a list shows, that is the list; of a post in several parts, the first. Raises HerneNewsError where no
    bytes were kept, or where they are missing or broken.
    """
    capture = capture_of_article(archive, stored.id)
    if capture is None or capture.record_id is None or capture.warc_file is None:
        raise HerneNewsError(f"{stored.article.url}: expected a stored page, found that none was kept")
    original = capture_by_id(archive, capture.original_id) if capture.original_id is not None else None
    for name in (capture.warc_file, original.warc_file if original else None):
        if name is not None and find(folder_of(archive.path), name) is None:
            raise HerneNewsError(
                f"{folder_of(archive.path) / name}: expected a WARC file, found none; put it back from a backup"
            )
    try:
        return Loader(archive, folder_of(archive.path), {}).answer(capture.record_id).body
    except BrokenRecord as error:
        raise HerneNewsError(f"{stored.article.url}: {error}") from error


def _place(capture: CaptureState) -> str:
    if capture.warc_file is None:
        return f"payload {capture.digest}; kept without WARC: no bytes prove it"
    length = counted(capture.warc_length or 0, "byte")
    place = f"warc/{capture.warc_file} at byte {capture.warc_offset}, {length}"
    return f"{place}, record {capture.record_id}, payload {capture.digest}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[:SHOWN]}… ({counted(len(line.split()), 'word')})"
