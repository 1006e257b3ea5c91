"""Which articles and pages bear times of runs that have kept no captures: nothing proves them."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from herne_news.store.archive import Archive
from herne_news.urls import SOURCES


class Period(NamedTuple):
    """First and last second of a run, UTC, and its number."""

    start: str
    end: str
    run: int


#: Later than any time.
NEVER = "9999"
#: Every time that a visit leaves on an article.
TIMES = """
SELECT id, first_seen FROM articles UNION ALL SELECT id, last_seen FROM articles UNION ALL SELECT id, last_changed FROM articles
UNION ALL SELECT id, gone_since FROM articles WHERE gone_since IS NOT NULL
UNION ALL SELECT article_id, seen FROM versions
UNION ALL SELECT article_id, first_seen FROM sightings UNION ALL SELECT article_id, last_seen FROM sightings
UNION ALL SELECT article_id, first_seen FROM identifiers
"""
#: Articles and pages that an answer without a WARC record has touched.
UNKEPT = """
SELECT i.article_id FROM captures c JOIN identifiers i ON i.id = c.url WHERE c.warc_file IS NULL
UNION SELECT article_id FROM versions v JOIN captures c ON c.id = v.capture_id WHERE c.warc_file IS NULL
"""


def is_within(moment: str, periods: Sequence[Period]) -> bool:
    """Say whether a time lies within one of `periods`, which are in order."""
    place = bisect_right([period.start for period in periods], moment) - 1
    return place >= 0 and moment <= periods[place].end


def crawl_periods(archive: Archive) -> list[Period]:
    """Return from when to when each crawl lasted, in order; one that was killed at most until the next run began."""
    runs = list(archive.read("SELECT id, started, ended, sources FROM runs ORDER BY started, id"))
    following = [run[1] for run in runs[1:]] + [NEVER]
    return [
        Period(str(started), str(ended or later), int(number))
        for (number, started, ended, sources), later in zip(runs, following, strict=False)
        if set(SOURCES) & set(str(sources).split(", "))
    ]


def without_proof(archive: Archive, periods: Sequence[Period]) -> tuple[set[str], int]:
    """Return all addresses of articles and pages that nothing proves, and how many articles these are.

    They bear a time within one of `periods`, which are in order, or an answer without a WARC record has touched them.
    """
    starts = [period.start for period in periods]
    numbers = {int(number) for (number,) in archive.read(UNKEPT)}
    for number, moment in archive.read(TIMES) if periods else ():
        place = bisect_right(starts, moment) - 1
        if place >= 0 and moment <= periods[place].end:
            numbers.add(int(number))
    urls = {str(url) for (url,) in archive.read("SELECT url FROM captures WHERE warc_file IS NULL")}
    for number, name in archive.read("SELECT article_id, id FROM identifiers UNION ALL SELECT id, url FROM articles"):
        if number in numbers:
            urls.add(str(name))
    return urls, len(numbers)
