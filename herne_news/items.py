"""The record that every part passes on: `Article` and what belongs to it. No I/O, no markup, no SQL."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

#: Keys that say how a record was read, not what the page says; they are no content.
READING_KEYS = frozenset({"layout", "evidence"})
#: Quotation marks and apostrophes, however a typist or an editor's program writes them.
QUOTES = dict.fromkeys(map(ord, "„“”‟«»‚‘’‛‹›'´`ʼ"), '"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """One picture of an article that has a caption or a credit.

    `position` counts from 1 in reading order over all such pictures. `text` is the caption without its credit, `credit` the
    name or names without ©, @ or "Foto:". `image_url` is absolute: the linked full file where the picture links to one,
    else the picture's own source.
    """

    position: int
    text: str | None = None
    credit: str | None = None
    image_url: str | None = None
    alt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as a page gives it; what is not on the page is None or empty, never guessed.

    `date` is YYYY-MM-DD. `published` and `updated` are ISO 8601 with the offset of Europe/Berlin where the page gives a time
    of day, else YYYY-MM-DD. `body` is plain text: paragraphs parted by a blank line, ``## `` before a subheading, ``- ``
    before each item of a list, whose items stand on lines of their own in one paragraph. `evidence` names, for each key that
    has a value, the rule that gave it.
    """

    source: str
    url: str | None
    title: str | None = None
    kicker: str | None = None
    lead: str | None = None
    date: str | None = None
    published: str | None = None
    updated: str | None = None
    category: str | None = None
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    body: str | None = None
    captions: tuple[Caption, ...] = ()
    layout: str | None = None
    evidence: Mapping[str, str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return the record as JSON-ready values, all keys present, in the order of the class."""
        record = {f.name: getattr(self, f.name) for f in fields(self)}
        for key in ("categories", "tags", "authors"):
            record[key] = list(record[key])
        record["captions"] = [{key: getattr(caption, key) for key in Caption.__slots__} for caption in self.captions]
        record["evidence"] = dict(self.evidence)
        return record

    @classmethod
    def from_dict(cls, record: Mapping[str, Any]) -> "Article":
        """Build an article from what `as_dict` gave; unknown keys are an error (TypeError)."""
        values = dict(record)
        for key in ("categories", "tags", "authors"):
            values[key] = tuple(values.get(key) or ())
        values["captions"] = tuple(Caption(**caption) for caption in values.get("captions") or ())
        values["evidence"] = dict(values.get("evidence") or {})
        return cls(**values)

    def content(self) -> dict[str, Any]:
        """Return what the page says: the record without its address and without how it was read."""
        record = self.as_dict()
        return {key: value for key, value in record.items() if key not in READING_KEYS | {"source", "url"}}

    def content_json(self) -> str:
        """Return `content` as JSON in one canonical form: sorted keys, no white space, no escapes beyond what JSON needs."""
        return json.dumps(self.content(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def content_hash(self) -> str:
        """Return the SHA-256 of `content_json` in hexadecimal: equal exactly when two readings say the same."""
        return hash_of(self.content_json())


def hash_of(content_json: str) -> str:
    """Return the hash of what `Article.content_json` gave."""
    return hashlib.sha256(content_json.encode()).hexdigest()


def wording(value: Any) -> Any:
    """Fold what `Article.content` gave: two contents are of one wording if they differ but in white space and quotation marks."""
    if isinstance(value, str):
        return " ".join(value.translate(QUOTES).split())
    if isinstance(value, Mapping):
        return {key: wording(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [wording(item) for item in value]
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a page gives no record: `reason` is a short fixed word for counting, `detail` a sentence for a person."""

    url: str | None
    reason: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One list that shows an article: its canonical URL, the list's own heading, and the place in it from 1."""

    list_url: str
    section: str | None = None
    position: int | None = None
