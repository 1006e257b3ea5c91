"""How well pages have been read, week by week, from the reports that the archive keeps of its runs."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from herne_news.store.archive import Archive

#: Items that only a list shows have no page that could be read well or badly.
TEASER = "herne-teaser"
#: Reports that are looked through: three months of hours.
REPORTS = 2200


@dataclass(frozen=True, slots=True)
class Week:
    """A week that begins on `monday` (YYYY-MM-DD): pages read as `articles`, how many have each field, how many each layout.

    `unknown` are articles whose layout no rule knows, `fallbacks` those whose text came from the fallback.
    """

    monday: str
    articles: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    layouts: Counter[str] = field(default_factory=Counter)
    unknown: int = 0
    fallbacks: int = 0

    def share(self, name: str) -> float | None:
        """Return the share of the articles that have a field, None in a week without articles."""
        return self.fields[name] / self.articles if self.articles else None


def weeks(archive: Archive, limit: int = 14) -> list[Week]:
    """Return the last weeks in which pages were read, the newest first."""
    found: dict[str, Week] = {}
    sql = "SELECT substr(started, 1, 10), report FROM runs WHERE report IS NOT NULL ORDER BY id DESC LIMIT ?"
    for day, report in archive.read(sql, (REPORTS,)):
        monday = _monday(str(day))
        for part in json.loads(report).get("sources", ()):
            if part.get("coverage"):
                found[monday] = _with(found.get(monday, Week(monday)), part)
    return [found[monday] for monday in sorted(found, reverse=True)[:limit]]


def _with(week: Week, part: Mapping[str, Any]) -> Week:
    layouts = {name: Counter(counts) for name, counts in part["coverage"].items() if name != TEASER}
    counts = sum(layouts.values(), Counter[str]())
    return Week(
        week.monday,
        week.articles + counts.pop("articles", 0),
        week.fields + counts,
        week.layouts + Counter({name: layout["articles"] for name, layout in layouts.items()}),
        week.unknown + int(part.get("unknown_layouts") or 0),
        week.fallbacks + int(part.get("fallbacks") or 0),
    )


def _monday(day: str) -> str:
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()
