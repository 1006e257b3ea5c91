"""How `history` tells what changed: every field in words, none as JSON."""

from herne_news.provenance.history import differences
from tests.store.records import story

FIRST = story().content()
SECOND = story(
    title="Straßenfest fällt aus",
    categories=("Gesellschaft", "Kultur"),
    captions=story().captions[:1],
    updated=None,
    body="Am Wochenende wird nicht gefeiert.\n\n## Programm\n\n- Musik\n- Größe zeigen – „mit Hut“",
).content()


def test_each_field_is_told_in_words() -> None:
    assert list(differences(FIRST, SECOND)) == [
        "  categories: Gesellschaft, Ausgabe 2020/2 -> Gesellschaft, Kultur",
        "  title: Straßenfest Nummer 1 -> Straßenfest fällt aus",
        "  updated: 2020-05-04 -> nothing",
        "  captions:",
        "  - © Stadt Herne",
        "  body:",
        "  - Am Wochenende wird gefeiert.",
        "  + Am Wochenende wird nicht gefeiert.",
    ]


def test_paragraphs_of_a_lead_are_one_line() -> None:
    told = differences({"lead": "Ein Satz.\n\nNoch einer."}, {"lead": None})
    assert list(told) == ["  lead: Ein Satz. Noch einer. -> nothing"]


def test_a_first_version_is_told_whole() -> None:
    told = list(differences({}, FIRST))
    start = told.index("  captions:")
    assert told[start : start + 3] == [
        "  captions:",
        "  + Die Bühne. © Thomas Schmidt Bühne https://inherne.net/b.jpg",
        "  + © Stadt Herne",
    ]
    assert not any("{" in line or "[" in line for line in told)
