"""What Datasette is told of the endpoint: its address, and how a request reaches it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

from datasette import NotFound, Request, Response, hookimpl

from herne_news.browse.config import DATABASE
from herne_news.browse.oai.answers import Repository
from herne_news.browse.oai.endpoint import answer
from herne_news.browse.oai.settings import PLUGIN, OaiSettings, settings_of
from herne_news.clock import utc_now
from herne_news.errors import HerneNewsError
from herne_news.store.archive import Archive

PATH = "/-/oai"
FORM = "application/x-www-form-urlencoded"
#: Bytes and arguments of a request that are read.
LONGEST = 16_384
MOST = 50
XML = "text/xml; charset=utf-8"


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def startup(datasette: Any) -> None:
    """Refuse to start with settings that cannot be meant."""
    settings_of(datasette.plugin_config(PLUGIN))


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Hand Datasette the endpoint."""
    return [(f"^{PATH}$", oai)]


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def skip_csrf(scope: dict[str, Any]) -> bool:
    """Let harvesters post: the endpoint only reads, and heeds no cookie but Datasette's own."""
    return bool(scope["path"].endswith(PATH))


async def oai(datasette: Any, request: Request) -> Response:
    """Answer a harvester."""
    if DATABASE not in datasette.databases:
        raise NotFound(f"expected a database {DATABASE}, found none")
    await datasette.ensure_permissions(
        request.actor, [("view-table", (DATABASE, "articles")), ("view-database", DATABASE), "view-instance"]
    )
    if request.method not in ("GET", "HEAD", "POST"):
        return Response.text("expected GET or POST\n", status=405, headers={"Allow": "GET, HEAD, POST"})
    if request.method == "POST" and request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM:
        return Response.text(f"expected the arguments as {FORM}\n", status=415)
    try:
        pairs = await _pairs(request)
    except ValueError as error:
        return Response.text(f"expected the arguments of a harvester, found another request: {error}\n", status=400)
    settings = settings_of(datasette.plugin_config(PLUGIN))
    url = settings.url or _address(datasette, request)
    try:
        body = await asyncio.to_thread(_answer, datasette.databases[DATABASE].path, settings, url, pairs)
    except HerneNewsError as error:
        return Response.text(f"{error}\n", status=503)
    return Response(body, content_type=XML)


def _answer(path: str, settings: OaiSettings, url: str, pairs: list[tuple[str, str]]) -> bytes:
    now = utc_now()
    with Archive.open(path, create=False, readonly=True) as archive:
        return answer(Repository(archive=archive, settings=settings, url=url, now=now), pairs)


async def _pairs(request: Request) -> list[tuple[str, str]]:
    """Return the arguments, repeated ones too; raises ValueError where there are too many."""
    text = request.query_string
    if request.method == "POST":
        body, goes_on = b"", True
        while goes_on:
            message = await request.receive()
            body += message.get("body", b"")
            goes_on = message.get("more_body", False)
            if len(body) > LONGEST:
                raise ValueError(f"more than {LONGEST} bytes")
        text = body.decode("utf-8", errors="replace")
    if len(text) > LONGEST:
        raise ValueError(f"more than {LONGEST} bytes")
    return parse_qsl(text, keep_blank_values=True, max_num_fields=MOST)


def _address(datasette: Any, request: Request) -> str:
    """Return the endpoint's address by the socket that the request came to: what a request says of its host may be a lie."""
    host, port = request.scope.get("server") or ("127.0.0.1", None)
    shown = f"[{host}]" if ":" in host else host
    return f"{request.scheme}://{shown}{f':{port}' if port else ''}{datasette.urls.path(PATH)}"
