"""The Atom feed of any search or list: the same parameters as the search's page."""

from urllib.parse import urlencode

from datasette import Response

from herne_news.browse.feeds.answering import answer, base_of
from herne_news.browse.feeds.atom import MEDIA_TYPE, Feed, atom
from herne_news.browse.page_request import PageRequest
from herne_news.browse.records.feed import entries
from herne_news.browse.routing import Page
from herne_news.browse.text import cut
from herne_news.browse.texts import Texts
from herne_news.search.state import LAST_PAGE, NAMES, SearchState, from_url_params, to_url_params

#: Texts are German whoever asks: a feed is one document for all.
GERMAN = Texts("de")


async def feed(asked: PageRequest) -> Response:
    """Answer ``/feed``: the articles that a search finds, the newest first; all of them where nothing is asked for."""
    state = from_url_params({name: asked.option(name) for name in NAMES}).with_order("best")
    state = state.with_page(from_url_params({"seite": asked.option("seite")}).page)
    found, is_more = await asked.read(lambda connection: entries(connection, state))
    links = [("self", _path(state)), ("first", _path(state.with_page(1)))]
    links += [("alternate", _search(state))]
    links += [("previous", _path(state.with_page(state.page - 1)))] if state.page > 1 else []
    links += [("next", _path(state.with_page(state.page + 1)))] if is_more and state.page < LAST_PAGE else []
    name = _path(state.with_page(1)).removeprefix("/")
    document = Feed(base=base_of(asked), name=name, title=_title(state), language="de", entries=found, links=links)
    return answer(asked, atom(document), MEDIA_TYPE)


def _title(state: SearchState) -> str:
    asked_for = [state.text, *state.filters.values()]
    return ": ".join(
        [str(GERMAN("frame.brand")), *filter(None, [", ".join(cut(text, 100) for text in asked_for if text)])]
    )


def _path(state: SearchState) -> str:
    return _with_query("/feed", state)


def _search(state: SearchState) -> str:
    return _with_query("/suche", state.with_page(1)) if to_url_params(state.with_page(1)) else "/artikel"


def _with_query(path: str, state: SearchState) -> str:
    query = urlencode(to_url_params(state))
    return f"{path}?{query}" if query else path


PAGES = (Page("/feed", feed),)
