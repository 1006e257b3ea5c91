"""Where a text says what was asked for: marked spans of titles, and the passage of a text that says most of it."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from herne_news.german import WORD, fold
from herne_news.search.expression import Unit

#: Words of a passage, words of it before the first find, and characters of a title or passage that are shown.
PASSAGE, BEFORE, LONGEST = 36, 6, 400
#: Characters of a text that are searched for the passage, and those that are enough if they hold all that was asked for.
SEARCHED, BEGINNING = 20_000, 2_000


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text, and whether it is what was asked for."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Find:
    """A word that was asked for: by which unit, and whether as itself or as a part of a compound."""

    unit: int
    is_whole: bool = True


class Marker:
    """Finds what the units of a plan ask for in texts."""

    def __init__(self, units: Sequence[Unit], column: str | None = None) -> None:
        """Look for those of `units` that any text may say, or that `column` may."""
        units = [unit for unit in units if unit.term.field in (None, column)]
        self._units = len(units)
        self._words: dict[str, Find] = {}
        self._phrases: list[tuple[tuple[str, ...], int]] = []
        self._prefixes: list[tuple[str, int]] = []
        for number, unit in enumerate(units):
            if unit.term.kind == "phrase":
                self._phrases.append((unit.term.keys, number))
            elif unit.term.kind == "prefix":
                self._prefixes.append((unit.term.keys[0], number))
            else:
                for word in unit.meaning.forms:
                    self._words[word] = Find(number)
                for word in (*unit.meaning.heads, *unit.meaning.parts):
                    self._words.setdefault(word, Find(number, is_whole=False))

    def mark(self, text: str | None) -> tuple[Span, ...]:
        """Return a whole text, cut at LONGEST characters, in spans."""
        text = (text or "")[: LONGEST + 1]
        if len(text) > LONGEST:
            text = text[: LONGEST - 1] + "…"
        finds = self._finds(list(map(fold, WORD.findall(text))))
        places = enumerate(WORD.finditer(text) if finds else ())
        return _spans(text, 0, len(text), [found.span() for place, found in places if place in finds])

    def passage(self, text: str | None) -> tuple[Span, ...]:
        """Return the passage of `text` that says most of what was asked for, else its beginning; … where it was cut."""
        whole = (text or "")[:SEARCHED]
        text = whole[:BEGINNING]
        keys = list(map(fold, WORD.findall(text)))
        finds = self._finds(keys)
        if len({find.unit for find in finds.values() if find.is_whole}) < self._units and len(text) < len(whole):
            text = whole
            keys = list(map(fold, WORD.findall(text)))
            finds = self._finds(keys)
        first = max(_best(sorted(finds), finds) - BEFORE, 0)
        last = min(first + PASSAGE, len(keys))
        if not keys:
            return _spans(text[:LONGEST], 0, min(len(text), LONGEST), [])
        places = [found.span() for found in itertools.islice(WORD.finditer(text), first, last)]
        start = places[0][0] if first else 0
        end = min(places[-1][1] if last < len(keys) or len(text) < len(whole) else len(text), start + LONGEST)
        marks = [place for n, place in enumerate(places, start=first) if n in finds and place[1] <= end]
        before = (Span("… "),) if start else ()
        after = (Span("\N{NO-BREAK SPACE}…"),) if end < len(whole) else ()
        return (*before, *_spans(text, start, end, marks), *after)

    def _finds(self, keys: Sequence[str]) -> dict[int, Find]:
        """Return which of the words with `keys` are asked for, by their place."""
        finds = {place: self._words[key] for place, key in enumerate(keys) if key in self._words}
        for prefix, number in self._prefixes:
            finds |= {place: Find(number) for place, key in enumerate(keys) if key.startswith(prefix)}
        for phrase, number in self._phrases:
            for place, key in enumerate(keys):
                if key == phrase[0] and tuple(keys[place : place + len(phrase)]) == phrase:
                    finds.update(dict.fromkeys(range(place, place + len(phrase)), Find(number)))
        return finds


def _best(places: Sequence[int], finds: Mapping[int, Find]) -> int:
    """Return the place where a passage begins that says most: unlike units count most, then whole words."""
    best, first, start = (0, 0, 0), 0, 0
    for end, place in enumerate(places):
        while places[start] + PASSAGE - BEFORE <= place:
            start += 1
        inside = [finds[i] for i in places[start : end + 1]]
        score = (len({find.unit for find in inside}), sum(find.is_whole for find in inside), len(inside))
        if score > best:
            best, first = score, places[start]
    return first


def _spans(text: str, start: int, end: int, marks: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for first, last in marks:
        if first > start:
            spans.append(Span(text[start:first]))
        spans.append(Span(text[first:last], marked=True))
        start = last
    if start < end:
        spans.append(Span(text[start:end]))
    return tuple(spans)
