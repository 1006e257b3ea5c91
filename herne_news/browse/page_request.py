"""What a page is asked with, and how it answers: the archive, the reader's language, templates."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

from datasette import Request, Response
from datasette.utils import sqlite_timelimit

from herne_news.browse.addresses import Addresses, name_of
from herne_news.browse.conditional import ASK_AGAIN, answer_once
from herne_news.browse.config import DATABASE
from herne_news.browse.languages import language_for
from herne_news.browse.texts import Texts
from herne_news.browse.texts.times import BERLIN

T = TypeVar("T")


class NoArchiveYetError(Exception):
    """Datasette runs without the archive, as `datasette archive/` does before the first crawl."""


@dataclass(frozen=True, slots=True)
class PageRequest:
    """One request for a page of ours; `today` is Berlin's day."""

    datasette: Any
    request: Request
    texts: Texts
    address: Addresses
    today: date

    @classmethod
    def of(cls, datasette: Any, request: Request) -> "PageRequest":
        """Return the request with the language and the addresses that belong to it."""
        texts = Texts(language_for(request.headers.get("accept-language")))
        return cls(datasette, request, texts, Addresses(datasette.urls.path), datetime.now(BERLIN).date())

    def name(self, part: str) -> str:
        """Return a part of the address as the name that it stands for."""
        return name_of(self.request.url_vars[part])

    def number(self, part: str) -> int:
        """Return a part of the address as a number; -1, which nothing has, for what is none that SQLite could hold."""
        text = self.request.url_vars[part]
        return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else -1

    def option(self, name: str) -> str:
        """Return a parameter of the query, without white space around it; empty where it is not given."""
        return str(self.request.args.get(name) or "").strip()

    async def read(self, query: Callable[[sqlite3.Connection], T]) -> T:
        """Run `query` on the archive as it is at one moment, in one of Datasette's threads and within its time limit.

        Raises `NoArchiveYetError`, and sqlite3.OperationalError where the time is up.
        """
        try:
            database = self.datasette.get_database(DATABASE)
        except KeyError as error:
            raise NoArchiveYetError from error
        limit = self.datasette.setting("sql_time_limit_ms")

        def at_one_moment(connection: sqlite3.Connection) -> T:
            with sqlite_timelimit(connection, limit):
                connection.execute("BEGIN")
                try:
                    return query(connection)
                finally:
                    connection.execute("ROLLBACK")

        answer: T = await database.execute_fn(at_one_moment)
        return answer

    async def page(self, template: str, *, status: int = 200, **context: Any) -> Response:
        """Return the page that ``templates/reader/<template>.html`` makes of `context`, in the reader's language.

        Who has just that page, and says so, gets 304.
        """
        values = {"t": self.texts, "address": self.address, "path": self.request.path, **context}
        html = await self.datasette.render_template(f"reader/{template}.html", values, request=self.request)
        headers = {"Vary": "Accept-Language", "Content-Language": self.texts.language}
        if status != 200:
            return Response.html(html, status=status, headers=headers)
        return answer_once(self.request, html.encode(), "text/html; charset=utf-8", ASK_AGAIN, headers)

    async def trouble(self, status: int, key: str) -> Response:
        """Return the page of an error: a title and a sentence from the texts of `errors`."""
        return await self.page("trouble", status=status, key=key)

    async def missing(self) -> Response:
        """Return the page for what the archive does not have."""
        return await self.trouble(404, "missing")
