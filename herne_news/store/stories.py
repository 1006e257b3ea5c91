"""Do two texts tell the same story? Pure: texts in, an answer out.

The hard part:

- A city prints by template: sittings, closures, weddings, daily figures repeat their sentences with other names and numbers.
- A copy is shortened, extended, given another opening, or put right in places; a list shows but its beginning.
- Senders describe themselves below their news, at greater length than the news.

So sentences are matched, not bags of words: most of the shorter text's sentences must stand in the longer, few of them with other
facts in their place, and not only those after the beginning. docs/data-model.md tells it under "Duplicates".
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zlib import crc32

#: Words that a text must have to be compared; of one with fewer than SHORT, nearly all must be in the longer: a few words of news
#: stand above a notice on tickets or telephones that is as long.
LEAST, SHORT = 14, 40
#: The share of the shorter text's words that must stand in the longer in sentences of the same facts.
SHARED = 0.5
#: The share that may stand there with other facts in their place, and the same of the beginning alone.
OTHER, OTHER_AT_HEAD = 0.25, 0.5
#: The share of the beginning that must stand there, too, unless nearly all of the text does.
HEAD, NEARLY_ALL = 0.3, 0.75
#: Sentences are alike if so much of the longer one's words stand in both.
ALIKE = 0.5
#: A text is looked at so far: a monster must not hold up the crawl.
LONGEST = 40_000
#: Size of a sketch; so many bits must be shared, and such a share of those of the smaller: some are by chance.
BITS, LEAST_SHARED, SHARED_BITS = 2048, 2, 0.3

WORD = re.compile(r"\w+")
LONG_WORD = re.compile(r"\w{8,}")
SENTENCE_END = re.compile(r"(?<=[^\d\s][.!?…:])[\"“”«»’)]*\s+|\n+")
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
DAY = re.compile(rf"\b0?(\d{{1,2}})\.\s*({'|'.join(MONTHS)}|\d{{1,2}}\.)")

Sentence = tuple[str, ...]


def sketch(body: str | None) -> bytes:
    """Return a sketch of a text, BITS bits: one is set for each two long words that follow one another.

    Texts that share sentences share bits. An empty one has no such words.
    """
    words = LONG_WORD.findall((body or "")[:LONGEST].casefold())
    places = {crc32(f"{one} {two}".encode()) % BITS for one, two in itertools.pairwise(words)}
    return sum(map((1).__lshift__, places)).to_bytes(BITS // 8, "little") if places else b""


def likeness(one: bytes, other: bytes) -> int:
    """Return how many bits two sketches share, 0 where they are too few for one story."""
    own, found = int.from_bytes(one, "little"), int.from_bytes(other, "little")
    shared = (own & found).bit_count()
    return shared if shared >= max(LEAST_SHARED, SHARED_BITS * min(own.bit_count(), found.bit_count())) else 0


def is_one_story(one: str | None, other: str | None) -> bool:
    """Say whether two texts tell the same story, whichever comes first."""
    shorter, longer = sorted((_sentences(one), _sentences(other)), key=_length)
    if _length(shorter) < LEAST:
        return False
    found = list(_match(shorter, longer))
    head = found[: max(3, len(found) // 3)]
    whole, beginning = _weigh(found), _weigh(head)
    least = NEARLY_ALL if _length(shorter) < SHORT else SHARED
    if whole.same < least or whole.other > OTHER or beginning.other > OTHER_AT_HEAD:
        return False
    return beginning.same >= HEAD or whole.same >= NEARLY_ALL


def _sentences(body: str | None) -> list[Sentence]:
    text = DAY.sub(_day, (body or "")[:LONGEST])
    return [words for part in SENTENCE_END.split(text) if (words := tuple(WORD.findall(part)))]


def _day(found: re.Match[str]) -> str:
    """Write each day as "12. 5.", however it stands there."""
    day, month = found.groups()
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month[:-1])
    return f"{day}_{number}"


def _length(sentences: Sequence[Sentence]) -> int:
    return sum(map(len, sentences))


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of the shorter text: how many words it has, whether the longer has it, and whether with other facts."""

    words: int
    is_there: bool
    has_other_facts: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """Which shares of the words stand in the other text with the same facts, and with other ones."""

    same: float
    other: float


def _weigh(found: Sequence[Match]) -> Weights:
    total = sum(match.words for match in found) or 1
    there = [match for match in found if match.is_there]
    return Weights(
        same=sum(match.words for match in there if not match.has_other_facts) / total,
        other=sum(match.words for match in there if match.has_other_facts) / total,
    )


def _match(shorter: Sequence[Sentence], longer: Sequence[Sentence]) -> Iterator[Match]:
    """Yield what became of each sentence of the shorter text."""
    known = set(longer)
    bags = [frozenset(words) for words in longer]
    for number, words in enumerate(shorter):
        is_cut = number == len(shorter) - 1 and any(other[: len(words)] == words for other in longer)
        if words in known or is_cut:
            yield Match(len(words), is_there=True)
            continue
        own = frozenset(words)
        best = _most_alike(own, bags)
        if best is None:
            yield Match(len(words), is_there=False)
        else:
            gone, come = own - best, best - own
            yield Match(len(words), is_there=True, has_other_facts=_are_other_facts(gone, come))


def _most_alike(own: frozenset[str], bags: Sequence[frozenset[str]]) -> frozenset[str] | None:
    """Return the sentence that has most in common with `own`, None where none is alike."""
    best, most, size = None, 0.0, len(own)
    for bag in bags:
        longer = max(size, len(bag))
        least = max(most, ALIKE) * longer
        if size >= least <= len(bag) and (shared := len(own & bag)) >= least and shared > most * longer:
            best, most = bag, shared / longer
    return best


def _are_other_facts(gone: frozenset[str], come: frozenset[str]) -> bool:
    """Say whether names, nouns or numbers have taken the place of others, and not only of another form of themselves."""
    before, after = ({word for word in words if word[0].isupper() or word[0].isdecimal()} for words in (gone, come))
    if not before or not after:
        return False
    is_new = any(not any(_is_form(word, other) for other in before) for word in after)
    return is_new or any(not any(_is_form(word, other) for other in after) for word in before)


def _is_form(word: str, other: str) -> bool:
    """Say whether one word holds the other: Verwaltung and Stadtverwaltung, Straße and Str."""
    word, other = sorted((word.casefold(), other.casefold()), key=len)
    return word.isalpha() and len(word) > 2 and word in other
