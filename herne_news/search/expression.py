"""From a query to expressions of SQLite's FTS5: the words as typed, in all their forms, and with compounds."""

import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from herne_news.search.periods import Period
from herne_news.search.query import Query, Term
from herne_news.search.vocabulary import BEGINNINGS, COMPOUNDS, Meaning, beginning, meaning, resembling
from herne_news.store.indexing import PLACES, token

#: Columns that hold names, in which a part of a word is no find.
NAMES = frozenset({"author", "credit"})
YEAR = re.compile("[0-9]{4}")
#: A facet that no article has.
NOTHING = '"\ue000"'


@dataclass(frozen=True, slots=True)
class Unit:
    """A term with what it means."""

    term: Term
    meaning: Meaning

    def expression(self, reach: str) -> str:
        """Return the FTS5 expression: ``exact`` as typed, ``whole`` with all forms, ``kinds`` and ``full`` with compounds.

        ``every`` is ``full`` without a bound to the words that a beginning of words stands for.
        """
        if self.term.kind == "phrase":
            found = f'"{" ".join(self.term.keys)}"'
        elif self.term.kind == "prefix" and reach == "every":
            found = f'"{self.term.keys[0]}"*'
        else:
            own = self.meaning
            words = {
                "exact": own.forms[:1] if self.term.kind == "word" else own.forms,
                "whole": own.forms,
                "kinds": (*own.forms, *own.heads),
            }.get(reach, (*own.forms, *own.heads, *own.parts))
            found = _any(f'"{word}"' for word in words)
        return f"{self.term.field} : {found}" if self.term.field else found


@dataclass(frozen=True, slots=True)
class Plan:
    """What the index is asked: `units` all of them, unless `is_any`; `without` none of them; `facets` as words of the index.

    `first` and `last` are the row numbers between which a hit lies.
    """

    units: tuple[Unit, ...]
    without: tuple[Unit, ...]
    facets: tuple[str, ...]
    first: int
    last: int
    everything: str
    is_any: bool = False
    is_near: bool = False

    @property
    def asks_index(self) -> bool:
        """Say whether the index of words is needed, or the order of days is enough."""
        return bool(self.units or self.without or self.facets)

    @property
    def has_compounds(self) -> bool:
        """Say whether a word of it is part of others."""
        return any(unit.meaning.heads or unit.meaning.parts for unit in self.units)

    def expression(self, reach: str, column: str | None = None) -> str:
        """Return the FTS5 expression for a reach as of a unit; with `column`, all words must stand in it."""
        words = [unit.expression(reach) for unit in self.units if not (column and unit.term.field)]
        wanted = [_any(words) if self.is_any else " AND ".join(words)] if words else []
        if column and wanted:
            wanted = [f"{column} : ({wanted[0]})"]
        found = " AND ".join(f"({part})" for part in (*wanted, *self.facets)) or self.everything
        if self.without:
            found = f"({found}) NOT ({_any(unit.expression('every') for unit in self.without)})"
        return found


def plan(
    conn: sqlite3.Connection, query: Query, filters: Mapping[str, str], *, is_any: bool = False, is_near: bool = False
) -> Plan:
    """Return how to find what `query` and `filters` (kind of facet and its value) ask for.

    With `is_any`, some of its words are enough; with `is_near`, a word that the index does not hold means words that resemble it.
    """
    units: list[Unit] = []
    facets: list[str] = []
    terms = query.required()
    for term in terms:
        if term.field == "source":
            facets.append(_source(conn, term))
        else:
            units.append(Unit(term, _meaning(conn, term, len(terms), is_near=is_near)))
    without = [Unit(term, Meaning(term.keys)) for term in query.unwanted if term.field != "source"]
    days = query.period
    for kind, value in filters.items():
        if kind == "year":
            days &= Period(f"{value}-01-01", f"{value}-12-31") if YEAR.fullmatch(value) else NEVER
        else:
            facets.append(_facet(conn, kind, value))
    excluded = tuple(_source(conn, term) for term in query.unwanted if term.field == "source")
    everything = _everything(conn, excluded)
    if excluded:
        facets.append(everything)
    first, last = rows_of(days)
    return Plan(tuple(units), tuple(without), tuple(facets), first, last, everything, is_any, is_near)


NEVER = Period("9999-12-31", "0001-01-01")


def rows_of(days: Period) -> tuple[int, int]:
    """Return the first and last row number of articles of these days; without an end, undated articles too if none is named."""
    first = int(days.since.replace("-", "")) * PLACES if days.since else 0 if days.until else -(2**62)
    last = (int(days.until.replace("-", "")) + 1) * PLACES - 1 if days.until else 2**62
    return first, last


def _meaning(conn: sqlite3.Connection, term: Term, terms: int, *, is_near: bool) -> Meaning:
    if term.kind == "prefix":
        return Meaning(beginning(conn, term.keys[0], BEGINNINGS // terms))
    if term.kind == "phrase" or term.field in NAMES:
        return Meaning(term.keys)
    found = meaning(conn, term.keys[0], 0 if term.field else COMPOUNDS // terms)
    if is_near and not (found.heads or found.parts or _is_known(conn, found)):
        return resembling(conn, term.keys[0])
    return found


def _is_known(conn: sqlite3.Connection, found: Meaning) -> bool:
    """Say whether the index holds the word or one of its forms."""
    known = conn.execute("SELECT 1 FROM search_words WHERE word = ?", found.forms[:1]).fetchone()
    return len(found.forms) > 1 or known is not None


def _source(conn: sqlite3.Connection, term: Term) -> str:
    return _facet(conn, "source", term.keys[0])


def _facet(conn: sqlite3.Connection, kind: str, value: str) -> str:
    try:
        row = conn.execute("SELECT id FROM counts WHERE kind = ? AND key = ?", (kind, value)).fetchone()
    except UnicodeEncodeError:  # half of a surrogate pair, which no archive holds
        row = None
    return f'"{token(kind, row[0])}"' if row else NOTHING


def _everything(conn: sqlite3.Connection, excluded: Iterable[str]) -> str:
    """Return an expression for all articles: those of any source."""
    found = [f'"{token("source", row[0])}"' for row in conn.execute("SELECT id FROM counts WHERE kind = 'source'")]
    return _any([name for name in found if name not in set(excluded)] or [NOTHING])


def _any(expressions: Iterable[str]) -> str:
    found = list(chain(expressions))
    return found[0] if len(found) == 1 else f"({' OR '.join(found)})"
