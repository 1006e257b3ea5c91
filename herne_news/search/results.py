"""What a search answers: hits, how many, and how they spread over years, categories and persons."""

from collections.abc import Sequence
from dataclasses import dataclass

from herne_news.search.marks import Span
from herne_news.search.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One article that was found.

    `date` is YYYY-MM-DD or None; `kicker`, `title` and `passage` carry marks; `caption` is that of a picture, where it alone says
    what was asked for. `named` is a name that says it where no text does, and its kind: credit, author, category or tag.
    """

    id: int
    url: str
    source: str
    date: str | None
    kicker: tuple[Span, ...]
    title: tuple[Span, ...]
    passage: tuple[Span, ...]
    caption: tuple[Span, ...]
    named: tuple[str, tuple[Span, ...]] | None
    category: str | None
    author: str | None


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the hits bear a value of a facet."""

    value: str
    n: int
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The answer to a query.

    `total` counts the hits; where `is_more`, there are more than that. Where `is_cut`, ranking, facets and pages know the newest
    `window.WINDOW` hits alone. `is_any` says that no article has all the words, and these have some; `is_near` that the archive
    does not hold a word, and these have words that resemble it. `without_compounds` says that the words themselves are so
    frequent that compounds were not looked for.
    """

    query: Query
    hits: Sequence[Hit]
    total: int
    is_more: bool
    is_cut: bool
    facets: dict[str, list[FacetCount]]
    is_any: bool = False
    is_near: bool = False
    without_compounds: bool = False
