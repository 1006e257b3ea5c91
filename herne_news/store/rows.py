"""Between an `Article` and the columns of its row: one place that knows which value stands where."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from herne_news.items import Article
from herne_news.store.kept_json import object_of
from herne_news.store.numbers_schema import NEXT

#: Columns of `articles` that a reading fills, in the order of `article_values`.
CONTENT = (
    "title",
    "kicker",
    "lead",
    "date",
    "published",
    "updated",
    "category",
    "author",
    "body",
    "word_count",
    "layout",
    "evidence",
    "content_hash",
)
#: A new row of `articles`: source, url, CONTENT, first_seen, last_seen, last_changed, capture_id.
INSERT = (
    f"INSERT INTO articles (id, source, url, {', '.join(CONTENT)}, first_seen, last_seen, last_changed, capture_id)"
    f" VALUES ({NEXT}, ?, ?, {', '.join('?' * len(CONTENT))}, ?, ?, ?, ?)"
)


def word_count(body: str | None) -> int:
    """Count the words of a body: runs without white space that hold a letter or digit, so that ``##`` and ``-`` are none."""
    words = (body or "").split()
    odd = [word for word in words if not word[0].isalnum()]
    return len(words) - sum(not any(map(str.isalnum, word)) for word in odd)


def evidence_json(article: Article) -> str:
    """Return the evidence as JSON, equal for equal evidence."""
    return json.dumps(dict(article.evidence), ensure_ascii=False, sort_keys=True)


def article_values(article: Article, content_hash: str) -> tuple[Any, ...]:
    """Return the values of the columns CONTENT."""
    return (
        article.title,
        article.kicker,
        article.lead,
        article.date,
        article.published,
        article.updated,
        article.category,
        ", ".join(article.authors) or None,
        article.body,
        word_count(article.body),
        article.layout,
        evidence_json(article),
        content_hash,
    )


def image_values(article_id: int, article: Article) -> list[tuple[Any, ...]]:
    """Return one tuple an image: article_id, position, caption, credit, url, alt."""
    return [(article_id, c.position, c.text, c.credit, c.image_url, c.alt) for c in article.captions]


def article_from(
    row: Mapping[str, Any], names: Mapping[str, Sequence[str]], images: Sequence[tuple[Any, ...]]
) -> Article:
    """Build the article of a row of `articles`, its `names` (categories, tags, authors) and its images (position to alt)."""
    keys = ("position", "text", "credit", "image_url", "alt")
    plain = ("source", "url", "title", "kicker", "lead", "date", "published", "updated", "category", "body", "layout")
    return Article.from_dict(
        {
            **{key: row[key] for key in plain},
            **names,
            "captions": [dict(zip(keys, image, strict=True)) for image in images],
            "evidence": object_of(row["evidence"], "articles.evidence"),
        }
    )
