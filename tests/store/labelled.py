"""All labelled pairs of articles: the same story or not? 588 of them, always the same."""

import random
from collections.abc import Iterator

from tests.store.hard_pairs import HARD_KINDS
from tests.store.pairs import EASY_KINDS, Pair

KINDS = (*EASY_KINDS, *HARD_KINDS)


def pairs() -> Iterator[Pair]:
    """Yield all pairs; `Pair.seed` is odd for those that are kept out of tuning."""
    for make, same, count in KINDS:
        for seed in range(count):
            first, second = make(random.Random(f"{make.__name__}/{seed}"))
            yield Pair(make.__name__, seed, first, second, same)
