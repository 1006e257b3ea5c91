"""What is settled about a release before it is written: number, day, title, sections, form of its page."""

from dataclasses import dataclass
from datetime import UTC, datetime

from herne_news.replica.chance import dealt, stream
from herne_news.replica.herne.sections import SECTIONS, Section
from herne_news.replica.prose import TITLE_COUNT, numbered_title
from herne_news.replica.timeline import Timeline

FIRST = datetime(2017, 4, 28, 9, 0, tzinfo=UTC)
LAST = datetime(2026, 2, 18, 9, 0, tzinfo=UTC)
FORMS = ("2018", "2020", "2021", "2022", "december")
#: What an item is: most have a page; every fifth stands in the lists only, one of them without any text.
KINDS = ("detail", "detail", "detail", "detail", "teaser")
SERIES = "Sparkasse stiftet Weihnachtsbäume"
TITLE_ONLY = 24
#: Numbers are handed out in blocks of 64, of which only the first five are used (facts, section 3).
BLOCK, USED, FIRST_BLOCK, LAST_BLOCK = 64, 5, 500, 4470


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The settled part of one release."""

    seed: int
    index: int
    number: int
    moment: datetime
    title: str
    sections: tuple[Section, ...]
    form: str
    kind: str
    revision: int = 0


class Planner:
    """Makes the plan of any release by its index alone."""

    def __init__(self, seed: int, count: int) -> None:
        if count > TITLE_COUNT:
            raise ValueError(f"expected at most {TITLE_COUNT} articles, found {count}; ask for fewer")
        self.seed = seed
        self.stride = max((LAST_BLOCK - FIRST_BLOCK) * USED // max(count, 1), 1)
        self.timeline = Timeline(seed, count, FIRST, LAST)

    def number(self, index: int) -> int:
        """Return the id of release `index`: rising, mostly the first of its block."""
        slot = index * self.stride
        if self.stride >= 2 * USED and dealt(self.seed, "block", index, range(5)) < 3:
            slot += -slot % USED
        else:
            slot += stream(self.seed, "slot", index).randrange(self.stride)
        return BLOCK * (FIRST_BLOCK + slot // USED) + slot % USED

    def index_of(self, number: int) -> int | None:
        """Return the index of the release with this id, or None if none has it."""
        block, place = divmod(number, BLOCK)
        index = ((block - FIRST_BLOCK) * USED + place) // self.stride
        return index if index >= 0 and self.number(index) == number else None

    def sections(self, index: int) -> tuple[Section, ...]:
        """Return the one or two section lists that show release `index`, in the order of the sheet."""
        first = dealt(self.seed, "section", index, range(len(SECTIONS)))
        second = dealt(self.seed, "second", index, range(-len(SECTIONS), len(SECTIONS)))
        places = {first, second} if second >= 0 else {first}
        return tuple(SECTIONS[place] for place in sorted(places))

    def plan(self, index: int) -> Plan:
        """Return the plan of release `index`."""
        title = SERIES if index % 40 == 9 else numbered_title((index + 9000) % TITLE_COUNT)
        return Plan(
            seed=self.seed,
            index=index,
            number=self.number(index),
            moment=self.timeline.moment(index),
            title=title,
            sections=self.sections(index),
            form=dealt(self.seed, "form", index, FORMS),
            kind="title" if index == TITLE_ONLY else dealt(self.seed, "kind", index, KINDS),
        )
