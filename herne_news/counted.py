"""Numbers: with their nouns, as they are said (1 article, 2 articles), and which are too many for every day."""

#: So many, and this part of all, are no everyday matter; nor are more than half, if they are a few.
MANY, PART, FEW = 10, 0.02, 3


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number, its thousands parted by commas, with `noun` after one and `plural` (`noun` with an s) after any other."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def is_mass(some: int, whole: int) -> bool:
    """Say whether `some` of `whole` things that happen one by one have happened at once: 10 and 2 %, or 3 and more than half."""
    return (some >= MANY and some > PART * whole) or (some >= FEW and 2 * some > whole)
