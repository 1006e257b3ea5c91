"""Pages of which a site says that they are not there: how many, whether that is believed, and what the lists show in vain."""

import sqlite3
from dataclasses import dataclass

from herne_news.counted import is_mass
from herne_news.store.archive import Archive

MISSING = (
    "FROM articles a JOIN pages p ON p.url = a.url WHERE a.source = ? AND a.gone_since IS NULL"
    " AND p.missing_since IS NOT NULL"
)
#: Pages that lists show and that no visit has found: no article was ever read there.
ABSENT = (
    "SELECT count(*) FROM pages WHERE source = ? AND article_id IS NULL AND items IS NULL AND NOT unlisted"
    " AND last_status IN (404, 410) AND missing_since > ? AND missing_since >= ?"
)
NEWEST = "SELECT coalesce(max(first_seen), '') FROM articles WHERE source = ? AND instr(url, '#') = 0"
WITH_PAGE = "SELECT count(*) FROM articles WHERE source = ? AND gone_since IS NULL AND instr(url, '#') = 0"
FAILING = "SELECT count(*) FROM pages WHERE source = ? AND items IS NULL AND failures > 0 AND missing_since IS NULL"


def is_held_back(conn: sqlite3.Connection, article_id: int) -> bool:
    """Say whether so many articles of the source are missing at once that none is called gone: see `counted.is_mass`."""
    (source,) = conn.execute("SELECT source FROM articles WHERE id = ?", (article_id,)).fetchone()
    (missing,) = conn.execute(f"SELECT count(*) {MISSING}", (source,)).fetchone()
    (living,) = conn.execute(WITH_PAGE, (source,)).fetchone()
    return is_mass(int(missing), int(living))


def missing_articles(archive: Archive, source: str) -> list[str]:
    """Return the addresses of articles that the site says are not there, and that are not called gone."""
    return [str(row[0]) for row in archive.read(f"SELECT a.url {MISSING} ORDER BY a.url", (source,))]


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """What the site does not give of `source`, as numbers.

    `with_page` articles that are not gone have a page of their own; of these `missing` are said not to be there, which is not
    believed yet. `gone_in_all` articles are called gone. `failing` pages fail in another way. `absent` pages are shown by
    lists, answer 404 or 410 and never gave an article; `absent_in_a_row` of them were first asked for after the newest article
    was found.
    """

    with_page: int
    missing: int
    gone_in_all: int
    failing: int
    absent: int
    absent_in_a_row: int


def absence_of(archive: Archive, source: str, since: str = "") -> Absence:
    """Return what the site does not give of `source`; absent pages count from `since` (UTC) on."""
    (newest,) = next(archive.read(NEWEST, (source,)))

    def count(sql: str, *values: str) -> int:
        return int(next(archive.read(sql, (source, *values)))[0])

    return Absence(
        with_page=count(WITH_PAGE),
        missing=count(f"SELECT count(*) {MISSING}"),
        gone_in_all=count("SELECT count(*) FROM articles WHERE source = ? AND gone_since IS NOT NULL"),
        failing=count(FAILING),
        absent=count(ABSENT, since, ""),
        absent_in_a_row=count(ABSENT, since, str(newest)),
    )
