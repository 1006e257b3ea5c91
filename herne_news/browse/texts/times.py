"""Days, months and times in words."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
MONTHS = {
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}

WEEKDAYS = {
    "de": ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}


def day_in_words(date: str, language: str) -> str:
    """Return "3. Mai 2021" or "3 May 2021" for what begins with YYYY-MM-DD; anything else as it is."""
    found = re.match(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)", date, re.ASCII)
    if not found:
        return date
    dot = "." if language == "de" else ""
    return f"{int(found[3])}{dot} {MONTHS[language][int(found[2]) - 1]} {int(found[1])}"


def long_day_in_words(date: str, language: str) -> str:
    """Return "Montag, 3. Mai 2021" or "Monday, 3 May 2021"; a day that no calendar has without its weekday."""
    words = day_in_words(date, language)
    try:
        return f"{WEEKDAYS[language][datetime.fromisoformat(date[:10]).weekday()]}, {words}"
    except ValueError:
        return words


def month_in_words(year: int, month: int, language: str) -> str:
    """Return "Mai 2021" or "May 2021"."""
    return f"{MONTHS[language][month - 1]} {year}"


def moment_in_words(time: str, language: str) -> str:
    """Return an ISO 8601 time with its offset as Berlin's day and time in words; anything else as a day, or as it is."""
    local = in_berlin(time)
    if local is None:
        return day_in_words(time, language)
    day = day_in_words(local.date().isoformat(), language)
    return f"{day}, {local:%H:%M} Uhr" if language == "de" else f"{day}, {local:%H:%M}"


def in_berlin(time: str) -> datetime | None:
    """Return an ISO 8601 time with its offset as Berlin's, None for anything else."""
    try:
        found = datetime.fromisoformat(time)
    except ValueError:
        return None
    return found.astimezone(BERLIN) if found.tzinfo and 1 < found.year < 9999 else None
