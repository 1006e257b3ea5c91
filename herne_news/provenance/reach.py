"""How far reaches what runs without captures have seen: into which stories, and into which columns of the crawl state."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from herne_news.provenance.proof import Unproved
from herne_news.store.duplicates import WINDOW
from herne_news.store.proof import is_within

Rows = Mapping[str, Mapping[str, Any]]
#: Columns of `pages` that the last answer alone decides: any, a good one, and one that brought a page.
ANY, GOOD, WHOLE = (
    ("source", "last_status", "last_checked"),
    ("failures", "missing_since"),
    ("etag", "last_modified", "digest"),
)


def stories_within(articles: Sequence[Rows], versions: Sequence[Rows], unproved: Collection[str]) -> set[str]:
    """Return the addresses of articles whose `duplicate_of` may hang on `unproved` ones.

    Articles of one story are at most three days apart, so it is those that are as near to any day that an unproved one ever bore,
    and all that are linked with them. `articles` and `versions` are rows by name of one or more archives.
    """
    days = {row["date"] for rows in articles for name, row in rows.items() if name in unproved}
    days |= {_day(row["record"]) for rows in versions for name, row in rows.items() if name.split(" ")[0] in unproved}
    numbers = {date.fromisoformat(day).toordinal() for day in days if day}
    near = {number + away for number in numbers for away in range(-WINDOW, WINDOW + 1)}
    found = set(unproved)
    for rows in articles:
        found |= {n for n, row in rows.items() if row["date"] and date.fromisoformat(row["date"]).toordinal() in near}
    links = [(name, row["duplicate_of"]) for rows in articles for name, row in rows.items() if row["duplicate_of"]]
    before = -1
    while before != len(found):
        before = len(found)
        for pair in links:
            found |= set(pair) if found & set(pair) else set()
    return found


def _day(record: str) -> str | None:
    try:
        day: str | None = json.loads(record).get("date")
    except (ValueError, AttributeError):  # somebody has written to it: that is told of the version itself
        return None
    return day


def pages_beyond(expected: Rows, found: Rows, unproved: Unproved) -> tuple[Rows, Rows]:
    """Return the rows of `pages` with what runs without captures cannot have changed.

    A page that was last looked at before them stands whole, but for the address of an article that they have seen; one that was
    looked at after them with what its last answer alone decides; one that was looked at during them not at all.
    """
    runs = unproved.runs
    kept = {
        name: dict(_columns(row, unproved)) for name, row in found.items() if not is_within(row["last_checked"], runs)
    }
    looked = {name: row for name, row in expected.items() if name in kept or name not in found}
    return {name: {key: row[key] for key in kept.get(name, ANY)} for name, row in looked.items()}, kept


def _columns(row: Mapping[str, Any], unproved: Unproved) -> Iterator[tuple[str, Any]]:
    if row["last_checked"] < unproved.runs[0].start:
        yield from ((key, value) for key, value in row.items() if key != "article_id" or value not in unproved.urls)
        return
    is_good = row["last_status"] in (200, 304) and row["reason"] is None
    for key in (*ANY, *(GOOD if is_good else ()), *(WHOLE if is_good and row["last_status"] == 200 else ())):
        yield key, row[key]
