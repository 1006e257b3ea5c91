"""Which words of the index are meant by a word: its forms, and the compounds that it is a part of."""

import sqlite3
from dataclasses import dataclass

from herne_news.german import stem

#: Forms of a word that are asked for, the frequent ones first; German has about eight.
FORMS = 24
#: Compounds of a word that are asked for, the frequent ones first.
COMPOUNDS = 150
#: A shorter word would be part of too many; so would be its shortest form.
SHORTEST_PART = 4


@dataclass(frozen=True, slots=True)
class Meaning:
    """Words of the index: `forms` of the word that was typed, itself first, and `compounds` that hold it."""

    forms: tuple[str, ...]
    compounds: tuple[str, ...] = ()


def forms(conn: sqlite3.Connection, key: str) -> tuple[str, ...]:
    """Return the forms of a word that the index holds, and the word itself first in any case."""
    sql = "SELECT word FROM search_words WHERE stem = ? ORDER BY id LIMIT ?"
    found = (row[0] for row in conn.execute(sql, (stem(key), FORMS)))
    return tuple(dict.fromkeys((key, *found)))


def compounds(conn: sqlite3.Connection, known: tuple[str, ...]) -> tuple[str, ...]:
    """Return words that hold a form of the word whose forms are `known`, and are no form of it themselves.

    A form of fewer than SHORTEST_PART letters is none that is looked for inside words, nor is one with a digit.
    """
    part = shortest(known)
    if part is None:
        return ()
    letters = " AND ".join(f'"{part[i : i + 3]}"' for i in range(len(part) - 2))
    sql = (
        "SELECT w.word FROM search_parts p CROSS JOIN search_words w ON w.id = p.rowid"
        " WHERE search_parts MATCH ? AND instr(w.word, ?) ORDER BY p.rowid LIMIT ?"
    )
    found = (row[0] for row in conn.execute(sql, (letters, part, COMPOUNDS)))
    return tuple(word for word in found if word not in known)


def shortest(known: tuple[str, ...]) -> str | None:
    """Return the form that compounds are looked for by: a known form that the word begins with, or the word without a last e.

    Häuser gives ``haus`` (Rathaus), Schule ``schul`` (Schulhof); None where that is too short or no word.
    """
    key = known[0]
    begins = [form for form in known if key.startswith(form) and len(form) >= SHORTEST_PART]
    if key.endswith("e") and len(key) > SHORTEST_PART + 1:
        begins.append(key[:-1])
    found = min(begins, key=len, default=None)
    return found if found and found.isalpha() else None
