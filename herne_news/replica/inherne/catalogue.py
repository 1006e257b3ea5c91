"""Which posts the site has, newest first, and where each is found: by slug, old slug, number, term, author or month."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from herne_news.replica.inherne.parts import term_slug
from herne_news.replica.inherne.plans import FIRST, FIRST_POST, Plan, Planner
from herne_news.replica.spelling import slug

#: Stands for the one post behind a password; it is older than all others and no article.
PASSWORD = -1
LOCKED_POST = FIRST_POST - 7
Overlay = dict[int, tuple[int, datetime]]


class Catalogue:
    """The posts of one site and the changes that a test made to them. Holds slugs and numbers, never texts."""

    def __init__(self, seed: int, count: int) -> None:
        self.planner = Planner(seed, count)
        self.count = count
        self.changes = 0
        self._revised: Overlay = {}
        self._renamed: dict[int, str] = {}
        self._former: dict[str, int] = {}
        self._trashed: set[int] = set()
        self._reprints: dict[int, int] = {}
        self._slugs: dict[str, int] = {}
        self._sorted: list[str] = []
        self._lists: dict[str, list[int]] = {}

    def plan(self, index: int) -> Plan:
        """Return the plan of a post as it stands after all changes."""
        if index == PASSWORD:
            return self._locked()
        plan = self.planner.plan(index)
        if index in self._reprints:
            plan = self._again(self._reprints[index], plan)
        if index in self._revised:
            revision, moment = self._revised[index]
            plan = replace(plan, revision=revision, modified=moment)
        return replace(plan, slug=self._renamed[index]) if index in self._renamed else plan

    def articles(self) -> Iterator[int]:
        """Yield the posts that are articles, oldest first."""
        return (index for index in range(self.count) if index not in self._trashed)

    def has(self, index: int) -> bool:
        """Say whether the post is published."""
        return index == PASSWORD or (0 <= index < self.count and index not in self._trashed)

    def newest(self, term: str | None = None) -> Sequence[int]:
        """Return all posts newest first, the locked one last, or those of the list `term`.

        A list is named as its path is: ``category/kultur``, ``author/redaktion``, ``2019`` or ``2019/03``.
        """
        if term is None:
            return self._all()
        if not self._lists:
            self._fill()
        return self._lists.get(term, [])

    def by_change(self) -> Sequence[int]:
        """Return all posts, the one changed last first."""
        return sorted(self.newest(), key=lambda index: self.plan(index).modified, reverse=True)

    def find(self, name: str) -> int | None:
        """Return the post whose slug is `name`."""
        self._index()
        index = self._slugs.get(name)
        return index if index is not None and self.has(index) else None

    def moved(self, name: str) -> int | None:
        """Return the post that had the slug `name` before."""
        self._index()
        index = self._former.get(name)
        return index if index is not None and self.has(index) else None

    def guessed(self, prefix: str) -> int | None:
        """Return the first post whose slug starts with `prefix`, as WordPress guesses for an unknown path."""
        self._index()
        place = bisect_left(self._sorted, prefix)
        if len(prefix) < 3 or place == len(self._sorted) or not self._sorted[place].startswith(prefix):
            return None
        return self.find(self._sorted[place])

    def numbered(self, post_id: int) -> int | None:
        """Return the post with this number."""
        if post_id == LOCKED_POST:
            return PASSWORD
        index = self.planner.index_of(post_id)
        return index if index is not None and self.has(index) else None

    @property
    def changed(self) -> datetime:
        """When anything on the site was last changed."""
        return self.planner.published(self.planner.count) + timedelta(days=120, hours=self.changes)

    def edit(self, index: int) -> None:
        """Give a post one more paragraph."""
        self._change()
        self._revised[index] = (self._revised.get(index, (0, None))[0] + 1, self.changed)

    def add(self) -> int:
        """Publish one more post, newer than all; return its index."""
        self._change()
        self.count += 1
        return self.count - 1

    def reprint(self, index: int) -> int:
        """Publish the text of a post once more, a day later and under another title; return the new post's index."""
        added = self.add()
        self._reprints[added] = index
        return added

    def trash(self, index: int) -> None:
        """Take a post from the site."""
        self._change()
        self._trashed.add(index)

    def restore(self, index: int) -> None:
        """Put a trashed post back as it was, with its old date of change."""
        self._change()
        self._trashed.discard(index)

    def rename(self, index: int) -> None:
        """Give a post another slug; the old one leads to it."""
        old = self.plan(index).slug
        self._change()
        self._renamed[index] = f"{old}-umbenannt"
        self._former[old] = index
        self._revised[index] = (self._revised.get(index, (0, None))[0], self.changed)

    def _again(self, original: int, own: Plan) -> Plan:
        """Return the plan of a post that repeats another one under the number, title and slug of its own plan."""
        plan = self.planner.plan(original)
        moment = plan.published + timedelta(days=1)
        return replace(
            plan,
            post_id=own.post_id,
            title=own.title,
            slug=own.slug,
            old_slug=own.old_slug,
            published=moment,
            modified=moment,
        )

    def _locked(self) -> Plan:
        moment = FIRST - timedelta(days=1)
        return replace(
            self.planner.plan(0),
            index=PASSWORD,
            post_id=LOCKED_POST,
            title="Nur für Mitwirkende",
            slug="nur-fuer-mitwirkende",
            old_slug=None,
            published=moment,
            modified=moment,
            layout="A",
            theme="classic",
            byline="",
        )

    def _change(self) -> None:
        self.changes += 1
        self._lists.clear()
        self._slugs.clear()

    def _all(self) -> Sequence[int]:
        if not self._trashed:
            return range(self.count - 1, PASSWORD - 1, -1)
        return [index for index in range(self.count - 1, PASSWORD - 1, -1) if index not in self._trashed]

    def _index(self) -> None:
        if self._slugs:
            return
        for index in range(self.count):
            name, old = self.planner.names(index)
            self._slugs[self._renamed.get(index, name)] = index
            if old:
                self._former.setdefault(old, index)
        self._slugs[self.plan(PASSWORD).slug] = PASSWORD
        self._sorted = sorted(self._slugs)

    def _fill(self) -> None:
        for index in self._all():
            plan = self.plan(index)
            names = [f"category/{term_slug(term)}" for term in plan.categories]
            names += [f"tag/{term_slug(term)}" for term in plan.tags]
            names += [
                f"author/{slug(plan.user)}",
                f"{plan.published.year}",
                f"{plan.published.year}/{plan.published.month:02d}",
            ]
            for name in names:
                self._lists.setdefault(name, []).append(index)
