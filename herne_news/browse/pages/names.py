"""Categories, authors and photographers: all their names, and the articles of one."""

from collections.abc import Awaitable, Callable
from typing import Literal

from datasette import Response

from herne_news.browse.listing import below, listed, search_within
from herne_news.browse.page_request import PageRequest
from herne_news.browse.records.lists import chosen
from herne_news.browse.records.names import MOST, names
from herne_news.browse.records.photographs import photographs
from herne_news.browse.routing import Page
from herne_news.search.counts import ISSUE, articles_of, pictures_of

Answer = Callable[[PageRequest], Awaitable[Response]]


def all_names(kind: Literal["category", "author", "pictures"], place: str) -> Answer:
    """Return what answers `place` with all names of a kind, the most frequent first."""

    async def answer(asked: PageRequest) -> Response:
        found = await asked.read(lambda connection: names(connection, kind, _after(asked)))
        following = asked.address(place, n=found.after["n"], nach=found.after["name"]) if found.after else None
        beginning = asked.address(place) if _after(asked) else None
        return await asked.page(
            "names", kind=kind, place=place, names=found.items, following=following, beginning=beginning
        )

    return answer


def _after(asked: PageRequest) -> tuple[int, str] | None:
    n = asked.option("n")
    is_number = n.isascii() and n.isdigit() and len(n) < 19
    return (min(int(n), MOST), str(asked.request.args.get("nach") or "")) if is_number else None


def articles_of_name(kind: Literal["category", "author"], place: str) -> Answer:
    """Return what answers below `place` with the articles that bear a name."""

    async def answer(asked: PageRequest) -> Response:
        name = asked.name("name")
        found, n = await asked.read(
            lambda connection: (chosen(connection, kind, name, below(asked)), articles_of(connection, kind, name))
        )
        if not n:
            return await asked.missing()
        param = "kategorie" if kind == "category" else "autor"
        group = "issue" if kind == "category" and name.startswith(ISSUE) else kind
        path = asked.address.path(place, name)
        within = search_within(asked, kind, name)
        kicker = asked.texts(f"lists.{group}")
        feed = {param: name}
        return await listed(asked, path, found, title=name, kicker=kicker, n=n, is_name=True, within=within, feed=feed)

    return answer


async def photographer(asked: PageRequest) -> Response:
    """Answer ``/fotografen/{name}``: the captions of pictures with a credit, and the articles that they stand in."""
    name = asked.name("name")
    found, n, pictures = await asked.read(
        lambda connection: (
            photographs(connection, name, below(asked)),
            articles_of(connection, "photographer", name),
            pictures_of(connection, name),
        )
    )
    if not n:
        return await asked.missing()
    path = asked.address.path("/fotografen", name)
    within = search_within(asked, "photographer", name)
    context = {"title": name, "n": n, "pictures": pictures, "within": within, "feed": {"foto": name}}
    return await listed(asked, path, found, template="photographer", **context)


PAGES = (
    Page("/rubriken", all_names("category", "/rubriken")),
    Page("/rubriken/{name}", articles_of_name("category", "/rubriken")),
    Page("/autoren", all_names("author", "/autoren")),
    Page("/autoren/{name}", articles_of_name("author", "/autoren")),
    Page("/fotografen", all_names("pictures", "/fotografen")),
    Page("/fotografen/{name}", photographer),
)
