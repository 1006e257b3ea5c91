"""Recall at 10 of a way of searching over the labelled queries."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from herne_news.items import Article, Caption
from herne_news.search.engine import search
from herne_news.search.query import parse
from herne_news.store.archive import Archive
from tests.store.records import entry, store

FOLDER = Path(__file__).parent
FIRST = 10
#: Every third query was kept out of the tuning.
HELD = 3

Searching = Callable[[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A query and the numbers of the articles that are meant."""

    text: str
    expected: frozenset[int]
    is_held: bool

    def recall(self, found: Sequence[int]) -> float:
        """Return which share of the articles is among the first ten of `found`; of more than ten, of ten."""
        return len(self.expected & set(found[:FIRST])) / min(len(self.expected), FIRST)


def _lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def labelled() -> list[Labelled]:
    """Return all queries in their order."""
    found = []
    for place, line in enumerate(_lines("queries.txt"), start=1):
        text, numbers = line.split(" => ")
        found.append(Labelled(text, frozenset(map(int, numbers.split())), place % HELD == 0))
    return found


def corpus() -> list[Article]:
    """Return the articles in the order of their numbers, which count from 1."""
    found = []
    for place, line in enumerate(_lines("articles.txt"), start=1):
        number, day, category, author, credit, title, body = line.split(" | ")
        assert int(number) == place
        found.append(
            Article(
                source="inherne",
                url=f"https://inherne.net/{number}/",
                title=title,
                date=day,
                category=category,
                categories=(category,),
                authors=(author,),
                body=body,
                captions=(Caption(position=1, credit=credit),),
            )
        )
    return found


def ours(archive: Archive) -> Searching:
    """Return the project's own search over `archive`, filled with the corpus."""
    store(archive, *(entry(article) for article in corpus()))
    return lambda text: [hit.id for hit in search(archive.connection, parse(text), limit=FIRST).hits]


@contextmanager
def plain(tokenizer: str) -> Iterator[Searching]:
    """Yield a plain FTS5 table with a tokenizer: each word of a query must stand in the article, ranked by bm25."""
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute(f"CREATE VIRTUAL TABLE texts USING fts5(title, body, author, category, tokenize='{tokenizer}')")
        for number, a in enumerate(corpus(), start=1):
            values = (number, a.title, a.body, ", ".join(a.authors), a.category)
            conn.execute("INSERT INTO texts (rowid, title, body, author, category) VALUES (?, ?, ?, ?, ?)", values)

        def find(text: str) -> list[int]:
            words = " ".join(f'"{word}"' for word in re.findall(r"\w+", text))
            sql = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 10, 1, 4, 4) LIMIT ?"
            return [row[0] for row in conn.execute(sql, (words, FIRST))]

        yield find


def recall(searching: Searching, queries: Sequence[Labelled]) -> float:
    """Return the mean recall at 10."""
    return mean(query.recall(searching(query.text)) for query in queries)
