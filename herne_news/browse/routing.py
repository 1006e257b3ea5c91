"""From an address to the page that answers it."""

import re
import sqlite3
import sys
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from datasette import Request, Response

from herne_news.browse.page_request import NoArchiveYetError, PageRequest


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its address, with parts that change in braces (``/artikel/{number}``), and what answers."""

    address: str
    answer: Callable[[PageRequest], Awaitable[Response]]

    @property
    def pattern(self) -> str:
        """The regular expression that finds the address in a raw path; a part is anything without a slash."""
        pieces = re.split(r"\{(\w+)\}", self.address)
        return "^" + "".join(f"(?P<{p}>[^/]+)" if n % 2 else re.escape(p) for n, p in enumerate(pieces)) + "$"

    def route(self) -> tuple[str, Callable[..., Awaitable[Response]]]:
        """Return the page as Datasette's register_routes wants it."""

        async def view(datasette: Any, request: Request) -> Response:
            return await self._guarded(PageRequest.of(datasette, request))

        return self.pattern, view

    async def _guarded(self, asked: PageRequest) -> Response:
        try:
            return await self.answer(asked)
        except NoArchiveYetError:
            return await asked.trouble(503, "no_archive")
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                traceback.print_exc(file=sys.stderr)
            return await asked.trouble(503, "busy")
