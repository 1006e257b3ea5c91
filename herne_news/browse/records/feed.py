"""What a feed says of its articles."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence

from herne_news.browse.addresses import web_address
from herne_news.browse.feeds.atom import Entry
from herne_news.browse.records import rows
from herne_news.browse.text import cut, excerpt
from herne_news.search.engine import search
from herne_news.search.query import parse
from herne_news.search.state import SearchState

#: Entries of one page of a feed, characters of a title and of a summary.
ENTRIES, TITLE, SUMMARY = 30, 300, 600
ARTICLES = """
SELECT id, (SELECT name FROM records WHERE article_id = articles.id) AS name, url, substr(title, 1, 400) AS title,
  substr(lead, 1, 2000) AS lead, substr(body, 1, 2000) AS body, published, last_changed
FROM articles WHERE id IN ({})
"""
AUTHORS = """
SELECT t.article_id, n.name FROM article_authors t JOIN authors n ON n.id = t.author_id
WHERE t.article_id IN ({}) ORDER BY t.article_id, t.position
"""
CATEGORIES = """
SELECT t.article_id, n.name FROM article_categories t JOIN categories n ON n.id = t.category_id
WHERE t.article_id IN ({}) ORDER BY t.article_id, t.position
"""


def entries(connection: sqlite3.Connection, state: SearchState) -> tuple[list[Entry], bool]:
    """Return the entries of one page of a search, the newest first, and whether there is a next page."""
    found = search(
        connection,
        parse(state.text),
        filters=state.filters,
        order="newest",
        limit=ENTRIES + 1,
        offset=(state.page - 1) * ENTRIES,
        facets=False,
    )
    numbers = [hit.id for hit in found.hits]
    return _entries(connection, numbers[:ENTRIES]), len(numbers) > ENTRIES


def _entries(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[Entry]:
    marks = ", ".join("?" * len(numbers))
    articles = {row["id"]: row for row in rows(connection, ARTICLES.format(marks), *numbers)}
    authors = _names(connection, AUTHORS.format(marks), numbers)
    categories = _names(connection, CATEGORIES.format(marks), numbers)
    return [
        Entry(
            number=number,
            name=row["name"],
            title=cut(row["title"] or "Ohne Überschrift", TITLE),
            summary=excerpt(row["lead"] or row["body"] or "", SUMMARY),
            updated=row["last_changed"],
            published=row["published"],
            authors=authors[number],
            categories=categories[number],
            source=web_address(row["url"]),
        )
        for number in numbers
        if (row := articles.get(number))
    ]


def _names(connection: sqlite3.Connection, sql: str, numbers: Sequence[int]) -> dict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for number, name in connection.execute(sql, numbers):
        found[number].append(cut(name, TITLE))
    return found
