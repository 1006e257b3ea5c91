"""From what a reader typed to a query. Whatever was typed gives one; what is not understood is kept and told."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from herne_news.german import keys
from herne_news.search.periods import ALWAYS, Period, period

#: Characters and words of a query that are looked at.
LONGEST, MOST = 1000, 16
#: A shorter beginning of a word would be that of too many.
SHORTEST_PREFIX = 3

#: What may stand before a colon, and the column of the index that it means.
FIELDS = {
    "title": ("title", "titel"),
    "author": ("author", "autor", "autorin"),
    "category": ("category", "kategorie", "rubrik"),
    "credit": ("photo", "foto", "bild", "fotograf", "fotografin"),
    "tag": ("tag", "schlagwort"),
    "source": ("source", "quelle"),
    "date": ("date", "datum"),
    "since": ("from", "since", "von", "ab", "seit"),
    "until": ("until", "to", "bis"),
}
NAMES = {name: field for field, names in FIELDS.items() for name in names}
QUOTES = '"„“”«»'
TOKEN = re.compile(
    rf"(?P<minus>-)?(?:(?P<field>[^\W\d_]+):)?(?:[{QUOTES}](?P<phrase>[^{QUOTES}]*)[{QUOTES}]|(?P<word>[^\s{QUOTES}]*))"
)
#: What librarians' systems know: in capitals, in a query that has small letters, too. Here, all words are wanted anyway.
AND, NOT, OR = frozenset({"AND", "UND"}), frozenset({"NOT", "NICHT"}), frozenset({"OR", "ODER"})
#: Words that stand in almost any text: they are not asked for if another word is.
STOP_WORDS = frozenset(
    """
    aber alle als am an auch auf aus bei beim bis da das dass dem den der des die dies diese doch du durch ein eine einem einen
    einer eines er es fur gibt hat ich ihr im in ins ist ja kein man mit nach nicht noch nur ob oder sich sie sind so uber um und
    uns unter vom von vor war was wann wer wie wird wo zu zum zur
    """.split()  # noqa: SIM905 - a list of words reads better so
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One thing that is asked for.

    `keys` are those of one word, of the words of a phrase, or of the beginning of a word; `field` is the column of the index to
    look in, None for all.
    """

    keys: tuple[str, ...]
    kind: Literal["word", "phrase", "prefix"] = "word"
    field: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a reader asks for: all of `wanted`, nothing of `unwanted`, of the days of `period`.

    `ignored` was not understood; `short` are beginnings of words with an asterisk that are too short and were taken for words;
    `is_long` says that only the first words of it are looked at.
    """

    text: str = ""
    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    period: Period = ALWAYS
    ignored: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    is_long: bool = False

    @property
    def is_empty(self) -> bool:
        """Say whether it asks for nothing, so that every article is a hit."""
        return not (self.wanted or self.unwanted) and self.period == ALWAYS

    def required(self) -> tuple[Term, ...]:
        """Return what an article must have: without stop words where there are others."""
        others = tuple(t for t in self.wanted if t.kind != "word" or t.field or t.keys[0] not in STOP_WORDS)
        return others or self.wanted


def parse(text: str) -> Query:
    """Return the query that `text` means; never an error. docs/search.md describes the language."""
    wanted: list[Term] = []
    unwanted: list[Term] = []
    ignored: list[str] = []
    short: list[str] = []
    days, is_long = ALWAYS, len(text) > LONGEST
    pending: tuple[bool, str] | None = None
    for found, minus in _pieces(text[:LONGEST], ignored):
        field = NAMES.get((found["field"] or "").lower())
        value, quoted = found["phrase"], found["phrase"] is not None
        if value is None:
            value = found["word"]
        if found["field"] and not field:
            value = f"{found['field']}:{value}"
        if field and not value and not quoted:
            pending = (minus, field)  # "autor: Name", with a space
            continue
        if pending and not field and not minus:
            minus, field = pending
        pending = None
        if field in ("date", "since", "until"):
            named = None if minus else period(value)
            if named is None:
                ignored.append(found[0])
            else:
                days &= _side(field, named)
            continue
        term = _term(value, field, quoted=quoted)
        if term is None:
            if any(map(str.isalnum, value)):
                ignored.append(found[0])
        elif len(wanted) + len(unwanted) == MOST:
            is_long = True
        else:
            (unwanted if minus else wanted).append(term)
            short += [found[0]] if term.kind == "word" and not quoted and value.endswith("*") else []
    return Query(
        text=text,
        wanted=tuple(dict.fromkeys(wanted)),
        unwanted=tuple(unwanted),
        period=days,
        ignored=tuple(ignored),
        short=tuple(short),
        is_long=is_long,
    )


def _pieces(text: str, ignored: list[str]) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield what stands in a text, and whether it is unwanted, by a minus or by NOT before it; an OR goes to `ignored`."""
    has_operators, is_without = text != text.upper(), False
    for found in TOKEN.finditer(text):
        if has_operators and found[0] in AND | NOT | OR:
            is_without = found[0] in NOT
            ignored.extend({found[0]} & OR)
        elif found[0]:
            yield found, is_without or bool(found["minus"])
            is_without = False


def _side(field: str, named: Period) -> Period:
    if field == "since":
        return Period(since=named.since)
    return Period(until=named.until) if field == "until" else named


def _term(value: str, field: str | None, *, quoted: bool) -> Term | None:
    found = tuple(keys(value))[:MOST]
    if not found:
        return None
    if not quoted and value.endswith("*") and len(found) == 1 and len(found[0]) >= SHORTEST_PREFIX:
        return Term(keys=found, kind="prefix", field=field)
    return Term(keys=found, kind="word" if len(found) == 1 else "phrase", field=field)
