"""Records for harvesters, in the order in which they changed. docs/oai-pmh.md explains the times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from herne_news.store.archive import Archive

COLUMNS = (
    "SELECT r.id, r.name, r.source, r.article_id, r.modified, r.change, r.article_id IS NULL OR a.gone_since IS NOT NULL"
    " FROM records r LEFT JOIN articles a ON a.id = r.article_id"
)
#: The last change before a time, and the last one up to a time.
BEFORE = "SELECT change, modified FROM records WHERE modified < ? ORDER BY modified DESC, change DESC LIMIT 1"
UP_TO = "SELECT change FROM records WHERE modified <= ? ORDER BY modified DESC, change DESC LIMIT 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class HarvestRecord:
    """What became of an article: `modified` (UTC) and `change`, which counts up, are None where its last change has none yet.

    `name` never changes and is never given to another article. `article_id` is None where the archive has put the article
    together with another one; `deleted` holds then, too, and where its page is gone.
    """

    id: int
    name: str
    source: str
    article_id: int | None
    modified: str | None
    change: int | None
    deleted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """How far a harvest has come: the last change that it saw, its time, and the last record of those without a time yet."""

    change: int = 0
    modified: str = ""
    pending: int = 0

    def after(self, record: HarvestRecord) -> "Position":
        """Return the position behind a record."""
        if record.change is None or record.modified is None:
            return replace(self, pending=record.id)
        return replace(self, change=record.change, modified=record.modified)


def position_at(archive: Archive, since: str) -> Position:
    """Return the position before the first change at or after a time (UTC)."""
    return next((Position(change=row[0], modified=row[1]) for row in archive.read(BEFORE, [since])), Position())


def is_of(archive: Archive, position: Position) -> bool:
    """Say whether a position can be one of this archive, and not of one that was lost and made anew."""
    last = next(
        archive.read("SELECT modified FROM records WHERE change <= ? ORDER BY change DESC LIMIT 1", [position.change]),
        None,
    )
    return last is None or last[0] <= position.modified


def records(
    archive: Archive, position: Position, limit: int, *, source: str | None, until: str | None, with_pending: bool
) -> list[HarvestRecord]:
    """Return at most `limit` records behind `position`, those whose change has no time yet last and only `with_pending`.

    `until` is the last time (UTC, None for any). Whatever changes during a harvest comes behind its position: a harvest that
    goes on until nothing is left has then seen the last state of every record.
    """
    where, values = "r.change > ?", [position.change]
    if until is not None:
        last = next((row[0] for row in archive.read(UP_TO, [until])), 0)
        where, values = f"{where} AND r.change <= ?", [position.change, last]
    found = _records(archive, where, values, "r.change", source, limit)
    if with_pending and len(found) < limit:
        found += _records(
            archive, "r.modified IS NULL AND r.id > ?", [position.pending], "r.id", source, limit - len(found)
        )
    return found


def record_named(archive: Archive, names: Sequence[str]) -> HarvestRecord | None:
    """Return the record that bears one of the names."""
    found = archive.read(f"{COLUMNS} WHERE r.name IN ({', '.join('?' * len(names))}) LIMIT 1", names)
    return next((_record(row) for row in found), None)


def records_of(archive: Archive, articles: Sequence[int]) -> dict[int, HarvestRecord]:
    """Return the records of articles, by their numbers."""
    found = archive.read(f"{COLUMNS} WHERE r.article_id IN ({', '.join('?' * len(articles))})", articles)
    return {row[3]: _record(row) for row in found}


def earliest(archive: Archive) -> str | None:
    """Return the time of the record that has not changed for longest, None where there is none."""
    found: str | None = next(archive.read("SELECT min(modified) FROM records"))[0]
    return found


def _records(
    archive: Archive, where: str, values: list[Any], order: str, source: str | None, limit: int
) -> list[HarvestRecord]:
    if source is not None:
        where, values = f"{where} AND r.source = ?", [*values, source]
    return [_record(row) for row in archive.read(f"{COLUMNS} WHERE {where} ORDER BY {order} LIMIT ?", [*values, limit])]


def _record(row: tuple[Any, ...]) -> HarvestRecord:
    number, name, source, article_id, modified, change, deleted = row
    return HarvestRecord(
        id=number,
        name=name,
        source=source,
        article_id=article_id,
        modified=modified,
        change=change,
        deleted=bool(deleted),
    )
