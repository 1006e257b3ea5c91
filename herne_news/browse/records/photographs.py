"""Pictures of a photographer with the articles that they stand in."""

import sqlite3
from collections import defaultdict

from herne_news.browse.records import Row, rows
from herne_news.browse.records.lists import Slice, chosen


def photographs(connection: sqlite3.Connection, credit: str, below: int | None) -> Slice:
    """Return articles with pictures of that credit, the newest first, each with its `images`."""
    found = chosen(connection, "photographer", credit, below)
    numbers = [item["id"] for item in found.items]
    marks = ", ".join("?" * len(numbers))
    images = rows(
        connection,
        f"SELECT article_id, position, caption, url, alt FROM images WHERE article_id IN ({marks}) AND credit = ?"
        " ORDER BY article_id, position",
        *numbers,
        credit,
    )
    grouped: dict[int, list[Row]] = defaultdict(list)
    for image in images:
        grouped[image["article_id"]].append(image)
    return Slice([{**item, "images": grouped[item["id"]]} for item in found.items], found.after)
