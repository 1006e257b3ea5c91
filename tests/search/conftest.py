from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from herne_news.items import Article, Caption
from herne_news.replica.prose import Prose, numbered_title
from herne_news.store.archive import Archive
from tests.store.records import entry, store

AUTHORS = ("Anja Gladisch", "Jörg Blömeke", "Nele Öz")
CATEGORIES = ("Kultur", "Gesellschaft", "Ausgabe 2021/1")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "herne.db") as opened:
        yield opened


def invented(number: int) -> Article:
    """Return an article of words that the sample sites use, by a random stream of its own."""
    chance = Random(number)
    prose = Prose(chance)
    categories = tuple(chance.sample(CATEGORIES, chance.randint(0, 2)))
    return Article(
        source="inherne",
        url=f"https://inherne.net/{number}/",
        title=numbered_title(number * 31),
        kicker="Aus der Stadt" if number % 3 else None,
        date=None if number % 17 == 0 else f"20{18 + number % 5}-0{1 + number % 9}-1{number % 10}",
        category=categories[0] if categories else None,
        categories=categories,
        authors=tuple(chance.sample(AUTHORS, chance.randint(0, 2))),
        body=f"{prose.lead()}\n\n{prose.paragraph()}",
        captions=(
            Caption(position=1, text="Blick auf den Teich", credit=chance.choice(("Lars Eickmann", "Stadt Herne"))),
        ),
        tags=("Fest",) if number % 4 == 0 else (),
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of 80 articles; nobody writes to it."""
    with Archive.open(tmp_path_factory.mktemp("search") / "herne.db") as archive:
        store(archive, *(entry(invented(number)) for number in range(1, 81)))
        yield archive
