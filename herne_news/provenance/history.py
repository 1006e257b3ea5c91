"""The versions of an article for a person to read, and what changed from one to the next."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from herne_news.differences import changed_keys, compare, paragraphs
from herne_news.store.history import Version
from herne_news.store.read import StoredArticle


def lines_of(article: StoredArticle, versions: Sequence[Version]) -> Iterator[str]:
    """Yield the lines that tell a person of an article's versions."""
    yield str(article.article.url)
    before: dict[str, Any] = {}
    for number, version in enumerate(versions, start=1):
        where = f"{version.place[0]} at byte {version.place[1]}" if version.place else "no WARC record"
        yield ""
        yield f"version {number}, first seen {version.seen}, read by herne-news {version.parser_version} from {where}"
        if before:
            yield from differences(before, version.record)
        else:
            yield f"  title: {version.record.get('title')}"
        before = version.record
    if article.gone_since:
        yield f"gone since {article.gone_since}"


def differences(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """Yield what changed: each field with both values, the body by paragraphs with - and +, unchanged ones left out."""
    for key in changed_keys(old, new):
        if key != "body":
            yield f"  {key}: {_value(old.get(key))} -> {_value(new.get(key))}"
    for paragraph in compare(*(paragraphs(record.get("body")) for record in (old, new))):
        if paragraph.kind in ("removed", "changed"):
            yield f"  - {_line(paragraph.text('added'))}"
        if paragraph.kind in ("added", "changed"):
            yield f"  + {_line(paragraph.text('removed'))}"


def _line(text: str) -> str:
    return text.replace("\n", " ")


def _value(value: object) -> str:
    return (
        "nothing"
        if value in (None, [], "")
        else value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False)
    )
