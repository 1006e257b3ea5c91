"""Chance that repeats: the same seed and index always give the same choices, for any one article by itself."""

import hashlib
from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def stream(seed: int, *keys: object) -> Random:
    """Return a generator of its own for `seed` and `keys`; two streams with unlike keys do not depend on each other."""
    return Random("/".join(map(str, (seed, *keys))))  # noqa: S311  # repeats on purpose


def dealt(seed: int, feature: str, index: int, options: Sequence[T]) -> T:
    """Return the option dealt to article `index` from shuffled decks.

    Of each ``len(options)`` articles from a multiple of that number on, every option is dealt to one. At most 32 options.
    """
    size = len(options)
    key = hashlib.blake2b(f"{seed}/{feature}/{index // size}".encode()).digest()
    order = sorted(range(size), key=lambda place: key[2 * place : 2 * place + 2])
    return options[order[index % size]]
