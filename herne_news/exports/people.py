"""Family and given name of an author, where the name itself tells them apart."""

import re

#: Words that stand before a family name and belong to it.
PARTICLES = frozenset(
    {"van", "von", "vom", "zu", "zum", "zur", "de", "den", "der", "del", "della", "di", "da", "du", "la", "le"}
)
#: What only the names of offices, editors and clubs hold.
NOT_OF_PEOPLE = re.compile(
    r"stadt|redaktion|presse|büro|amt\b|agentur|verein|feuerwehr|polizei|gruppe|team|schule|museum|gmbh|ruhr|herne\b|wanne|eickel",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
MOST_WORDS = 5


def family_and_given(name: str) -> tuple[str, str] | None:
    """Return family name and given names; None for what is no name of a person of at least two words.

    Particles go with the family name: ``von der Heide``, ``Karl``. A title such as Dr. stays with the given names.
    """
    words = name.split()
    if not 2 <= len(words) <= MOST_WORDS or NOT_OF_PEOPLE.search(name):
        return None
    if not all(WORD.fullmatch(word) for word in words) or not (words[0][0].isupper() and words[-1][0].isupper()):
        return None
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    if any(word in PARTICLES or word[0].islower() for word in words[:start]):
        return None
    return " ".join(words[start:]), " ".join(words[:start])
