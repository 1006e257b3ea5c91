"""The hooks by which Datasette uses this package; `herne_news.browse.plugin` shows them to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING

from datasette import hookimpl
from datasette.utils.asgi import BadRequest, Request, Response

from herne_news.browse.config import DATABASE, metadata
from herne_news.browse.safety.gate import App, Gate
from herne_news.browse.safety.parameters import indexed_columns, unanswerable, unsortable
from herne_news.browse.safety.profile import address, is_public
from herne_news.browse.safety.robots import robots_txt

if TYPE_CHECKING:
    from datasette.app import Datasette


@hookimpl(trylast=True)  # type: ignore[untyped-decorator]  # Datasette has no types
def asgi_wrapper(datasette: Datasette) -> Callable[[App], Gate]:
    """Put the gate before everything else; a wrong address in the metadata is told when the site starts."""
    # datasette.app is still being loaded when it loads this plugin.
    from datasette import handle_exception  # noqa: PLC0415

    address(datasette)
    # Where rich is installed, Datasette prints with it what is not being raised: an address without a route. That fails.
    vars(handle_exception)["rich"] = None
    return lambda app: Gate(app, datasette)


@hookimpl(tryfirst=True)  # type: ignore[untyped-decorator]  # Datasette has no types
def filters_from_request(
    request: Request, database: str, table: str, datasette: Datasette
) -> Callable[[], Awaitable[None]] | None:
    """Turn away, on a public site, what no index answers."""
    if database != DATABASE or not is_public(datasette):
        return None

    async def refuse() -> None:
        wrong = unanswerable(request.args, table, await indexed_columns(datasette, database))
        wrong += unsortable(request.args, _sortable_columns().get(table, ()))
        if wrong:
            raise BadRequest(
                f"Danach kann hier weder gefragt noch sortiert werden: {', '.join(name[:40] for name in wrong[:5])}."
                " Möglich ist, was einen Index hat."
            )

    return refuse


@cache
def _sortable_columns() -> Mapping[str, Collection[str]]:
    tables = metadata()["databases"][DATABASE]["tables"]
    return {name: frozenset(table.get("sortable_columns", ())) for name, table in tables.items()}


@hookimpl(specname="register_routes")  # type: ignore[untyped-decorator]  # Datasette has no types
def safety_routes() -> list[tuple[str, Callable[..., Response]]]:
    """Serve robots.txt."""
    return [(r"^/robots\.txt$", robots)]


def robots(datasette: Datasette) -> Response:
    """Answer with robots.txt; a site that is not public asks robots to stay away."""
    text = robots_txt(address(datasette)) if is_public(datasette) else "User-agent: *\nDisallow: /\n"
    return Response.text(text)
