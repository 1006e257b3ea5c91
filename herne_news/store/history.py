"""Every content that an article ever had, as stored."""

from dataclasses import dataclass
from typing import Any

from herne_news.store.archive import Archive
from herne_news.store.kept_json import object_of

VERSIONS = """
SELECT v.seen, v.record, v.parser_version, v.cause, v.read, v.retired, v.capture_id, c.warc_file, c.warc_offset, c.fetched
FROM versions v LEFT JOIN captures c ON c.id = v.capture_id WHERE v.article_id = ? ORDER BY v.seen, v.retired IS NULL, v.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One content of an article: when it was first seen (UTC), the record, who read it, and the WARC record if there is one.

    `cause`, `read` and `retired` are those of docs/data-model.md.
    """

    seen: str
    record: dict[str, Any]
    parser_version: str
    cause: str
    read: str
    retired: str | None
    capture_id: int | None
    place: tuple[str, int] | None
    fetched: str | None


def history(archive: Archive, article_id: int) -> list[Version]:
    """Return the versions of an article, the oldest first, and of one capture that which stands last."""
    return [
        Version(
            seen=seen,
            record=object_of(record, "versions.record"),
            parser_version=parser,
            cause=cause,
            read=read,
            retired=retired,
            capture_id=capture_id,
            place=(file, offset) if file is not None else None,
            fetched=fetched,
        )
        for seen, record, parser, cause, read, retired, capture_id, file, offset, fetched in archive.read(
            VERSIONS, (article_id,)
        )
    ]
