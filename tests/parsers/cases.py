"""Cases of the parsers: a folder each, with the page, what it is and what must come of it.

tests/fixtures/<source>/<case>/ holds page.html, meta.json ({"kind", "url"}) and expected.json. Kinds: ``article`` (a record, all
keys), ``list`` (the reason why the page is no article, and its items), ``refusal`` (the reason). Expectations are changed by
hand only: a run prints what differs and writes nothing.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FIXTURES = Path(__file__).parent.parent / "fixtures"


@dataclass(frozen=True)
class Case:
    """One folder."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def html(self) -> bytes:
        return (self.folder / "page.html").read_bytes()

    @property
    def url(self) -> str | None:
        return self._json("meta.json")["url"]  # type: ignore[no-any-return]

    @property
    def kind(self) -> str:
        return str(self._json("meta.json")["kind"])

    @property
    def expected(self) -> dict[str, Any]:
        return self._json("expected.json")

    def _json(self, name: str) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((self.folder / name).read_text(encoding="utf-8"))
        return data


def cases(source: str, *kinds: str) -> list[Case]:
    """Return the cases of a source in the order of their names, of all kinds if none is given."""
    found = [Case(folder) for folder in sorted((FIXTURES / source).iterdir()) if folder.is_dir()]
    return [case for case in found if not kinds or case.kind in kinds]


def leaves(expected: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each field of an expectation with its path; those of a list's items as ``teasers.0.article.title``."""
    for key, value in expected.items():
        if key == "teasers":
            yield f"{prefix}teasers", len(value)
            for number, teaser in enumerate(value):
                yield from leaves(teaser, f"{prefix}teasers.{number}.")
        elif key == "article":
            yield from leaves(value, f"{prefix}article.")
        else:
            yield f"{prefix}{key}", value
