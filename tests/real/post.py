"""What a WordPress post is, in the fields that both its REST API and an archive know."""

import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A captioned picture: caption without credit, credit alone, alternative text, address of the file."""

    text: str | None
    credit: str | None
    alt: str | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post. `date` is YYYY-MM-DD, `published` ISO 8601 with the offset of Berlin; both terms in the page's order.

    `text` holds running text with single blanks: in an expectation each paragraph, in a stored post the whole body.
    """

    title: str | None
    date: str | None
    published: str | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    captions: tuple[Picture, ...]
    text: tuple[str, ...]


def plain(text: str) -> str:
    """Return a text in NFC, every run of white space as one blank, none at its ends."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
