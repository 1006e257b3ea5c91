"""Articles as one archive has read them, in a form that can be compared with, and taken into, an archive with other numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from herne_news.items import Article
from herne_news.store.archive import Archive
from herne_news.store.read import StoredArticle, article_by_url, articles


@dataclass(frozen=True, slots=True)
class ReadVersion:
    """A version that stands, with the WARC-Record-ID of its capture in place of the capture's number."""

    seen: str
    content_hash: str
    record: str
    cause: str
    parser_version: str
    record_id: str | None

    @property
    def place(self) -> tuple[str, str | None]:
        """The bytes that were read: when they were first seen, and which record holds them."""
        return self.seen, self.record_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article as it is read, with the names and addresses that tie it to others; `number` is its own archive's."""

    number: int
    article: Article
    first_seen: str
    last_seen: str
    last_changed: str
    record_id: str | None
    duplicate_of: str | None
    versions: tuple[ReadVersion, ...]

    @property
    def url(self) -> str:
        """The article's address."""
        return str(self.article.url)


VERSIONS = """
SELECT v.seen, v.content_hash, v.record, v.cause, v.parser_version, c.record_id FROM versions v
LEFT JOIN captures c ON c.id = v.capture_id WHERE v.article_id = ? AND v.retired IS NULL ORDER BY v.seen, v.id
"""
TIES = """
SELECT c.record_id, d.url FROM articles a LEFT JOIN captures c ON c.id = a.capture_id
LEFT JOIN articles d ON d.id = a.duplicate_of WHERE a.id = ?
"""
NAMES = "SELECT id, kind, first_seen FROM identifiers WHERE article_id = ? ORDER BY id"


def readings(archive: Archive) -> Iterator[Reading]:
    """Yield all articles of an archive as it has read them; memory does not grow with the archive."""
    return (_reading(archive, stored) for stored in articles(archive))


def reading_of(archive: Archive, urls: Iterable[str]) -> Reading | None:
    """Return the article that bears the first of these addresses and names that the archive knows."""
    for url in urls:
        stored = article_by_url(archive, url)
        if stored is not None:
            return _reading(archive, stored)
    return None


def names_of(archive: Archive, number: int) -> list[tuple[str, str, str]]:
    """Return the names of an article: name, kind, and when it was first seen."""
    return [(str(name), str(kind), str(seen)) for name, kind, seen in archive.read(NAMES, (number,))]


def sightings_of(archive: Archive, number: int) -> list[tuple[Any, ...]]:
    """Return the sightings of an article: list, section, place in it, first and last time."""
    sql = "SELECT list_url, section, position, first_seen, last_seen FROM sightings WHERE article_id = ? ORDER BY list_url"
    return list(archive.read(sql, (number,)))


def links_of(archive: Archive) -> dict[str, str | None]:
    """Return of all articles, by their addresses, the address of the one that tells the same story more fully."""
    sql = "SELECT a.url, d.url FROM articles a LEFT JOIN articles d ON d.id = a.duplicate_of"
    return {str(url): other for url, other in archive.read(sql)}


def _reading(archive: Archive, stored: StoredArticle) -> Reading:
    record_id, duplicate_of = next(archive.read(TIES, (stored.id,)))
    return Reading(
        number=stored.id,
        article=stored.article,
        first_seen=stored.first_seen,
        last_seen=stored.last_seen,
        last_changed=stored.last_changed,
        record_id=record_id,
        duplicate_of=duplicate_of,
        versions=tuple(ReadVersion(*version) for version in archive.read(VERSIONS, (stored.id,))),
    )
