"""The Datasette plugin: the reader's pages, and in Datasette's own an article's text as paragraphs, evidence and links.

Everything that comes from an article is escaped; nothing of its HTML is ever believed.
"""

import hashlib
import json
import sys
import traceback
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from datasette import NotFound, Request, Response, hookimpl
from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from herne_news.browse.addresses import web_address
from herne_news.browse.config import DATABASE, config_dir, metadata
from herne_news.browse.page_request import PageRequest
from herne_news.browse.pages import PAGES
from herne_news.browse.safety.hooks import asgi_wrapper, filters_from_request, safety_routes
from herne_news.browse.text import body_html, cut, excerpt, label, undirected

#: Datasette finds hooks by looking through this module.
HOOKS = (asgi_wrapper, filters_from_request, safety_routes)
TEMPLATES = Path(__file__).parent / "templates"
#: What every page of ours asks for.
STATIC = ("reader.css", "icon.svg")
ADDRESSES = frozenset({"url", "list_url"})


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def prepare_jinja2_environment(env: Environment) -> None:
    """Add our templates after Datasette's, whose names they do not share, and the filters that they use."""
    env.loader = ChoiceLoader([env.loader, FileSystemLoader(TEMPLATES)]) if env.loader else FileSystemLoader(TEMPLATES)
    tables = metadata()["databases"][DATABASE]["tables"]
    env.filters |= {
        "body_html": body_html,
        "cut": cut,
        "excerpt": excerpt,
        "label": label,
        "undirected": undirected,
        "web_address": web_address,
    }
    env.globals["static_versions"] = {name: version_of(name) for name in STATIC}
    env.filters["table_title"] = lambda name: tables.get(name, {}).get("title", name)


def version_of(name: str) -> str:
    """Return what is added to the address of a static file, so that browsers may keep it until it changes."""
    return hashlib.sha256((config_dir() / "static" / name).read_bytes()).hexdigest()[:8]


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def register_routes() -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Hand Datasette the reader's pages, which come before its own."""
    return [*(page.route() for page in PAGES), (r"^/-/(?P<format>)$", datasettes_index)]


async def datasettes_index(datasette: Any, request: Request, send: Any) -> Response:
    """Answer ``/-/`` with Datasette's own index, whose place ``/`` the start page has taken; Datasette 1.0 has it there, too."""
    # datasette.app, which these views need, is still being loaded when it loads this plugin.
    from datasette.views.index import IndexView  # noqa: PLC0415

    answer: Response = await IndexView.as_view(datasette)(request, send)
    return answer


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def handle_exception(
    datasette: Any, request: Request, exception: Exception
) -> Callable[[], Awaitable[Response]] | None:
    """Answer an address that does not exist, and a fault of ours, with a page of ours.

    Programs that ask for JSON get Datasette's answer.
    """
    if request.path.endswith(".json"):
        return None
    asked = PageRequest.of(datasette, request)
    if isinstance(exception, NotFound):
        return asked.missing
    if getattr(exception, "status", None):
        return None  # Datasette's own refusal, which says more
    traceback.print_exception(exception, file=sys.stderr)
    return partial(asked.trouble, 500, "failed")


@hookimpl  # type: ignore[untyped-decorator]  # Datasette has no types
def render_cell(value: Any, column: str, table: str | None, database: str) -> Markup | None:
    """Show addresses as links that name their host's path, and evidence as a list."""
    if database != DATABASE or not isinstance(value, str):
        return None
    if column in ADDRESSES:
        return link(value)
    if column == "evidence" and table in ("articles", "articles_unique"):
        return evidence(value)
    return None


def link(address: str) -> Markup | None:
    """Return a link to a web address, shown without its scheme; None for what is no web address."""
    if urlsplit(address).scheme not in ("http", "https"):
        return None
    shown = address.split("://", 1)[1]
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(address, shown)


def evidence(value: str) -> Markup | None:
    """Return the evidence of an article as a list of field and rule; None if it is no JSON object."""
    try:
        rules = json.loads(value)
    except ValueError:
        return None
    if not isinstance(rules, dict) or not rules:
        return None
    items = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(key, rule) for key, rule in rules.items())
    return Markup('<dl class="evidence">{}</dl>').format(items)
