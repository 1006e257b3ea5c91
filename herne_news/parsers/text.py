"""What the same text looks like however it was typed: normalising for keeping, folding for comparing."""

import re
import unicodedata

#: Soft hyphen, zero-width space, byte order mark, and the lone surrogates that JSON can smuggle in. The zero-width
#: joiner stays: it holds emoji together.
INVISIBLE = re.compile("[\u00ad\u200b\ufeff\ud800-\udfff]")
SENTENCE_ENDS, CLOSING = (".", "!", "?", ":", "…"), "\"'“”„‟’‘‚»«›‹)]"
WORD = re.compile(r"\w+")


def normalise(text: str) -> str:
    """Return `text` in NFC, stripped, without invisible characters, each run of white space (NBSP too) one blank.

    Idempotent. Quotation marks, dashes and typing errors stay as they are.
    """
    if text.isprintable():  # no control, no invisible character, and no white space but blanks
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        if "  " not in text:
            return text.strip(" ")
    elif not text.isascii():
        text = unicodedata.normalize("NFC", _visible(text))
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return the words of `text` in lower case, parted by one blank: quotes, case and punctuation do not count."""
    if text.isascii():
        return " ".join(WORD.findall(text.lower()))
    if not text.isprintable():
        text = _visible(text)
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def ends_sentence(line: str) -> bool:
    """Say whether a normalised line ends in ``. ! ? : …``, perhaps followed by closing quotes or brackets."""
    return line.rstrip(CLOSING).endswith(SENTENCE_ENDS)


def clean(text: str | None) -> str | None:
    """Return `text` normalised, or None where nothing is left of it."""
    return (normalise(text) or None) if text else None


def _visible(text: str) -> str:
    """Return `text` without invisible characters; whether it has any is asked first, in a third of the time."""
    if "\u00ad" in text or "\u200b" in text or "\ufeff" in text:
        return INVISIBLE.sub("", text)
    try:
        text.encode()
    except UnicodeEncodeError:
        return INVISIBLE.sub("", text)
    return text


def table(words: str) -> frozenset[str]:
    """Return the set of the blank-separated words of a table written as one string."""
    return frozenset(words.split())
