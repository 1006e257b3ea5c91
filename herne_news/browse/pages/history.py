"""How an article changed: its versions, the newest first, with the differences marked."""

from itertools import pairwise
from typing import Any

from datasette import Response

from herne_news.browse.changes import changes
from herne_news.browse.page_request import PageRequest
from herne_news.browse.pages.article import moved
from herne_news.browse.records.history import Versions, versions
from herne_news.browse.routing import Page

#: Versions that one page compares.
MOST = 20


async def history(asked: PageRequest) -> Response:
    """Answer ``/artikel/{number}/verlauf``."""
    number = asked.number("number")
    option = asked.option("bis")
    last = int(option) if option.isascii() and option.isdigit() and len(option) < 10 else None
    # One more than is shown, to compare the oldest with.
    found = await asked.read(lambda connection: versions(connection, number, last, MOST + 1))
    if found is None:
        return await moved(asked, number, "/verlauf")
    shown = _compared(found, asked)
    older = found.first if found.first > 1 else None
    return await asked.page(
        "history", row=found.row, total=found.total, versions=shown, older=older, addresses=found.addresses
    )


def _compared(found: Versions, asked: PageRequest) -> list[dict[str, Any]]:
    """Return the versions, the newest first, each with its number and with what changed since the one before."""
    shown = [
        {**new, "number": number, "changes": list(changes(old["record"], new["record"], asked.texts))}
        for number, (old, new) in enumerate(pairwise(found.versions), start=found.first + 1)
    ]
    if found.first == 1:
        shown = [{**version, "number": 1, "changes": None} for version in found.versions[:1]] + shown
    return shown[::-1]


PAGES = (Page("/artikel/{number}/verlauf", history),)
