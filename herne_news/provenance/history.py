"""The versions of an article for a person to read, and what changed from one to the next."""

from collections.abc import Iterator, Sequence
from typing import Any

from herne_news.differences import changed_keys, compare, written
from herne_news.store.history import Version
from herne_news.store.read import StoredArticle

#: Fields that are told line by line.
LINES = ("captions", "body")


def whereabouts(
    article: StoredArticle, names: Sequence[tuple[str, str, str]], missing_since: str | None
) -> Iterator[str]:
    """Yield the lines that tell a person of an article's present and other addresses, and whether its page is gone.

    `names` are name, kind and when it was first seen; `missing_since` is when the site first said that there is no such page.
    """
    yield str(article.article.url)
    told = {name: seen for name, kind, seen in names if kind == "url" and name == article.article.url}
    for name, kind, seen in sorted(names, key=lambda row: row[2]):
        if kind == "reprint":
            yield f"reprinted at {name}, first seen {seen}"
        elif kind == "url" and name not in told:
            yield f"formerly at {name}, first seen {seen}"
    if any(kind == "url" and name not in told for name, kind, _ in names):
        yield from (f"at the present address since {seen}" for seen in told.values())
    if article.gone_since:
        yield f"gone since {article.gone_since}"
    elif missing_since:
        yield f"missing since {missing_since}; gone, if the next run finds so, too"


def lines_of(versions: Sequence[Version]) -> Iterator[str]:
    """Yield the lines that tell a person of an article's versions, and of what was once read otherwise."""
    before: Version | None = None
    standing = [version for version in versions if version.retired is None]
    for number, version in enumerate(standing, start=1):
        yield ""
        yield f"version {number}, first seen {version.seen}, read by herne-news {version.parser_version} from {_place(version)}"
        if before is None:
            yield from differences({}, {key: value for key, value in version.record.items() if value})
        else:
            yield from _told(version)
            yield from differences(before.record, version.record)
        yield from _otherwise(
            version, [other for other in versions if other.retired and _is_of_one_capture(version, other)]
        )
        before = version
    for version in versions:
        if version.retired and not any(_is_of_one_capture(version, other) for other in standing):
            yield ""
            yield (
                f"no edit: what herne-news {version.parser_version} read on {version.read} from {_place(version)} is read like"
                f" the version before it since {version.retired}"
            )


def _place(version: Version) -> str:
    return f"{version.place[0]} at byte {version.place[1]}" if version.place else "no WARC record"


def _told(version: Version) -> Iterator[str]:
    if version.cause == "unsettled":
        yield "  edited by the city or only read otherwise, since herne-news was updated in between; reparse will tell:"


def _is_of_one_capture(one: Version, other: Version) -> bool:
    return (one.seen, one.capture_id) == (other.seen, other.capture_id)


def _otherwise(version: Version, retired: Sequence[Version]) -> Iterator[str]:
    """Yield how the bytes of a version were read before."""
    for other in retired:
        yield f"  until {other.retired}, herne-news {other.parser_version} read the same bytes otherwise, which is no edit:"
        for line in differences(other.record, version.record):
            yield f"  {line}"


def differences(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """Yield what changed: each field with both values, pictures and paragraphs of the body as lines with - and +."""
    changed = changed_keys(old, new)
    for key in changed:
        if key not in LINES:
            yield f"  {key}: {_value(old.get(key))} -> {_value(new.get(key))}"
    for key in LINES:
        if key in changed:
            yield f"  {key}:"
            yield from _lines(written(old.get(key)), written(new.get(key)))


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for paragraph in compare(old, new):
        if paragraph.kind in ("removed", "changed"):
            yield f"  - {_line(paragraph.text('added'))}"
        if paragraph.kind in ("added", "changed"):
            yield f"  + {_line(paragraph.text('removed'))}"


def _line(text: str) -> str:
    return text.replace("\n", " ")


def _value(value: object) -> str:
    return (" " if isinstance(value, str) else ", ").join(map(_line, written(value))) or "nothing"
