"""What is settled about a post before it is written: number, dates, title, slug, categories, layout and theme."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from herne_news.replica.chance import dealt, stream
from herne_news.replica.prose import TITLE_COUNT, numbered_title
from herne_news.replica.spelling import slug
from herne_news.replica.timeline import BERLIN, Timeline
from herne_news.replica.words import AUTHORS

FIRST = datetime(2014, 11, 3, 7, 0, tzinfo=UTC)
LAST = datetime(2025, 2, 24, 7, 0, tzinfo=UTC)
THEMES = ("divi", "builder", "themebuilder", "custom", "bare", "classic", "blocks")
MACHINE = ("none", "jsonld", "og", "none", "jsonld-old", "jsonld+og")
BYLINES = (
    "",
    "interview",
    "top",
    "",
    "intro",
    "last-name",
    "",
    "last-text",
    "last-von",
    "",
    "last-paren",
    "last-initials",
    "last-br",
)
KINDS = ("report", "report", "report", "interview", "report", "report", "report")
CATEGORIES = (
    ("Gesellschaft",), ("Gesellschaft",), ("Gesellschaft",), ("Gesellschaft",),
    ("Freizeit", "Gesellschaft"), ("Freizeit", "Gesellschaft"),
    ("Freizeit", "Gesellschaft", "Kultur"), ("Gesellschaft", "Kultur"), ("Gesellschaft", "Wirtschaft"),
    ("Freizeit",), ("Wirtschaft",),
    ("Freizeit", "Kultur"), ("Kultur",), ("Freizeit", "Musik"), ("Sport",),
)  # fmt: skip
TAGS = ("Stadtleben", "Ehrenamt", "Kanal", "Bühne & Musik", "100 Jahre", "Grünes Herne")
#: Accounts that posts stand under; the last two are no persons.
USERS = (*AUTHORS, "Redaktion", "inherne")
SERIES = "Die neue inherne ist da"
FIRST_POST, POST_STEP = 2100, 11


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The settled part of one post; cheap enough to be made for every post of a sitemap."""

    seed: int
    index: int
    post_id: int
    title: str | None
    slug: str
    old_slug: str | None
    published: datetime
    modified: datetime
    categories: tuple[str, ...]
    layout: str
    tags: tuple[str, ...]
    theme: str
    machine: str
    byline: str
    kind: str
    user: str
    revision: int = 0


class Planner:
    """Makes the plan of any post by its index alone."""

    def __init__(self, seed: int, count: int) -> None:
        if count > TITLE_COUNT:
            raise ValueError(f"expected at most {TITLE_COUNT} articles, found {count}; ask for fewer")
        self.seed, self.count = seed, count
        self.timeline = Timeline(seed, count, FIRST, LAST)

    def published(self, index: int) -> datetime:
        """Return the moment of publication.

        The first post of each year from 2020 on carries the placeholder that editors use: 1 January, midnight.
        """
        moment = self.timeline.moment(index)
        if moment.year >= 2020 and index and self.timeline.moment(index - 1).year < moment.year:
            return datetime(moment.year, 1, 1, tzinfo=BERLIN)
        return moment

    def post_id(self, index: int) -> int:
        """Return the number of post `index`; numbers rise and leave gaps for attachments and revisions."""
        return FIRST_POST + POST_STEP * index + stream(self.seed, "id", index).randrange(POST_STEP - 3)

    def index_of(self, post_id: int) -> int | None:
        """Return the index of the post with this number, or None if no post has it."""
        index = (post_id - FIRST_POST) // POST_STEP
        return index if index >= 0 and self.post_id(index) == post_id else None

    def names(self, index: int) -> tuple[str, str | None]:
        """Return the slug of post `index` and the old slug that leads to it, if there is one."""
        _, name, old = self._title(index, self.post_id(index))
        return name, old

    def plan(self, index: int) -> Plan:
        """Return the plan of post `index`."""
        seed, published, post_id = self.seed, self.published(index), self.post_id(index)
        layout = self._layout(index, published)
        kind = self._kind(index, layout)
        title, name, old = self._title(index, post_id)
        edited = dealt(seed, "edited", index, range(6)) == 0
        modified = (
            published + timedelta(seconds=stream(seed, "edit", index).randrange(3600, 9_000_000))
            if edited
            else published
        )
        machine = dealt(seed, "machine", index, MACHINE)
        if layout in {"N", "A-"}:
            machine = "og" if dealt(seed, "dateless", index, range(3)) == 0 else "none"
        byline = "interview" if kind == "interview" else dealt(seed, "byline", index, BYLINES)
        if byline == "interview" and kind != "interview":
            byline = "last-name"
        plain = layout == "A" and title and kind in {"report", "interview"}
        user = dealt(seed, "user", index, USERS)
        return Plan(
            seed=seed,
            index=index,
            post_id=post_id,
            title=title,
            slug=name,
            old_slug=old,
            published=published,
            modified=modified,
            categories=self._categories(index, layout, published),
            layout=layout,
            tags=self._tags(index) if layout == "A" else (),
            theme=dealt(seed, "theme", index, THEMES),
            machine=machine if title else "none",
            byline=byline if plain or layout == "I" else "",
            kind=kind,
            user="Redaktion" if byline and user != "inherne" else user,
        )

    def _layout(self, index: int, published: datetime) -> str:
        if special(index) is not None:
            return "A"
        if published.year >= 2020 and (published.month, published.day, published.hour) == (1, 1, 0):
            return "I"
        if published.year in {2018, 2019}:
            return "N" if dealt(self.seed, "newsticker", index, range(4)) == 0 else "A"
        if published.year in {2014, 2016}:
            return "A-" if dealt(self.seed, "dateless-layout", index, range(4)) == 0 else "A"
        if 2020 <= published.year <= 2024:
            return dealt(self.seed, "issue", index, ("I", "A"))
        return "A"

    def _kind(self, index: int, layout: str) -> str:
        if layout == "I":
            return "issue"
        named = special(index)
        if named in {"parts", "gallery", "untitled"}:
            return named
        return dealt(self.seed, "kind", index, KINDS) if layout == "A" else "report"

    def _title(self, index: int, post_id: int) -> tuple[str | None, str, str | None]:
        """Return title, slug and, for a retitled post that was renamed, its old slug."""
        title, named = numbered_title(index), special(index)
        if named == "series":
            number = index // 30 + 1
            return SERIES, slug(SERIES) + (f"-{number}" if number > 1 else ""), None
        if named == "untitled":
            return None, f"{post_id}-2", None
        if named == "emoji":
            return f"🎈 {title} 👩‍👩‍👧", slug(title), None
        if named == "footnote":
            return f"{title}*", slug(title), None
        if dealt(self.seed, "retitled", index, range(12)) == 0:
            return title, slug(title), slug(f"{title} entwurf")
        return title, slug(title), None

    def _tags(self, index: int) -> tuple[str, ...]:
        if dealt(self.seed, "tags", index, range(3)):
            return ()
        chance = stream(self.seed, "tags", index)
        return tuple(chance.sample(TAGS, chance.randint(1, 3)))

    def _categories(self, index: int, layout: str, published: datetime) -> tuple[str, ...]:
        if layout == "I":
            return (f"Ausgabe {published.year}/{1 + (published.month - 1) // 5}",)
        return dealt(self.seed, "categories", index, CATEGORIES)


def special(index: int) -> str | None:
    """Say which of the odd posts stands at `index`, if any; odd posts stand at the same places for every seed."""
    if index % 30 == 7:
        return "series"
    return {11: "emoji", 19: "untitled", 31: "parts", 36: "gallery", 41: "footnote", 52: "parts"}.get(index % 300)
