"""What the pages that list articles have in common: where a page of the list begins, and where it goes on."""

from typing import Any

from datasette import Response

from herne_news.browse.page_request import PageRequest
from herne_news.browse.records.lists import END, Slice
from herne_news.search.state import SearchState, to_url_params

#: The parameter that says below which key a page of a list begins.
BELOW = "nach"


def below(asked: PageRequest) -> int | None:
    """Return the key below which the page begins; None for the beginning, also where it is no key."""
    option = asked.option(BELOW)
    digits = option.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 19):
        return None
    return int(option) if abs(int(option)) < END else None


def search_within(asked: PageRequest, kind: str, name: str) -> str:
    """Return the address of a search among the articles that bear a name of some kind."""
    return asked.address("/suche", **dict(to_url_params(SearchState().with_filter(kind, name))))


async def listed(asked: PageRequest, path: str, found: Slice, *, template: str = "list", **context: Any) -> Response:
    """Return the page of a list whose address is `path`; `context` holds at least its `title`."""
    is_first = below(asked) is None
    values: dict[str, Any] = {
        "items": found.items,
        "following": asked.address(path, nach=found.after) if found.after is not None else None,
        "beginning": None if is_first else asked.address(path),
    }
    return await asked.page(template, **values, **context)
