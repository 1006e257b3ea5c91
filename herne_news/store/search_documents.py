"""What is found of an article and what is counted for it, read from its rows."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from herne_news.german import keys

#: Characters of a body that are indexed; a page that is longer is no article any more.
LONGEST = 1_000_000
#: The kinds of `counts` that are facets, and the letter of each in `search_docs.facets`.
FACETS = {"year": "y", "category": "c", "author": "a", "source": "s", "photographer": "p"}
ARTICLES = "SELECT id, date, source, title, kicker, body FROM articles WHERE duplicate_of IS NULL AND id IN ({})"
NAMES = "SELECT article_id, name FROM {} JOIN {} n ON n.id = {} WHERE article_id IN ({}) ORDER BY article_id, position"
IMAGES = "SELECT article_id, caption, credit FROM images WHERE article_id IN ({}) ORDER BY article_id, position"

Count = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """An article as the search sees it.

    `columns` holds the words of `search_schema.COLUMNS`, each as a line of keys; `facets` are the kinds and names that it can be
    chosen by, `counts` all that it is counted under, with how often.
    """

    article_id: int
    day: int | None
    columns: tuple[str, ...]
    facets: tuple[Count, ...]
    counts: dict[Count, int]


def documents(conn: sqlite3.Connection, ids: Sequence[int]) -> list[Document]:
    """Return the documents of those of `ids` that are articles and repeat no other, in the order of their numbers."""
    marks = ", ".join("?" * len(ids))
    categories = _grouped(conn, NAMES.format("article_categories", "categories", "category_id", marks), ids)
    authors = _grouped(conn, NAMES.format("article_authors", "authors", "author_id", marks), ids)
    tags = _grouped(conn, NAMES.format("article_tags", "tags", "tag_id", marks), ids)
    captions = _grouped(conn, IMAGES.format(marks), ids)
    found = []
    for number, date, source, title, kicker, body in conn.execute(f"{ARTICLES.format(marks)} ORDER BY id", ids):
        credited = [credit for _, credit in captions[number] if credit]
        names = {
            "category": [name for (name,) in categories[number]],
            "author": [name for (name,) in authors[number]],
            "photographer": list(dict.fromkeys(credited)),
            "source": [source],
            "year": [date[:4]] if date else [],
        }
        texts = (
            title,
            kicker,
            body[:LONGEST] if body else body,
            "\n".join(names["author"]),
            "\n".join(names["category"]),
            "\n".join(caption for caption, _ in captions[number] if caption),
            "\n".join(names["photographer"]),
            "\n".join(name for (name,) in tags[number]),
        )
        facets = tuple((kind, name) for kind in FACETS for name in names[kind])
        found.append(
            Document(
                article_id=number,
                day=int(date.replace("-", "")) if date else None,
                columns=tuple(" ".join(keys(text)) for text in texts),
                facets=facets,
                counts=_counts(facets, date, source, credited),
            )
        )
    return found


def _counts(facets: Sequence[Count], date: str | None, source: str, credited: Sequence[str]) -> dict[Count, int]:
    counts: Counter[Count] = Counter({("all", ""): 1, **dict.fromkeys(facets, 1)})
    if date:
        counts.update([("month", date[:7]), ("day", date), ("source-month", f"{source} {date[:7]}")])
    counts.update(("pictures", credit) for credit in credited)
    return dict(counts)


def _grouped(conn: sqlite3.Connection, sql: str, ids: Sequence[int]) -> dict[int, list[tuple[str, ...]]]:
    groups: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for number, *values in conn.execute(sql, ids):
        groups[number].append(tuple(values))
    return groups
