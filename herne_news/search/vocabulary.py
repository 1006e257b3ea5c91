"""Which words of the index are meant by a word: its forms, the compounds that it is a part of, and words that resemble it."""

import sqlite3
from dataclasses import dataclass
from string import ascii_lowercase

from herne_news.german import stem

#: Forms of a word that are asked for, the frequent ones first; German has about eight.
FORMS = 24
#: Compounds that a query asks for, the frequent ones first; its words share them.
COMPOUNDS = 150
#: Words that the beginnings of words in a query stand for, the frequent ones first.
BEGINNINGS = 200
#: A shorter word is looked for at the end of compounds only (Freibad): inside, it would be part of too many.
SHORTEST_PART = 4
#: A stem that is shorter than this may be another word's: Bürger is no part of Wasserburg.
SHORTEST_STEM = 6
#: How much of a word that resembles another is the same at least.
ALIKE = 0.6
#: Letters of a word that may be misspelled: a shorter one is one slip away from too many, a longer one asks for too much.
SHORTEST_MISSPELLED, LONGEST_MISSPELLED = 5, 40
#: Words that a misspelled one may stand for, the frequent ones first.
MISSPELLED = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words of the index: `forms` of the word that was typed, itself first, and compounds that hold it.

    `heads` are compounds that end in it, and so name a kind of it (a Rathaus is a Haus); `parts` are others (Haushalt).
    """

    forms: tuple[str, ...]
    heads: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def meaning(conn: sqlite3.Connection, key: str, most: int = COMPOUNDS) -> Meaning:
    """Return what is meant by a word, with at most so many compounds.

    The word itself is its first form also where the index does not hold it.
    """
    sql = "SELECT word FROM search_words WHERE stem = ? ORDER BY id LIMIT ?"
    found = (row[0] for row in conn.execute(sql, (stem(key), FORMS)))
    forms = tuple(dict.fromkeys((key, *found)))
    part = _part(forms)
    if not most or part is None:
        return Meaning(forms)
    rows = [row for row in _holding(conn, part, stem(key), most) if row[0] not in forms]
    heads = tuple(word for word, is_head in rows if is_head)
    return Meaning(forms, heads, tuple(word for word, is_head in rows if not is_head))


def beginning(conn: sqlite3.Connection, key: str, most: int = BEGINNINGS) -> tuple[str, ...]:
    """Return at most so many words of the index that begin with a key, the frequent ones first; the key itself for none."""
    sql = "SELECT word FROM search_words WHERE word >= ? AND word < ? ORDER BY id LIMIT ?"
    found = conn.execute(sql, (key, f"{key}\uffff", most))
    return tuple(word for (word,) in found) or (key,)


def resembling(conn: sqlite3.Connection, key: str) -> Meaning:
    """Return the words of the index that a word may stand for: one slip away, with their forms (Kirmes for Krimes).

    Where there are none, those that begin as it does, as far as any does: Impfzentrum for Impfung.
    """
    if found := _misspelled(conn, key):
        return Meaning(tuple(dict.fromkeys(form for word in found for form in meaning(conn, word, 0).forms)))
    sql = "SELECT word FROM search_words WHERE word >= ? AND word < ? ORDER BY id LIMIT ?"
    for length in range(len(key), max(SHORTEST_PART, round(len(key) * ALIKE)) - 1, -1):
        alike = conn.execute(sql, (key[:length], f"{key[:length]}\uffff", FORMS)).fetchall()
        if alike:
            return Meaning(tuple(word for (word,) in alike))
    return Meaning((key,))


def _misspelled(conn: sqlite3.Connection, key: str) -> list[str]:
    """Return words of the index that one slip makes `key` of: a letter too many, too few, another, or two that changed places."""
    if not SHORTEST_MISSPELLED <= len(key) <= LONGEST_MISSPELLED:
        return []
    halves = [(key[:place], key[place:]) for place in range(len(key) + 1)]
    slips = {left + right[1:] for left, right in halves if right}
    slips |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    slips |= {left + letter + right[cut:] for left, right in halves for letter in ascii_lowercase for cut in (0, 1)}
    marks = ", ".join("?" * len(slips))
    sql = f"SELECT word FROM search_words WHERE word IN ({marks}) ORDER BY id LIMIT ?"
    return [word for (word,) in conn.execute(sql, (*sorted(slips), MISSPELLED))]


def _holding(conn: sqlite3.Connection, part: str, its_stem: str, most: int) -> list[tuple[str, int]]:
    """Return words that hold `part`, and whether they end in a form of it; for a short part, these alone."""
    letters = " AND ".join(f'"{part[i : i + 3]}"' for i in range(len(part) - 2))
    is_head = "substr(w.stem, -length(:stem)) = :stem"
    sql = (
        f"SELECT w.word, {is_head} FROM search_parts p CROSS JOIN search_words w ON w.id = p.rowid"
        f" WHERE search_parts MATCH :letters AND instr(w.word, :part) {'' if len(part) >= SHORTEST_PART else 'AND ' + is_head}"
        " ORDER BY p.rowid LIMIT :most"
    )
    return conn.execute(sql, {"stem": its_stem, "letters": letters, "part": part, "most": most}).fetchall()


def _part(forms: tuple[str, ...]) -> str | None:
    """Return what compounds hold of the word: a form or stem that it begins with, or the word without a last e.

    Häuser gives ``haus`` (Rathaus), Schule ``schul`` (Schulhof); None where that is too short or no word.
    """
    key = forms[0]
    shorter = [form for form in forms if key.startswith(form) and len(form) >= SHORTEST_PART]
    if key.endswith("e") and len(key) > SHORTEST_PART + 1:
        shorter.append(key[:-1])
    if key.startswith(stem(key)) and len(stem(key)) >= SHORTEST_STEM:
        shorter.append(stem(key))
    part = min((*shorter, key), key=len)
    return part if part.isalpha() and part.isascii() and len(part) >= SHORTEST_PART - 1 else None
