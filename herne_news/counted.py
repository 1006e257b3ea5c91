"""A number with its noun, as it is said: 1 article, 2 articles."""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number, its thousands parted by commas, with `noun` after one and `plural` (`noun` with an s) after any other."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
