"""Search: find the hits, count their facets, put the best or the newest first, mark what was asked for.

However many articles a word stands in, a query looks at the newest WINDOW of them and at nothing else.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from herne_news.search import counts, ranking
from herne_news.search.expression import Plan, Unit, plan
from herne_news.search.marks import Marker, Span
from herne_news.search.query import Query
from herne_news.search.results import FacetCount, Hit, Results
from herne_news.search.window import Window, articles, has_many, look
from herne_news.store.search_documents import FACETS

#: Values of a facet that are counted out; years all.
SHOWN = 10
YEARS = 60

#: How a query without a hit is read then, one way after the other.
LOOSELY = ({"is_near": True}, {"is_any": True}, {"is_any": True, "is_near": True})

Order = Literal["best", "newest"]

#: Names of an article by the column of the index that holds them, in the order in which they are looked through.
NAMES = {
    "credit": "SELECT DISTINCT credit FROM images WHERE article_id = ? AND credit IS NOT NULL LIMIT 50",
    "author": "SELECT name FROM article_authors t JOIN authors n ON n.id = t.author_id WHERE article_id = ? LIMIT 50",
    "category": "SELECT name FROM article_categories t JOIN categories n ON n.id = t.category_id WHERE article_id = ? LIMIT 50",
    "tag": "SELECT name FROM article_tags t JOIN tags n ON n.id = t.tag_id WHERE article_id = ? LIMIT 50",
}

#: What marks subheadings and items of lists in a body (`items.Article`); readers of a passage need no marks.
NOTATION = re.compile(r"^(?:## |- )", re.MULTILINE)


def search(
    conn: sqlite3.Connection,
    query: Query,
    *,
    filters: Mapping[str, str] | None = None,
    order: Order = "best",
    limit: int = 20,
    offset: int = 0,
    facets: bool = True,
) -> Results:
    """Return hits `offset` to `offset` + `limit` of `query`, of those with the facets `filters` (kind and value).

    Kinds are year, category, author, source and photographer; an unknown value has no hits. Where no article has all the
    words of a query, the hits are those with words that resemble them, else with some of them. Raises nothing but what a broken
    archive makes SQLite raise.
    """
    chosen = {kind: value for kind, value in (filters or {}).items() if kind in FACETS}
    made = plan(conn, query, chosen)
    window, reach = _widest(conn, made)
    for loosely in LOOSELY:
        if not window.places and made.units:
            loose = plan(conn, query, chosen, **loosely)
            window, reach = _widest(conn, loose)
            made = loose if window.places else made
    if order == "best" and made.units:
        places = ranking.best(conn, made, window, offset + limit)[offset : offset + limit]
    else:
        places = window.places[offset : offset + limit]
    results = Results(
        query=query,
        hits=_hits(conn, articles(conn, places), made.units),
        total=len(window.places),
        is_more=window.is_more,
        is_cut=window.is_more,
        facets={},
        is_any=made.is_any,
        is_near=made.is_near,
        without_compounds=made.has_compounds and reach == "whole",
    )
    if query.is_empty and not chosen:
        return replace(
            results, total=counts.total(conn), is_more=False, is_cut=False, facets=_all(conn) if facets else {}
        )
    if query.is_empty and len(chosen) == 1 and window.is_more:
        ((kind, value),) = chosen.items()
        results = replace(results, total=counts.articles_of(conn, kind, value), is_more=False)  # type: ignore[arg-type]  # filters are named as kinds are
    return replace(results, facets=_facets(conn, window.facets, chosen)) if facets else results


def _widest(conn: sqlite3.Connection, made: Plan) -> tuple[Window, str]:
    """Look at the hits with compounds, unless there are enough without."""
    if made.has_compounds and not has_many(conn, made, "whole", ranking.ENOUGH):
        return look(conn, made, "full"), "full"
    return look(conn, made, "whole"), "whole"


def _all(conn: sqlite3.Connection) -> dict[str, list[FacetCount]]:
    """Return the facets of all articles."""
    return {kind: [FacetCount(c.key, c.n) for c in counts.largest(conn, kind, _shown(kind))] for kind in FACETS}


def _shown(kind: str) -> int:
    return YEARS if kind == "year" else SHOWN


def _facets(conn: sqlite3.Connection, counted: Counter[str], chosen: Mapping[str, str]) -> dict[str, list[FacetCount]]:
    """Return the facets of hits: the most frequent values of each kind, a chosen one among them."""
    found: dict[str, list[FacetCount]] = {}
    for kind, letter in FACETS.items():
        own = Counter({token: n for token, n in counted.items() if token[0] == letter})
        numbers = {int(token[1:]): n for token, n in own.most_common(_shown(kind))}
        marks = ", ".join("?" * len(numbers))
        rows = conn.execute(f"SELECT id, key FROM counts WHERE id IN ({marks})", list(numbers))
        values = [FacetCount(key, numbers[number], key == chosen.get(kind)) for number, key in rows]
        if kind in chosen and not any(value.is_chosen for value in values):
            values.append(FacetCount(chosen[kind], 0, is_chosen=True))
        found[kind] = _sorted(kind, values)
    return found


def _sorted(kind: str, values: list[FacetCount]) -> list[FacetCount]:
    """Return the values of a facet, a chosen one first: years from the newest, others from the most frequent."""
    values = sorted(values, key=lambda c: c.value, reverse=kind == "year")
    if kind != "year":
        values.sort(key=lambda c: -c.n)
    return sorted(values, key=lambda c: not c.is_chosen)


def _hits(conn: sqlite3.Connection, ids: Sequence[int], units: Sequence[Unit]) -> list[Hit]:
    marker, in_title = Marker(units), Marker(units, "title")
    in_names = {kind: Marker(units, kind) for kind in NAMES} if units else {}
    marks = ", ".join("?" * len(ids))
    sql = f"SELECT id, url, source, date, kicker, title, body, category, author FROM articles WHERE id IN ({marks})"
    rows = {row[0]: row for row in conn.execute(sql, ids)}
    found = []
    for number, url, source, date, kicker, title, body, category, author in (rows[i] for i in ids if i in rows):
        texts = (marker.mark(kicker), in_title.mark(title), marker.passage(NOTATION.sub("", body or "")))
        caption = () if any(map(_is_marked, texts)) else _caption(conn, number, marker)
        is_said = bool(caption) or any(map(_is_marked, texts))
        found.append(
            Hit(
                id=number,
                url=url,
                source=source,
                date=date,
                kicker=texts[0],
                title=texts[1],
                passage=texts[2],
                caption=caption,
                named=None if is_said else _named(conn, number, in_names),
                category=category,
                author=author,
            )
        )
    return found


def _caption(conn: sqlite3.Connection, number: int, marker: Marker) -> tuple[Span, ...]:
    """Return the caption of an article that says what is looked for; nothing if none does."""
    sql = "SELECT caption FROM images WHERE article_id = ? AND caption IS NOT NULL ORDER BY position LIMIT 50"
    captions = (marker.mark(caption) for (caption,) in conn.execute(sql, (number,)))
    return next(filter(_is_marked, captions), ())


def _named(conn: sqlite3.Connection, number: int, markers: Mapping[str, Marker]) -> tuple[str, tuple[Span, ...]] | None:
    """Return the name of an article that says what is looked for, with its kind; None if none does."""
    names = (
        (kind, marker.mark(name))
        for kind, marker in markers.items()
        for (name,) in conn.execute(NAMES[kind], (number,))
    )
    return next((found for found in names if _is_marked(found[1])), None)


def _is_marked(spans: Sequence[Span]) -> bool:
    return any(span.marked for span in spans)
