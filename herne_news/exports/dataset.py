"""The chosen articles as rows and records, read as they are asked for; memory does not grow with their number."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from herne_news.errors import ArchiveError
from herne_news.exports.columns import ARTICLES, CAPTION, SIGHTING, Table
from herne_news.store.archive import Archive
from herne_news.store.chosen import rows
from herne_news.store.kept_json import object_of

#: Rows after which the progress line is told.
STEP = 200
CAPTION_KEYS = tuple(column.name for column in CAPTION)
SIGHTING_KEYS = tuple(column.name for column in SIGHTING)
#: Texts that are the same in many rows: lists of names, evidence.
CACHED = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """What a format writes; `about` is what it says of itself (`exports.about`), with the number of rows of each table.

    `told` is called now and then with the name of a table and how many of its rows have been read. A format adds a sentence to
    `complaints` for what it has to leave out. Each call of a method reads anew, and all see the archive at the same moment.
    """

    archive: Archive
    about: Mapping[str, Any]
    told: Callable[[str, int], None] = lambda *_: None
    complaints: list[str] = field(default_factory=list)

    def rows(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table: text, whole numbers or None; lists and objects are JSON texts."""
        found = self._articles() if table is ARTICLES else rows(self.archive, table.name)
        return self.counted(table.name, found)

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield each article, by number, as a mapping with the keys `columns.RECORD`; its values are fit for JSON."""
        categories, tags, authors = (self.beside(kind) for kind in ("categories", "tags", "authors"))
        images, sightings, identifiers = (self.beside(kind) for kind in ("images", "sightings", "names"))
        for row in self.counted("articles", rows(self.archive, "articles")):
            number, source, url, title, kicker, lead, date, published, updated, category, _, body, words, *rest = row
            layout, evidence, content_hash, first_seen, last_seen, last_changed, gone_since, duplicate_of, *origin = (
                rest
            )
            capture_id, captured, warc_file, warc_record = origin
            yield {
                "source": source,
                "url": url,
                "title": title,
                "kicker": kicker,
                "lead": lead,
                "date": date,
                "published": published,
                "updated": updated,
                "category": category,
                "categories": [name for _, name in categories.of(number)],
                "tags": [name for _, name in tags.of(number)],
                "authors": [name for _, name in authors.of(number)],
                "body": body,
                "captions": [dict(zip(CAPTION_KEYS, image[1:], strict=True)) for image in images.of(number)],
                "layout": layout,
                "evidence": dict(parsed(evidence)),
                "id": number,
                "word_count": words,
                "content_hash": content_hash,
                "first_seen": first_seen,
                "last_seen": last_seen,
                "last_changed": last_changed,
                "gone_since": gone_since,
                "duplicate_of": duplicate_of,
                "capture_id": capture_id,
                "captured": captured,
                "warc_file": warc_file,
                "warc_record": warc_record,
                "sightings": [dict(zip(SIGHTING_KEYS, sighting[1:], strict=True)) for sighting in sightings.of(number)],
                "identifiers": [name for _, name in identifiers.of(number)],
            }

    def _articles(self) -> Iterator[tuple[Any, ...]]:
        categories, tags, authors = (self.beside(kind) for kind in ("categories", "tags", "authors"))
        sightings = self.beside("sightings")
        for row in rows(self.archive, "articles"):
            number = row[0]
            yield (
                *row[:10],
                names_json(tuple([name for _, name in categories.of(number)])),
                names_json(tuple([name for _, name in tags.of(number)])),
                names_json(sections_of(sightings.of(number))),
                row[10],
                names_json(tuple([name for _, name in authors.of(number)])),
                *row[11:],
            )

    def beside(self, stream: str) -> "Beside":
        """Return the rows of a stream of `store.chosen` that hang on articles."""
        return Beside(rows(self.archive, stream))

    def counted(self, table: str, found: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """Yield what was found, telling now and then how many rows of a table it was; raises ArchiveError for bytes."""
        number = 0
        for number, row in enumerate(found, start=1):
            if not number % STEP:
                self.told(table, number)
            if bytes in map(type, row):
                raise ArchiveError(
                    f"{table} {row[0]}: expected text and numbers, found bytes; somebody else has written to the archive:"
                    " `herne-news verify` names the column, restore a backup"
                )
            yield row
        self.told(table, number)


class Beside:
    """Rows that hang on articles, the article's number first, read along with the articles in the same order."""

    def __init__(self, stream: Iterator[tuple[Any, ...]]) -> None:
        self._stream = stream
        self._next = next(stream, None)

    def of(self, number: int) -> list[tuple[Any, ...]]:
        """Return the rows of an article; articles are asked for in the order of their numbers, and none twice."""
        row, found = self._next, []
        while row is not None and row[0] == number:
            found.append(row)
            row = next(self._stream, None)
        self._next = row
        return found


def sections_of(sightings: Sequence[tuple[Any, ...]]) -> tuple[str, ...]:
    """Return the headings of the lists that show an article, each once."""
    return tuple(dict.fromkeys([section for _, _, section, *_ in sightings if section is not None]))


@lru_cache(CACHED)
def names_json(names: tuple[str, ...]) -> str:
    """Return names as a JSON list."""
    return json.dumps(names, ensure_ascii=False)


@lru_cache(CACHED)
def parsed(evidence: str) -> Mapping[str, str]:
    """Return evidence as a mapping that is not to be changed."""
    return object_of(evidence, "articles.evidence")
