"""What holds for every record, whatever page it came from."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

#: No-break blanks, soft hyphen, zero-width space, byte order mark, tab, carriage return.
LEFTOVERS = re.compile("[\u00a0\u202f\u2007\u00ad\u200b\ufeff\t\r]")
#: Whole lines that pages print around their text, and beginnings of such.
FURNITURE = re.compile(
    r"^(?:## |- )?(?:mehr zur Meldung.*|Dokumenteninhalt|Details der Meldungen|2017-04-26|Fußzeile|Cookie-Einstellungen|"
    r"herne\.de setzt .*|Homepage(?: / .*)?|Seite drucken|Neueste Beiträge|Ein anderer Beitrag|Teilen(?: mit:?)?|twittern|"
    r"Weiterlesen|Newsticker|Ähnliche Beiträge|Diese Seite verwendet Cookies.*|Jetzt den Newsletter.*|© Stadt Herne.*|"
    r"Ein Kommentar|\W*)$",
    re.IGNORECASE,
)
TEXTS = ("title", "kicker", "lead", "date", "published", "updated", "category", "body")


def broken(record: dict[str, Any]) -> Iterator[str]:
    """Yield the invariants that a record breaks, by name."""
    captions = record["captions"]
    texts = [record[key] for key in TEXTS]
    texts += [caption[key] for caption in captions for key in ("text", "credit", "alt")]
    texts += [text for key in ("categories", "tags", "authors") for text in record[key]]
    if any(LEFTOVERS.search(text) or text != text.strip() or not text for text in texts if text is not None):
        yield "clean-text"
    if not all(_is_aware(record[key]) for key in ("published", "updated") if record[key]) or not _is_day(
        record["date"]
    ):
        yield "aware-dates"
    lines = [line for paragraph in (record["body"] or "").split("\n\n") for line in paragraph.split("\n")]
    if record["body"] is not None and any(FURNITURE.match(line) for line in lines):
        yield "no-furniture"
    said = {caption[key] for caption in captions for key in ("text", "credit") if caption[key]}
    if said & {line.removeprefix("## ").removeprefix("- ") for line in lines}:
        yield "no-caption-in-the-body"
    if not all(re.match(r"https?://[^/]+/", caption["image_url"]) for caption in captions if caption["image_url"]):
        yield "absolute-images"
    if [caption["position"] for caption in captions] != list(range(1, len(captions) + 1)):
        yield "numbered-captions"
    if any(re.search(r"©|^@|^Foto:", caption["credit"]) for caption in captions if caption["credit"]):
        yield "credit-without-its-mark"
    values = {key for key, value in record.items() if value and key not in ("source", "url", "layout", "evidence")}
    if values != set(record["evidence"]):
        yield "evidence-for-each-value"


def _is_day(text: str | None) -> bool:
    return text is None or (re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None and date.fromisoformat(text) is not None)


def _is_aware(text: str) -> bool:
    return datetime.fromisoformat(text).tzinfo is not None if "T" in text else _is_day(text)
