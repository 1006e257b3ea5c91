"""The labelled queries: what a reader means is among the first ten hits, far more often than with plain FTS5."""

import re
from pathlib import Path

from herne_news.store.archive import Archive
from tests.search.labelled.measuring import Labelled, labelled, ours, plain, recall

PAGE = Path(__file__).parents[2] / "docs" / "search.md"


def test_recall_at_ten_beside_plain_fts5(archive: Archive) -> None:
    queries = labelled()
    kept_out = [query for query in queries if query.is_held]
    assert len(queries) >= 150
    own = ours(archive)
    assert recall(own, queries) >= 0.95
    assert recall(own, kept_out) >= 0.95
    page = PAGE.read_text(encoding="utf-8")
    said = re.findall(r"^\| (herne-news|FTS5 `\w+`) \| ([\d.]+) \| ([\d.]+) \|$", page, flags=re.MULTILINE)
    with plain("unicode61") as unicode61, plain("trigram") as trigram:
        ways = (("herne-news", own), ("FTS5 `unicode61`", unicode61), ("FTS5 `trigram`", trigram))
        assert said == [(name, f"{recall(way, queries):.3f}", f"{recall(way, kept_out):.3f}") for name, way in ways]


def test_recall_counts_what_is_among_the_first_ten() -> None:
    query = Labelled("x", frozenset({1, 2, 30}), is_held=False)
    assert query.recall([1, *range(3, 12), 2, 30]) == 1 / 3
    assert Labelled("x", frozenset(range(20)), is_held=False).recall(range(10)) == 1.0
