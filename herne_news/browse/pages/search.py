"""The search page: a form, hits with marks, facets with counts. Each state of it is an address (docs/search.md)."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from datasette import Response
from markupsafe import Markup

from herne_news.browse.addresses import web_address
from herne_news.browse.page_request import PageRequest
from herne_news.browse.records.article import article_at
from herne_news.browse.routing import Page
from herne_news.browse.text import label
from herne_news.browse.texts import ALL
from herne_news.browse.texts.search import HELP
from herne_news.german import WORD
from herne_news.search.engine import search
from herne_news.search.marks import Span
from herne_news.search.query import MOST, parse
from herne_news.search.results import FacetCount, Results
from herne_news.search.state import FILTERS, SearchState, from_url_params, to_url_params
from herne_news.search.window import WINDOW

#: Hits of a page.
SIZE = 20
#: Letters of a word that the advice keeps: "Schulgarten" becomes "schul*".
BEGINNING = 5


NAME = Markup('<bdi lang="de">{}</bdi>')


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet as the page shows it: its words, where it leads (None if it is chosen), how many hits."""

    words: Markup
    address: str | None
    n: str


async def found(asked: PageRequest) -> Response:
    """Answer ``/suche``; the address of an article of the city leads to it."""
    state = from_url_params(_params(asked))
    is_address = web_address(state.text) is not None
    if is_address and (number := await asked.read(lambda connection: article_at(connection, state.text))) is not None:
        return Response.redirect(asked.address.article(number), status=303)

    def read(connection: sqlite3.Connection) -> Results:
        return search(
            connection,
            parse(state.text),
            filters=state.filters,
            order=state.order,
            limit=SIZE,
            offset=(state.page - 1) * SIZE,
        )

    results = await asked.read(read)

    def link(to: SearchState) -> str:
        return asked.address("/suche", **dict(to_url_params(to)))

    return await asked.page(
        "search",
        q=state.text,
        state=state,
        results=results,
        hits=[
            (hit, *map(marked, (hit.kicker, hit.title, hit.passage, hit.caption, hit.named[1] if hit.named else ())))
            for hit in results.hits
        ],
        facets=[
            (kind, [_choice(asked, link, state, kind, v) for v in values]) for kind, values in results.facets.items()
        ],
        link=link,
        names={kind: name for name, kind in FILTERS.items()},
        plain=link(SearchState(state.text, order=state.order)),
        pages=max(-(-min(results.total, WINDOW) // SIZE), 1),
        window=WINDOW,
        most=MOST,
        example=_beginning(results),
        advice=list(_advice(results)),
        help=HELP,
        feed=dict(to_url_params(replace(state, order="best", page=1))),
    )


def marked(spans: Sequence[Span]) -> Markup:
    """Return spans as HTML."""
    mark = Markup("<mark>{}</mark>").format
    return Markup("").join(mark(span.text) if span.marked else span.text for span in spans)


def _choice(
    asked: PageRequest, link: Callable[[SearchState], str], state: SearchState, kind: str, value: FacetCount
) -> Choice:
    is_source = kind == "source" and f"sources.{value.value}" in ALL
    words = asked.texts(f"sources.{value.value}") if is_source else NAME.format(label(value.value, 80))
    address = None if value.is_chosen else link(state.with_filter(kind, value.value))
    return Choice(words, address, asked.texts.number(value.n))


def _params(asked: PageRequest) -> Mapping[str, str]:
    args = asked.request.args
    return {name: str(args.get(name) or "").strip() for name in args}


def _beginning(results: Results) -> str | None:
    """Return the first word of the query as a beginning of words, or None if it has no such word."""
    words = [term.keys[0] for term in results.query.required() if term.kind == "word" and not term.field]
    return f"{words[0][:BEGINNING]}*" if words and len(words[0]) > 2 else None


def _advice(results: Results) -> Iterator[tuple[str, str]]:
    """Yield other queries that may find something, each with the key of the text that tells of it."""
    terms = results.query.required()
    words = [term for term in terms if term.kind == "word" and not term.field]
    if words and len(words[0].keys[0]) > BEGINNING:
        yield "advice_prefix", f"{words[0].keys[0][:BEGINNING]}*"
    is_plain = not (results.query.unwanted or any(term.field for term in terms))
    if is_plain and any(term.kind == "phrase" for term in terms):
        yield "advice_phrase", " ".join(WORD.findall(results.query.text))


PAGES = (Page("/suche", found),)
