"""What a run's records hold: how many articles of which layout, and how many of them have each field."""

from collections import Counter, defaultdict
from typing import Any

from herne_news.items import Article

#: Fields of a record whose share tells whether the parsers still read the pages.
FIELDS = ("title", "date", "lead", "category", "authors", "body", "captions")
#: Layouts by which a text is found without knowing its page: a relaunch shows itself in them.
UNKNOWN_LAYOUTS = frozenset({"inherne:microdata", "inherne:densest", "inherne:post", "inherne:none", "herne-unknown"})
FALLBACK = "fallback:"


class Census:
    """Counts over the articles of one run and source."""

    def __init__(self) -> None:
        self._layouts: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def add(self, article: Article) -> None:
        """Count a record."""
        counts = self._layouts[article.layout or "none"]
        counts["articles"] += 1
        counts["fallbacks"] += any(rule.startswith(FALLBACK) for rule in article.evidence.values())
        for name in FIELDS:
            counts[name] += bool(getattr(article, name))

    def as_dict(self) -> dict[str, Any]:
        """Return ``coverage`` (a layout: its articles, and how many have each field), ``fallbacks`` and ``unknown_layouts``."""
        coverage = {
            layout: {"articles": counts["articles"], **{name: counts[name] for name in FIELDS}}
            for layout, counts in sorted(self._layouts.items())
        }
        return {
            "coverage": coverage,
            "fallbacks": sum(counts["fallbacks"] for counts in self._layouts.values()),
            "unknown_layouts": sum(
                counts["articles"] for name, counts in self._layouts.items() if name in UNKNOWN_LAYOUTS
            ),
        }
