"""German words as a searcher types them: where they stand in a text, one spelling for all, one stem for all forms. Pure.

The key of a word is what the search index holds. Case, accents and the ways to write umlauts and sharp s make no difference to
it: Müller, Mueller and Muller have the key ``muller``, Straße and strasse ``strasse``.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import snowballstemmer

#: A run of letters and digits; a sign before "in" or "innen" (Bürger*innen, Sammler:in) does not part a word.
WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*(?:[*:_·](?=in(?:nen)?\b)[^\W_]+)?")
#: Letters that Unicode does not take apart into a letter and a mark.
LETTERS = str.maketrans({"æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "þ": "th"})
#: An umlaut spelled out; not in Quelle, Bauer or neue.
SPELLED_OUT = re.compile(r"ae|oe|(?<![aeq])ue")
#: What a key has at most; nobody types more of a word.
LONGEST = 60


@lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """Return the key of `word`, one of those that `words` finds; it may be empty for a word of marks alone."""
    plain = word.casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain)
        plain = "".join(letter for letter in parts if not unicodedata.combining(letter)).casefold().translate(LETTERS)
    if not plain.isalnum():
        plain = "".join(filter(str.isalnum, plain))
    return SPELLED_OUT.sub(lambda found: found[0][0], plain)[:LONGEST]


def words(text: str | None) -> Iterator[tuple[int, int, str]]:
    """Yield first and last place (as in a slice) and key of each word of a text."""
    for found in WORD.finditer(text or ""):
        key = fold(found[0])
        if key:
            yield *found.span(), key


def keys(text: str | None) -> list[str]:
    """Return the keys of all words of a text in their order."""
    found = map(fold, WORD.findall(text or ""))
    return list(filter(None, found))


@lru_cache(maxsize=100_000)
def stem(key: str) -> str:
    """Return what all forms of a word share, by Snowball's rules: Haus, Hauses and Häuser give ``haus``.

    Words from Latin lose their ending too, which Snowball leaves (Zentrum and Zentren give ``zentr``), and so does a plural's s
    after a vowel (Büros, Kitas).
    """
    found: str = snowballstemmer.stemmer("german").stemWord(key)
    if found.endswith("um") and len(found) > 5:
        return found[:-2]
    return found[:-1] if found.endswith(("as", "os")) and len(found) > 3 else found
