"""Which articles are meant: the filters of a data set, and the numbers of the articles that pass them all."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from herne_news.errors import HerneNewsError, UsageError
from herne_news.search.relation import matching_ids
from herne_news.store.archive import Archive
from herne_news.store.chosen import numbers
from herne_news.store.known import all_names

#: How many names that are like an unknown one are told.
NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; nothing given means all.

    Several sources, categories or authors mean any of them; different filters must all be fulfilled. `since` and `until` are the
    first and the last day (YYYY-MM-DD) of articles that have one; `query` is what a reader would type.
    """

    sources: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    categories: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    query: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return what was given, in one order."""
        given = {
            "source": sorted(set(self.sources)),
            "since": self.since,
            "until": self.until,
            "category": sorted(set(self.categories)),
            "author": sorted(set(self.authors)),
            "query": self.query,
        }
        return {name: value for name, value in given.items() if value}


def select(archive: Archive, filters: Filters) -> list[int]:
    """Return the numbers of the articles that pass, in order.

    Raises `UsageError` for a category or author that the archive does not know and for days in the wrong order, `HerneNewsError`
    where no article passes.
    """
    if filters.since and filters.until and filters.since > filters.until:
        raise UsageError(f"--since {filters.since}: expected a day up to --until {filters.until}, found a later one")
    where = ["1"]
    values: list[str] = []
    for column, wanted, table in (
        ("source", filters.sources, None),
        ("category", filters.categories, "categories"),
        ("author", filters.authors, "authors"),
    ):
        if not wanted:
            continue
        if table is not None:
            _check(archive, column, table, wanted)
        marks = ", ".join("?" * len(wanted))
        where.append(f"{PATHS[column]} ({marks}))" if table else f"a.source IN ({marks})")
        values += wanted
    for mark, day in ((">=", filters.since), ("<=", filters.until)):
        if day:
            where.append(f"a.date {mark} ?")
            values.append(day)
    found: Sequence[int] = numbers(archive, " AND ".join(where), values)
    if filters.query is not None:
        hits = set(matching(archive, filters.query))
        found = [number for number in found if number in hits]
    if not found:
        raise HerneNewsError(_nothing(archive, filters))
    return list(found)


#: How an article is tied to the names of a filter.
PATHS = {
    "category": "a.id IN (SELECT article_id FROM article_categories JOIN categories n ON n.id = category_id WHERE n.name IN",
    "author": "a.id IN (SELECT article_id FROM article_authors JOIN authors n ON n.id = author_id WHERE n.name IN",
}


def matching(archive: Archive, query: str) -> Iterable[int]:
    """Yield the numbers of the articles that a search finds (docs/search.md); raises `UsageError` for a query without words."""
    if not any(character.isalnum() for character in query):
        raise UsageError(f"--query: expected words to look for, found {query!r}")
    found = matching_ids(archive.connection, query)
    return (row[0] for row in archive.read(found.sql, found.values))


def _check(archive: Archive, column: str, table: str, wanted: Iterable[str]) -> None:
    """Raise UsageError for the first name that the archive does not know, with those that are most like it."""
    known = all_names(archive, table)
    for name in wanted:
        if name not in known:
            near = nearest(name, known)
            told = f"; did you mean {' or '.join(map(repr, near))}?" if near else f"; it knows {len(known)} {table}"
            raise UsageError(f"--{column}: expected one of the archive's {table}, found {name!r}{told}")


def nearest(name: str, known: Sequence[str]) -> list[str]:
    """Return the names that are most like `name`, the best first; case does not count, and a part of a name is like it."""
    folded = {other.casefold(): other for other in reversed(known)}
    parts = [other for key, other in folded.items() if name.strip() and name.casefold() in key]
    close = difflib.get_close_matches(name.casefold(), folded, n=NEAREST, cutoff=0.5)
    return list(dict.fromkeys([*(folded[key] for key in close), *sorted(parts)]))[:NEAREST]


def _nothing(archive: Archive, filters: Filters) -> str:
    given = filters.as_dict()
    if not given:
        return f"{archive.path}: expected an archive with articles, found none; run `herne-news crawl` first"
    told = " ".join(
        f"--{name} {each}" for name, value in given.items() for each in (value if isinstance(value, list) else [value])
    )
    return f"{told}: expected at least one article, found none; nothing was written"
