"""When is a page looked at again? Often while it is young, yearly when it is old, and with growing patience when it fails."""

import zlib
from datetime import UTC, datetime, timedelta

#: Days after an article appeared, or last changed, on which it is looked at again; later once a year.
STEPS = (1, 3, 7, 30, 90)
YEAR = 365
#: A page that gives no article (a static page, a password form) may give one some day.
NO_ARTICLE = timedelta(days=30)
#: An answer that may be an accident of the server.
MAY_PASS = timedelta(days=1)
PASSING = frozenset({"empty", "error-page", "consent", "not-html", "binary"})
#: After the second failure in a row a page rests for an hour, after each further one twice as long, at most a week.
FIRST_REST = timedelta(hours=1)
LONGEST_REST = timedelta(days=7)


def revisit_at(base: str, seen: str, url: str, *, is_new: bool) -> str:
    """Return when an article is looked at again after it was seen at `seen` (both UTC, or a bare day for `base`).

    `base` is when it appeared or last changed. Old articles that are new to the archive come all at once with the first crawl;
    they are spread over the year by their address, so that they never fall due together again.
    """
    now, age_from = _moment(seen), _moment(base)
    for days in STEPS:
        due = age_from + timedelta(days=days)
        if due > now:
            return _text(due)
    days = 1 + zlib.crc32(url.encode()) % YEAR if is_new else YEAR
    return _text(now + timedelta(days=days))


def retry_at(failures: int, seen: str) -> str:
    """Return when a page is tried again that has failed `failures` times in a row, the last time at `seen` (UTC)."""
    if failures <= 1:
        return seen
    return _text(_moment(seen) + min(FIRST_REST * 2 ** min(failures - 2, 10), LONGEST_REST))


def list_retry_at(failures: int, seen: str) -> str:
    """Return when a list that has failed so many times in a row is asked for again: each day, by and by once a week."""
    return _text(_moment(seen) + min(timedelta(days=failures), LONGEST_REST))


def no_article_at(seen: str, reason: str | None) -> str:
    """Return when a page is looked at again that was fetched at `seen` (UTC) and is no article for that reason."""
    return _text(_moment(seen) + (MAY_PASS if reason in PASSING else NO_ARTICLE))


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
