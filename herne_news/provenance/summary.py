"""What another reading of the captures changes, counted by field, with examples for a person."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from herne_news.counted import counted
from herne_news.items import READING_KEYS
from herne_news.store.readings import Reading

#: Examples of a field that are shown.
EXAMPLES = 3


@dataclass(slots=True)
class Summary:
    """What another reading changes: how often each field, with examples (address, before, after), what is new, what is left.

    `kept` has the addresses of articles in which today's parsers find none; they stay. `broken` counts visits whose captures
    are broken; their articles stay as they are.
    """

    compared: int = 0
    changed: int = 0
    fields: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[tuple[str, Any, Any]]] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    broken: int = 0

    def count(self, here: Reading, today: Reading) -> None:
        """Count an article that is read otherwise."""
        old, new = here.article.as_dict(), today.article.as_dict()
        changed = [key for key in old if key != "url" and old[key] != new[key]]
        self.changed += 1
        if not set(changed) - READING_KEYS and here.versions != today.versions:
            changed.append("versions")
            old["versions"], new["versions"] = ([version.seen for version in r.versions] for r in (here, today))
        for key in changed:
            self.fields[key] += 1
            examples = self.examples.setdefault(key, [])
            if len(examples) < EXAMPLES:
                examples.append((here.url, old[key], new[key]))


def lines_of(summary: Summary) -> Iterator[str]:
    """Yield the lines that tell a person what is read otherwise."""
    for key, count in summary.fields.most_common():
        yield f"{key}: {counted(count, 'article')}"
        for url, old, new in summary.examples[key]:
            yield f"  {url}"
            yield f"    - {_short(old, new)}"
            yield f"    + {_short(new, old)}"
    for url in summary.added:
        yield f"new: {url}"
    for url in summary.kept:
        yield f"kept, though today's parsers find no article there: {url}"


def _short(value: Any, other: Any, width: int = 160) -> str:
    """Return a value as one line, from shortly before where it begins to differ from the other."""
    text, beside = (
        "nothing" if v in (None, [], {}, "") else v if isinstance(v, str) else repr(v) for v in (value, other)
    )
    start = next((i for i, (a, b) in enumerate(zip(text, beside, strict=False)) if a != b), min(len(text), len(beside)))
    start = max(0, start - 30) if len(text) > width else 0
    line = " ".join(text[start : start + width].split("\n"))
    return f"{'…' if start else ''}{line}{'…' if start + width < len(text) else ''}"
