"""What a run's records hold: how many articles of which layout, how many have each field, and how many have lost one."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from herne_news.items import Article

#: Fields of a record whose share tells whether the parsers still read the pages.
FIELDS = ("title", "date", "lead", "category", "authors", "body", "captions")
#: Besides them: a layout that is known, and a text that was found without the fallback.
KNOWN_LAYOUT, OWN_TEXT = "known_layout", "own_text"
MARKS = (*FIELDS, KNOWN_LAYOUT, OWN_TEXT)
#: Layouts by which a text is found without knowing its page: a relaunch shows itself in them.
UNKNOWN_LAYOUTS = frozenset({"inherne:microdata", "inherne:densest", "inherne:post", "inherne:none", "herne-body-only"})
#: Items that only a list shows have no page whose look could change.
TEASER = "herne-teaser"
FALLBACK = "fallback:"


def marks_of(article: Article) -> set[str]:
    """Return which of MARKS a record has."""
    marks = {name for name in FIELDS if getattr(article, name)}
    if article.layout not in UNKNOWN_LAYOUTS:
        marks.add(KNOWN_LAYOUT)
    if not any(rule.startswith(FALLBACK) for rule in article.evidence.values()):
        marks.add(OWN_TEXT)
    return marks


def count_marks(articles: Iterable[Article]) -> Counter[str]:
    """Return how many of `articles` have each mark, and under ``articles`` how many there are; teasers do not count."""
    counts: Counter[str] = Counter()
    for article in articles:
        if article.layout != TEASER:
            counts["articles"] += 1
            counts.update(marks_of(article))
    return counts


class Census:
    """Counts over the articles of one run and source.

    `news_since` is the day (YYYY-MM-DD) from which on a new article is news; older ones come from a back-fill, and pages change
    their form over the years. None, for an archive without articles, takes nothing for news.
    """

    def __init__(self, news_since: str | None = None) -> None:
        self._news_since = news_since
        self._layouts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._new: Counter[str] = Counter()
        self._undated: Counter[str] = Counter()
        self._is_filling = False
        self._again: Counter[str] = Counter()
        self._lost: Counter[str] = Counter()

    def add(self, article: Article, before: Article | None) -> None:
        """Count a record; `before` is what the archive had of the article."""
        marks = marks_of(article)
        counts = self._layouts[article.layout or "none"]
        counts["articles"] += 1
        counts.update(marks)
        if article.layout == TEASER:
            return
        if before is None or before.layout == TEASER:
            self._add_new(article)
        else:
            self._again["articles"] += 1
            self._lost.update(marks_of(before) - marks)

    def _add_new(self, article: Article) -> None:
        if article.date is None:
            self._undated += count_marks([article])
        elif self._news_since is None or article.date < self._news_since:
            self._is_filling = True
        else:
            self._new += count_marks([article])

    def as_dict(self) -> dict[str, Any]:
        """Return the counts as docs/monitors.md lists them."""
        news = self._new if self._is_filling else self._new + self._undated
        total = sum(self._layouts.values(), Counter())
        coverage = {
            layout: {name: counts[name] for name in ("articles", *FIELDS)}
            for layout, counts in sorted(self._layouts.items())
        }
        return {
            "coverage": coverage,
            "fallbacks": total["articles"] - total[OWN_TEXT],
            "unknown_layouts": total["articles"] - total[KNOWN_LAYOUT],
            "new_pages": dict(sorted(news.items())),
            "read_again": self._again["articles"],
            "lost": dict(sorted(self._lost.items())),
        }
