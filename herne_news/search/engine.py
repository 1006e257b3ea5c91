"""Search: find the hits, count their facets, put the best or the newest first, mark what was asked for.

However many articles a word stands in, a query looks at the newest WINDOW of them and at nothing else.
"""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal

from herne_news.search import counts, ranking
from herne_news.search.expression import Plan, plan
from herne_news.search.marks import Marker
from herne_news.search.query import Query
from herne_news.search.results import FacetCount, Hit, Results
from herne_news.search.window import Window, look
from herne_news.store.search_documents import FACETS

#: Values of a facet that are counted out; years all.
SHOWN = 10
YEARS = 60

Order = Literal["best", "newest"]


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
    words of a query, the hits are those that have some. Raises nothing but what a broken archive makes SQLite raise.
    """
    chosen = {kind: value for kind, value in (filters or {}).items() if kind in FACETS}
    made = plan(conn, query, chosen)
    window, reach = _widest(conn, made)
    if not window.rows and len(made.units) > 1:
        loose = plan(conn, query, chosen, is_any=True)
        window, reach = _widest(conn, loose)
        made = loose if window.rows else made
    if order == "best" and made.units:
        keys = ranking.best(conn, made, window, offset + limit)[offset : offset + limit]
    else:
        keys = window.places()[offset : offset + limit]
    marker, in_title = Marker(made.units), Marker(made.units, "title")
    results = Results(
        query=query,
        hits=_hits(conn, [window.articles[key] for key in keys], marker, in_title),
        total=len(window.rows),
        is_more=window.is_more,
        facets=_facets(conn, window, chosen) if facets else {},
        is_any=made.is_any,
        without_compounds=made.has_compounds and reach == "whole",
    )
    return _kept(conn, results, made, chosen)


def _widest(conn: sqlite3.Connection, made: Plan) -> tuple[Window, str]:
    """Look at the hits with compounds, unless there are enough without."""
    window = look(conn, made, "whole")
    if made.has_compounds and len(window.rows) < ranking.ENOUGH:
        return look(conn, made, "full"), "full"
    return window, "whole"


def _kept(conn: sqlite3.Connection, results: Results, made: Plan, chosen: Mapping[str, str]) -> Results:
    """Replace what the window does not know by kept counts, where one answers exactly that."""
    if not results.is_more or made.units or made.without or not results.query.is_empty or len(chosen) > 1:
        return results
    if chosen:
        ((kind, value),) = chosen.items()
        return replace(results, total=counts.articles_of(conn, kind, value))  # type: ignore[arg-type]
    facets = {kind: [FacetCount(c.key, c.n) for c in counts.largest(conn, kind, SHOWN)] for kind in FACETS}
    return replace(results, total=counts.total(conn), is_more=False, facets=facets)


def _facets(conn: sqlite3.Connection, window: Window, chosen: Mapping[str, str]) -> dict[str, list[FacetCount]]:
    """Count the facets of a window; the most frequent values of each kind, a chosen one among them."""
    tokens = Counter(token for _, _, facets in window.rows for token in facets.split(" "))
    found: dict[str, list[FacetCount]] = {}
    for kind, letter in FACETS.items():
        own = Counter({token: n for token, n in tokens.items() if token[1:2] == letter})
        numbers = {int(token[2:]): n for token, n in own.most_common(YEARS if kind == "year" else SHOWN)}
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


def _hits(conn: sqlite3.Connection, ids: Sequence[int], marker: Marker, in_title: Marker) -> list[Hit]:
    marks = ", ".join("?" * len(ids))
    sql = f"SELECT id, url, source, date, kicker, title, body, category, author FROM articles WHERE id IN ({marks})"
    rows = {row[0]: row for row in conn.execute(sql, ids)}
    return [
        Hit(
            id=number,
            url=url,
            source=source,
            date=date,
            kicker=marker.mark(kicker),
            title=in_title.mark(title),
            passage=marker.passage(body),
            category=category,
            author=author,
        )
        for number, url, source, date, kicker, title, body, category, author in (rows[i] for i in ids if i in rows)
    ]
