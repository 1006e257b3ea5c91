"""German running text from a random stream. Within one article no sentence is drawn twice, so nothing repeats by chance."""

from random import Random

from herne_news.replica import sentences, words
from herne_news.replica.timeline import MONTHS


class _Gaps(dict[str, str]):
    """Fills the gaps of a sentence when they are asked for."""

    def __init__(self, chance: Random) -> None:
        super().__init__()
        self.chance = chance

    def __missing__(self, key: str) -> str:
        draw = self.chance.choice
        match key[0]:
            case "k":
                return f"{draw(words.FIRST)} {draw(words.LAST)}"
            case "n":
                return draw(words.LAST)
            case "t":
                return f"{self.chance.randint(1, 28)}. {draw(MONTHS)} {self.chance.randint(1951, 2013)}"
            case "d":
                return f"{draw(words.DAYS)}, {self.chance.randint(1, 28)}. {draw(MONTHS)}"
            case _:
                stock = {
                    "r": words.ROLES, "p": words.PLACES, "g": words.GROUPS, "e": words.EVENTS, "z": words.NUMBERS,
                    "u": words.HOURS,                     "s": words.SUBJECTS,
                }  # fmt: skip
                return draw(stock[key])


class Prose:
    """The writer of one article."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self._decks: dict[tuple[str, ...], list[str]] = {}

    def draw(self, stock: tuple[str, ...]) -> str:
        """Return a text of `stock`, gaps filled; none is drawn again before all have been."""
        deck = self._decks.get(stock)
        if not deck:
            deck = list(stock)
            self.chance.shuffle(deck)
            self._decks[stock] = deck
        return deck.pop().format_map(_Gaps(self.chance))

    def paragraph(self, low: int = 2, high: int = 4) -> str:
        """Return `low` to `high` sentences as one paragraph."""
        return " ".join(self.draw(sentences.PLAIN) for _ in range(self.chance.randint(low, high)))

    def lead(self) -> str:
        """Return an opening paragraph of one or two sentences."""
        first = self.draw(sentences.LEADS)
        return f"{first} {self.draw(sentences.SECONDS)}" if self.chance.random() < 0.6 else first

    def heading(self) -> str:
        """Return a subheading: short, no full stop; often in quotation marks or a time of day."""
        text = self.draw(words.HEADINGS)
        return text[0].upper() + text[1:]

    def person(self) -> str:
        """Return a full name."""
        return _Gaps(self.chance)["k"]


def numbered_title(number: int) -> str:
    """Return title `number` of a fixed enumeration; unlike numbers below `TITLE_COUNT` give titles of unlike words."""
    number, template = divmod(number * 7919 % TITLE_COUNT, len(words.TITLES))
    place, subject = divmod(number, len(words.SUBJECTS))
    text = words.TITLES[template].format(s=words.SUBJECTS[subject], p=words.PLACES[place])
    return text[0].upper() + text[1:]


#: How many unlike titles there are; 7919 is a prime that does not divide it.
TITLE_COUNT = len(words.TITLES) * len(words.SUBJECTS) * len(words.PLACES)
