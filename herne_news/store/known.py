"""What is known of an archive as a whole: its names, its span, and the articles that it knows of and has not."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from herne_news.store.archive import Archive
from herne_news.urls import may_be_article, source_of

#: Reasons for which a page is no article, so that none is missing; docs/discovery.md explains the words.
NO_ARTICLE = (
    "listing", "archive", "author", "home", "page", "council", "duplicate", "binary", "not-html", "unknown-source",
    "redirected-elsewhere", "redirect-offsite", "no-posts",
)  # fmt: skip
#: Reasons of which the crawl state takes no note: the next run is to look at the page.
NOT_LOOKED_AT = ("ended", "limit", "outside-range", "part-missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Of the chosen articles: the oldest and newest day (YYYY-MM-DD), when the first was first and the last last seen (UTC).

    `gone` counts those that the site no longer has, `duplicates` those that repeat another, `teasers` those that only a list
    shows; `sources` are theirs, by name.
    """

    sources: tuple[str, ...]
    oldest: str | None
    newest: str | None
    first_seen: str | None
    last_seen: str | None
    gone: int
    duplicates: int
    teasers: int


def span(archive: Archive) -> Span:
    """Return the span of the chosen articles (`store.chosen`)."""
    row = next(
        archive.read(
            "SELECT min(date), max(date), min(first_seen), max(last_seen), total(gone_since IS NOT NULL),"
            " total(duplicate_of IS NOT NULL), total(instr(url, '#') > 0), group_concat(DISTINCT source)"
            " FROM temp.chosen s CROSS JOIN articles a ON a.id = s.id"
        )
    )
    oldest, newest, first_seen, last_seen, *totals, sources = row
    gone, duplicates, teasers = map(int, totals)
    return Span(
        sources=tuple(sorted((sources or "").split(","))),
        oldest=oldest,
        newest=newest,
        first_seen=first_seen,
        last_seen=last_seen,
        gone=gone,
        duplicates=duplicates,
        teasers=teasers,
    )


def missing(archive: Archive) -> dict[str, int]:
    """Return for each source how many articles are known to be missing.

    These are pages that are or may be articles and gave no record, and such as a run has left out without looking at them.
    """
    sql = (
        "SELECT source, url FROM pages WHERE article_id IS NULL AND items IS NULL AND (reason IS NOT NULL OR failures > 0)"
        f" AND coalesce(reason, '') NOT IN ({_marks(NO_ARTICLE)})"
    )
    found = {(str(source), str(url)) for source, url in archive.read(sql, NO_ARTICLE) if may_be_article(url)}
    sql = (
        f"SELECT DISTINCT url FROM skips WHERE reason IN ({_marks(NOT_LOOKED_AT)}) AND url IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM identifiers i WHERE i.id = skips.url)"
        " AND NOT EXISTS (SELECT 1 FROM pages p WHERE p.url = skips.url)"
    )
    found |= {(source_of(url) or "", str(url)) for (url,) in archive.read(sql, NOT_LOOKED_AT) if may_be_article(url)}
    counted = Counter(source for source, _ in found)
    return {source: counted[source] for source in sorted({*_all_sources(archive), *counted})}


def _all_sources(archive: Archive) -> list[str]:
    sql = "SELECT source FROM articles UNION SELECT source FROM pages"
    return [str(row[0]) for row in archive.read(sql)]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def runs_span(archive: Archive) -> tuple[int, str | None, str | None]:
    """Return how many runs there were, when the first began and the last that came to its end ended (UTC)."""
    row = next(archive.read("SELECT count(*), min(started), max(ended) FROM runs"))
    return int(row[0]), row[1], row[2]


def all_names(archive: Archive, table: str) -> list[str]:
    """Return all names of ``categories``, ``authors`` or ``tags``, in order."""
    return [str(row[0]) for row in archive.read(f"SELECT name FROM {table} ORDER BY name")]
