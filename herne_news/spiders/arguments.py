"""What a spider is asked for, checked: ``scrapy crawl -a`` gives everything as text."""

import re

from herne_news.errors import UsageError

DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def day(name: str, value: str | None) -> str | None:
    """Return a day as YYYY-MM-DD, or None where none is given; raises UsageError for anything else."""
    if value is None or DAY.fullmatch(value):
        return value
    raise UsageError(f"{name}: expected a day as YYYY-MM-DD, found {value!r}")


def number(name: str, value: str | int | None) -> int | None:
    """Return a whole number above 0, or None where none is given; raises UsageError for anything else."""
    if value is None:
        return None
    if not str(value).isdecimal() or int(value) == 0:
        raise UsageError(f"{name}: expected a whole number above 0, found {value!r}")
    return int(value)


def flag(value: str | bool) -> bool:
    """Return whether a flag is set: True, or one of the words 1, true and yes."""
    return str(value).lower() in {"1", "true", "yes"}


def id_range(name: str, value: str | None) -> range:
    """Return the ids of a range FROM-TO, both included, or an empty range; raises UsageError for anything else."""
    if value is None:
        return range(0)
    ends = re.fullmatch(r"(\d{1,9})-(\d{1,9})", value)
    if ends is None or int(ends[1]) > int(ends[2]):
        raise UsageError(f"{name}: expected ids as FROM-TO, found {value!r}")
    return range(int(ends[1]), int(ends[2]) + 1)
