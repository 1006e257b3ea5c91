"""Answers and teasers from the records of WARC files."""

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from herne_news.captures.capture import Capture, Place
from herne_news.captures.folder import find
from herne_news.captures.reading import BrokenRecord, Record, read_at, unpacked
from herne_news.items import Article, Refusal
from herne_news.parsers import herne
from herne_news.parsers.page import Page
from herne_news.provenance.scanning import answers_in
from herne_news.store.archive import Archive
from herne_news.store.captured import capture_by_record, warc_files
from herne_news.urls import canonical_url
from herne_news.visits import Fetched

#: Lists whose teasers are held in memory: a run reads about so many.
LISTS = 32


class Loader:
    """Reads answers by their WARC-Record-IDs: those of `index`, and those that the archive knows."""

    def __init__(self, archive: Archive, folder: Path, index: Mapping[str, Place]) -> None:
        self._archive, self.folder, self._index = archive, folder, index
        self._rest: dict[str, Place] | None = None
        self._lists: OrderedDict[str, dict[str, Article]] = OrderedDict()

    def record(self, record_id: str) -> Record:
        """Return a record; raises BrokenRecord where there is none, or one whose digests do not fit."""
        place = self.place(record_id)
        path = find(self.folder, place.file) if place else None
        if place is None or path is None:
            raise BrokenRecord(
                f"expected the record {record_id}, found it in no file; import all files at once into a new archive, that one"
                " among them"
            )
        record = read_at(path, place)
        if not record.is_sound or record.record_id != record_id:
            raise BrokenRecord(
                f"{path}: expected {record_id} unharmed at byte {place.offset}, found other bytes; fetch the file from a backup"
            )
        return record

    def place(self, record_id: str) -> Place | None:
        """Return where a record lies, None where no file is known to hold it."""
        return self._index.get(record_id) or self._known(record_id) or self._earlier(record_id)

    def _earlier(self, record_id: str) -> Place | None:
        """Look through all that the archive knows of its files: a list that many batches refer to has no row of its own."""
        if self._rest is None:
            self._rest = answers_in(self.folder, list(warc_files(self._archive)))
        return self._rest.get(record_id)

    def _known(self, record_id: str) -> Place | None:
        row = capture_by_record(self._archive, record_id)
        if row is None or row.warc_file is None or row.warc_offset is None or row.warc_length is None:
            return None
        return Place(file=row.warc_file, offset=row.warc_offset, length=row.warc_length)

    def answer(self, record_id: str) -> Fetched:
        """Return the answer of a record, its body unpacked; that of a revisit from the record it refers to."""
        record = self.record(record_id)
        original = record.original if record.status != 304 else None
        payload = self.record(original).payload if original else record.payload
        capture = Capture(
            record_id=record_id,
            uri=record.uri,
            fetched=record.date,
            status=record.status,
            digest=record.warc.get("WARC-Payload-Digest", ""),
            length=len(payload),
            original=record.original,
            place=record.place,
        )
        return Fetched(
            url=canonical_url(record.uri),
            fetched=record.date,
            status=record.status,
            body=unpacked(payload, record.http.get("content-encoding")),
            etag=record.http.get("etag"),
            last_modified=record.http.get("last-modified"),
            capture=capture,
        )

    def teaser(self, answer: Fetched, page: str, url: str) -> Article:
        """Return the teaser at its address `url` in the list `page`; raises BrokenRecord where today's parser finds none."""
        key = answer.capture.record_id if answer.capture else ""
        if key not in self._lists:
            document = Page.from_bytes(answer.body, page)
            found = [] if isinstance(document, Refusal) else herne.teasers(document)
            self._lists[key] = {str(teaser.article.url): teaser.article for teaser in found}
            if len(self._lists) > LISTS:
                self._lists.popitem(last=False)
        if url not in self._lists[key]:
            raise BrokenRecord(f"{page}: expected the item {url} in the list's capture, found others")
        return self._lists[key][url]
