"""Compare the change date that discovery gives with the one known from the last visit."""

from datetime import UTC, datetime


def tidy_change(value: str | None, *, utc: bool = False) -> str | None:
    """Return a change date as ``YYYY-MM-DDTHH:MM:SSZ``, or as ``YYYY-MM-DD`` where no time is given; None where it is no date.

    A time without an offset counts as UTC where `utc` is set (REST's modified_gmt) and is no date otherwise.
    """
    text = (value or "").strip()
    try:
        if len(text) == len("YYYY-MM-DD"):
            return datetime.fromisoformat(text).date().isoformat()
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    if when.tzinfo is None:
        if not utc:
            return None
        when = when.replace(tzinfo=UTC)
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def is_same_change(known: str | None, hint: str | None) -> bool:
    """Say whether two tidied change dates can be the same change; a bare day equals every time of it."""
    if known is None or hint is None:
        return False
    length = min(len(known), len(hint))
    return known[:length] == hint[:length]


def is_seen_change(known: str | None, hint: str, checked: str) -> bool:
    """Say whether the change that a hint tells of was seen by a visit at `checked` (UTC) that was told of `known`.

    Where that visit was told of no change at all, it has seen what changed before it; a bare day must be an earlier one.
    """
    if known is None:
        return hint < checked[: len(hint)]
    return is_same_change(known, hint)
