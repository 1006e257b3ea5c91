"""A search as an address: what was typed, the chosen facets, the order, the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from herne_news.search.engine import Order
from herne_news.search.query import LONGEST
from herne_news.search.window import WINDOW

#: Names in the address, in the order in which they stand there, and the kinds of facets that they mean.
FILTERS = {
    "jahr": "year",
    "kategorie": "category",
    "autor": "author",
    "quelle": "source",
    "foto": "photographer",
}
ORDERS: dict[str, Order] = {"neueste": "newest"}
NAMES = ("q", *FILTERS, "sortierung", "seite")
#: Characters of a facet's value that are looked at.
LONGEST_NAME = 300
#: No page is farther: a window has no more hits.
LAST_PAGE = WINDOW


@dataclass(frozen=True, slots=True)
class SearchState:
    """What a page of hits shows. `filters` maps kinds of facets to the chosen values; `page` counts from 1."""

    text: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    order: Order = "best"
    page: int = 1

    def with_filter(self, kind: str, value: str | None) -> "SearchState":
        """Return the state with another value of a facet, or without it; its first page."""
        filters = {key: chosen for key, chosen in self.filters.items() if key != kind}
        if value is not None:
            filters[kind] = value
        return replace(self, filters=filters, page=1)

    def with_order(self, order: Literal["best", "newest"]) -> "SearchState":
        """Return the first page of the state in another order."""
        return replace(self, order=order, page=1)

    def with_text(self, text: str) -> "SearchState":
        """Return the first page of the state for another query."""
        return replace(self, text=text, page=1)

    def with_page(self, page: int) -> "SearchState":
        """Return another page of the state."""
        return replace(self, page=page)


def to_url_params(state: SearchState) -> list[tuple[str, str]]:
    """Return names and values of the address, only what differs from the plain start; equal states give equal lists."""
    values = {
        "q": state.text,
        **{name: state.filters.get(kind, "") for name, kind in FILTERS.items()},
        "sortierung": next((name for name, order in ORDERS.items() if order == state.order), ""),
        "seite": str(state.page) if state.page > 1 else "",
    }
    return [(name, values[name]) for name in NAMES if values[name]]


def from_url_params(params: Mapping[str, str]) -> SearchState:
    """Return the state that an address means; what is no value of a name counts as not given."""
    page = params.get("seite") or "1"
    return SearchState(
        text=(params.get("q") or "")[:LONGEST],
        filters={kind: params[name][:LONGEST_NAME] for name, kind in FILTERS.items() if params.get(name)},
        order=ORDERS.get(params.get("sortierung") or "", "best"),
        page=min(max(int(page), 1), LAST_PAGE) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
    )
