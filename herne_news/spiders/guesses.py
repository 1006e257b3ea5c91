"""Addresses of releases that no list shows any more, guessed by their ids; only where the city has agreed to it."""

from collections.abc import Iterator

#: The site's software hands out ids in blocks, of which only the first few are used.
BLOCK, USED = 64, 5
DETAIL = "https://www.herne.de/Meldungen/News-Detailansicht_{id}.html"


def guesses(ids: range) -> Iterator[str]:
    """Yield the addresses within `ids` that can be releases, the newest first."""
    return (DETAIL.format(id=number) for number in reversed(ids) if number % BLOCK < USED)
