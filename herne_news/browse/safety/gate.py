"""The ASGI wrapper around Datasette: what comes in is looked at, what goes out carries the headers.

On a public site, what is no reading (POST and the like), what is too long, and Datasette's pages for its developers are turned
away, and so is everything while too many requests are under way: a client that is told Retry-After comes back, a server with a
long queue answers nobody.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from herne_news.browse.safety.headers import security_headers
from herne_news.browse.safety.profile import is_public, own_host

if TYPE_CHECKING:
    from datasette.app import Datasette

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: Requests under way at a time on a public site, and the seconds after which those above it may come again.
AT_ONCE, RETRY_AFTER = 24, 5
#: Characters of an address; no link on any page has a tenth of it.
LONGEST = 4000
READING = frozenset({"GET", "HEAD", "OPTIONS"})
#: Files whose address tells their version may be kept for good; the parameter v is it.
STATIC, FOR_GOOD = "/static/", (b"cache-control", b"public, max-age=31536000, immutable")
#: What pages need of Datasette's own; the rest of /-/ tells of the machine.
OPEN = ("/-/static/", "/-/static-plugins/", "/-/oai")
#: OAI-PMH asks to be asked by POST, too; its answers only read.
POSTED = frozenset({"/-/oai"})
#: An address at which there is nothing, so that Datasette says so as it always does.
NOWHERE = "/-/nothing"
#: A parameter of Datasette's that is no reader's, and that it does not check.
NOT_ASKED = "_timelimit"
SENTENCES = {
    HTTPStatus.BAD_REQUEST: "Ein Zeitlimit kann hier nicht verlangt werden.",
    HTTPStatus.METHOD_NOT_ALLOWED: "Hier kann nur gelesen werden.",
    HTTPStatus.REQUEST_URI_TOO_LONG: "Die Adresse ist zu lang.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Gerade fragen zu viele zugleich. Bitte in einigen Sekunden noch einmal.",
}


class Gate:
    """Datasette's application `app` behind the rules of its profile."""

    def __init__(self, app: App, site: Datasette) -> None:
        self._app = app
        self._site = site
        self._is_public = is_public(site)
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; other events (start, end) go through."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = self._path(scope)
        secured = _with_headers(send, security_headers(path))
        if path.startswith(STATIC) and scope["query_string"].startswith(b"v="):
            secured = _kept(secured)
        refusal = self._refusal(scope, path) if self._is_public else None
        if refusal is not None:
            await self._refuse(refusal, secured)
            return
        self._under_way += 1
        try:
            await self._app({**scope, **self._changes(scope, path)}, receive, secured)
        finally:
            self._under_way -= 1

    def _path(self, scope: Scope) -> str:
        base = str(self._site.setting("base_url"))
        path = str(scope["path"])
        return "/" + path.removeprefix(base) if base != "/" and path.startswith(base) else path

    def _refusal(self, scope: Scope, path: str) -> HTTPStatus | None:
        if scope["method"] not in READING and not (scope["method"] == "POST" and path in POSTED):
            return HTTPStatus.METHOD_NOT_ALLOWED
        if len(scope.get("raw_path") or b"") + len(scope["query_string"]) > LONGEST or len(path) > LONGEST:
            return HTTPStatus.REQUEST_URI_TOO_LONG
        if any(
            name == NOT_ASKED for name, _ in parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        ):
            return HTTPStatus.BAD_REQUEST
        return HTTPStatus.SERVICE_UNAVAILABLE if self._under_way >= AT_ONCE else None

    def _changes(self, scope: Scope, path: str) -> dict[str, Any]:
        """Return what Datasette is told otherwise: the one Host that pages may name, and nowhere for what is not public."""
        given = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        others = [(name, value) for name, value in scope["headers"] if name != b"host"]
        changes: dict[str, Any] = {"headers": [*others, (b"host", own_host(self._site, given).encode("latin-1"))]}
        if self._is_public and path.startswith("/-/") and not path.startswith(OPEN):
            changes |= {"path": NOWHERE, "raw_path": NOWHERE.encode()}
        return changes

    async def _refuse(self, status: HTTPStatus, send: Send) -> None:
        extra = {
            HTTPStatus.SERVICE_UNAVAILABLE: [(b"retry-after", str(RETRY_AFTER).encode())],
            HTTPStatus.METHOD_NOT_ALLOWED: [(b"allow", b"GET, HEAD")],
        }
        headers = [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"cache-control", b"no-store"),
            *extra.get(status, []),
        ]
        await send({"type": "http.response.start", "status": int(status), "headers": headers})
        await send({"type": "http.response.body", "body": f"{SENTENCES[status]}\n".encode()})


def _with_headers(send: Send, headers: dict[str, str]) -> Send:
    added = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    names = {name for name, _ in added}

    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in names]
            message = {**message, "headers": [*kept, *added]}
        await send(message)

    return sending


def _kept(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == HTTPStatus.OK:
            message = {**message, "headers": [*message["headers"], FOR_GOOD]}
        await send(message)

    return sending
