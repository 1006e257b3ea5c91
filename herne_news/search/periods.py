"""Days as readers write them: a year, a month, a day, a span; in ISO 8601 or in the German way."""

import calendar
import re
from dataclasses import dataclass

MONTHS = ("jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez")
SPAN = re.compile(r"(.+?)\s*(?:\.\.\.?|…|–|\bbis\b)\s*(.+)|(\d{4})-(\d{4})", re.IGNORECASE)
OPEN = re.compile(r"(.+?)\s*(?:\.\.\.?|…|–)|(?:\.\.\.?|…|–)\s*(.+)")
ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
GERMAN = re.compile(r"(?:(\d{1,2})\.\s*)?(\d{1,2})[./]\s*(\d{4})")
NAMED = re.compile(r"(?:(\d{1,2})\.\s*)?([a-zäöü]{3,9})\.?[ -](\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `since` to `until`, both included, as YYYY-MM-DD; None is open."""

    since: str | None = None
    until: str | None = None

    def __and__(self, other: "Period") -> "Period":
        """Return the days that both have; `since` is then after `until` if there are none."""
        starts = [day for day in (self.since, other.since) if day]
        ends = [day for day in (self.until, other.until) if day]
        return Period(max(starts, default=None), min(ends, default=None))


ALWAYS = Period()


def period(text: str) -> Period | None:
    """Return what `text` names: ``2021``, ``2021-03``, ``4.3.2021``, ``März 2021``, ``2019..2021``, ``2020..``; None for else."""
    text = text.strip()
    single = _single(text)
    if single:
        return single
    if found := SPAN.fullmatch(text):
        first, last = (_single(part) for part in (found[1] or found[3], found[2] or found[4]))
        return Period(first.since, last.until) if first and last else None
    if found := OPEN.fullmatch(text):
        first, last = (_single(part) if part else ALWAYS for part in (found[1], found[2]))
        return Period(first.since, last.until) if first and last else None
    return None


def _single(text: str) -> Period | None:
    year: str | int
    month: str | int | None
    day: str | None
    if found := ISO.fullmatch(text):
        year, month, day = found[1], found[2], found[3]
    elif found := GERMAN.fullmatch(text):
        year, month, day = found[3], found[2], found[1]
    elif (found := NAMED.fullmatch(text)) and (number := _month(found[2])):
        year, month, day = found[3], number, found[1]
    else:
        return None
    year, month = int(year), int(month) if month else None
    if year < 1 or (month is not None and not 1 <= month <= 12):
        return None
    if month is None:
        return Period(f"{year:04}-01-01", f"{year:04}-12-31")
    last = calendar.monthrange(year, month)[1]
    if day is None:
        return Period(f"{year:04}-{month:02}-01", f"{year:04}-{month:02}-{last:02}")
    if not 1 <= int(day) <= last:
        return None
    return Period(*[f"{year:04}-{month:02}-{int(day):02}"] * 2)


def _month(name: str) -> int | None:
    short = name.lower().replace("ä", "a").removesuffix(".")[:3]
    return MONTHS.index(short) + 1 if short in MONTHS else None
