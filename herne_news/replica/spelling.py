"""How text is spelt in markup: entities, soft hyphens, odd blanks and inline tags that a reader does not see."""

import re
import unicodedata
from html import escape
from random import Random

ENTITIES = {
    "ä": "&auml;",
    "ö": "&ouml;",
    "ü": "&uuml;",
    "Ä": "&Auml;",
    "ß": "&szlig;",
    "„": "&#8222;",
    "“": "&#8220;",
    "–": "&#8211;",
    "é": "&eacute;",
}
ODD_BLANKS = ("&nbsp;", "  ", "\n", " &nbsp;", "\u2009", "\u202f", "\t ")
UNICODE_BLANKS = re.compile(r"\s+")
LONG_WORD = re.compile(r"[^\W\d_]{11,}")
INLINE = (
    '<a href="https://inherne.net/">{}</a>',
    "<em>{}</em>",
    "<strong>{}</strong>",
    "<span>{}</span>",
    '<a href="https://beispiel-herne.example/">{}</a>',
)


def plain(text: str) -> str:
    """Return `text` as a reader takes it in: NFC, one blank for each run of white space, nothing at the ends."""
    return UNICODE_BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


def spell(text: str, chance: Random, *, inline: bool = True) -> str:
    """Return HTML that reads as `text`: escaped, with now and then an entity, a soft hyphen, an odd blank or an inline tag."""
    tokens = escape(text, quote=False).split(" ")
    roll = chance.random()
    if roll < 0.12:
        tokens = [LONG_WORD.sub(_hyphenated, token) if "&" not in token else token for token in tokens]
    elif roll < 0.24:
        tokens = ["".join(ENTITIES.get(letter, letter) for letter in token) for token in tokens]
    elif roll < 0.3:
        tokens = [unicodedata.normalize("NFD", token) for token in tokens]
    elif roll < 0.34 and len(tokens) > 3:
        tokens[2] = tokens[2] + "&#8203;"
    if inline and len(tokens) > 8 and chance.random() < 0.3:
        place = chance.randrange(2, len(tokens) - 2)
        tokens[place] = chance.choice(INLINE).format(tokens[place])
    if len(tokens) > 4 and chance.random() < 0.3:
        place = chance.randrange(1, len(tokens))
        tokens[place - 1 : place + 1] = [tokens[place - 1] + chance.choice(ODD_BLANKS) + tokens[place]]
    return " ".join(tokens)


def _hyphenated(match: re.Match[str]) -> str:
    word = match[0]
    return f"{word[:5]}&shy;{word[5:]}"


def attribute(text: str) -> str:
    """Return `text` for use between double quotation marks in a tag."""
    return escape(text, quote=True)


def slug(title: str) -> str:
    """Return the WordPress slug of `title` as the German locale makes it (facts: umlauts spelt out, quotes and stars vanish)."""
    text = title.lower()
    for letter, spelt in {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}.items():
        text = text.replace(letter, spelt)
    text = re.sub(r"(?<=\d)\.(?=\d)", "-", text)
    text = re.sub(r"[^a-z0-9\s–-]", "", text)
    return re.sub(r"[\s–-]+", "-", text).strip("-")
