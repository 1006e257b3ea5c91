import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.parsers.bylines import author_in_intro, is_person, name_in_full, read_byline, split_names, tidy_author

RUTH, JAKOB = "Ruth Hellkamp", "Jakob Wenderoth"
#: line, authors, and whether only the end of a text makes it a byline
LINES = {
    "text-and-photos": (f"Text: {RUTH} / Fotos: {JAKOB}", (RUTH,), False),
    "text-and-photos-without-slash": (f"Text: {RUTH} Fotos: {JAKOB}", (RUTH,), False),
    "text-and-photos-by-one": (f"Text und Fotos: {RUTH}", (RUTH,), False),
    "interview": (f"Das Interview führte {RUTH} / Fotos: {JAKOB} / WDR", (RUTH,), False),
    "von": (f"Von {RUTH}", (RUTH,), False),
    "von-two": (f"Von {RUTH} und {JAKOB}", (RUTH, JAKOB), False),
    "von-one-twice": (f"Von {RUTH} und {RUTH}", (RUTH,), False),
    "by": (f"By {RUTH}", (RUTH,), False),
    "von-with-a-colon": (f"Von: {RUTH}", (RUTH,), False),
    "author-label": (f"Autorin: {RUTH}", (RUTH,), False),
    "photos-only": (f"Fotos: {JAKOB}", (), False),
    "brackets": (f"({RUTH})", (RUTH,), True),
    "bare": (RUTH, (RUTH,), True),
    "bare-with-title": (f"Dr. {RUTH}", (RUTH,), True),
    "particle": ("Eva von der Heide", ("Eva von der Heide",), True),
    "hyphens": ("Käthe Schröder-Süß", ("Käthe Schröder-Süß",), True),
    "sign": ("red/jör", (), True),
    "sign-in-brackets": ("(pb)", (), True),
    "agency": ("KNA", (), True),
    "office": ("Text: Redaktion", (), True),
    "magazine": ("Text: inherne", (), True),
}
NO_BYLINES = [
    "Von wegen, das war noch lange nicht alles",
    "Von 8 bis 10 Uhr",
    "Neue Wege",
    "Stadt Herne",
    "NÄCHSTER ARTIKEL",
    "und so",
    "Ruth",
    "Text: Das steht in jedem Heft und ist kein Name",
    "Ein Satz, in dem Ruth Hellkamp vorkommt.",
    "",
]


@pytest.mark.parametrize(("line", "authors", "only_at_the_end"), LINES.values(), ids=LINES)
def test_read_byline(line: str, authors: tuple[str, ...], only_at_the_end: bool) -> None:
    byline = read_byline(line, edge=True)
    assert byline is not None
    assert byline.authors == authors
    assert (read_byline(line, edge=False) is None) is only_at_the_end


@pytest.mark.parametrize("line", NO_BYLINES)
def test_no_byline(line: str) -> None:
    assert read_byline(line, edge=True) is None


#: Labels of lists as they end a text, in capitals like names.
LABELS = (
    "Verwandte Themenbereiche", "Weitere Themen", "Ähnliche Beiträge", "Ähnlicher Beitrag", "Mehr Lesestoff", "Häufige Fragen",
    "Wichtige Hinweise", "Passende Angebote", "Aktuelle Stadtgespräche", "Empfohlene Bücher", "Unsere Lesetipps",
    "Bunte Meldungen", "Ludgers Termine", "Herner Veranstaltungen", "Spannende Geschichten", "Assistenz der Buchhaltung",
)  # fmt: skip
#: Names that end, or begin, nearly like a label.
NAMES = (
    "Rüdiger Fischer", "Edwige Lange", "Uwe Große", "Jonas Hartung", "Helge Freundliche", "Max Wende", "Heinrich Jungen",
    "Christoph Links", "Brigitte Neue-Berg", "Rike Ortsteil", "Ina von der Heide",
)  # fmt: skip


@pytest.mark.parametrize("line", LABELS)
def test_the_label_of_a_list_is_no_name(line: str) -> None:
    assert (is_person(line), split_names(line), read_byline(line, edge=True)) == (False, (), None)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_looks_like_a_label_is_one(name: str) -> None:
    assert (is_person(name), split_names(name)) == (True, (name,))


@given(st.text(), st.booleans())
def test_read_byline_never_fails(line: str, edge: bool) -> None:
    byline = read_byline(line, edge=edge)
    assert byline is None or all(is_person(name) for name in byline.authors)


def test_author_in_an_introduction() -> None:
    assert author_in_intro(f"Im Gespräch mit inherne-Redakteurin {RUTH} erzählt er davon.") == RUTH
    assert author_in_intro(f"Die Redakteurin {RUTH} ist hier nicht gemeint.") is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (f"{RUTH}, {JAKOB}", (RUTH, JAKOB)),
        (f"{RUTH} & {JAKOB}", (RUTH, JAKOB)),
        (f"{RUTH} und die Redaktion", ()),
        ("ruth@example.org", ()),
        ("Pressestelle Herne", ()),
    ],
)
def test_split_names(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"Von {RUTH}", RUTH),
        (f"By {RUTH}", RUTH),
        (f"Geschrieben von{RUTH}", RUTH),
        (f"View all of {RUTH}’s posts.", RUTH),
        ("Alle Beiträge von Ruth", None),
        ("Archiv anzeigen →", None),
        ("Author archives", None),
        ("Autorinnenarchiv", None),
        ("Published by Redaktion", None),
        ("Unbekannt", None),
        ("1 post", None),
        (f"Publiziert von {RUTH}", RUTH),
        ("Stadtarchiv Herne", "Stadtarchiv Herne"),
        ("Redaktion", None),
        ("admin", None),
        ("ruth@example.org", None),
        ("https://example.org/ruth", None),
        ("inHerne", None),
        ("Redaktion inherne", None),
        ("Pressebüro der Stadt Herne", None),
        ("red/jör", None),
        ("ruth", "ruth"),
        ("rh", "rh"),
        ("Stadtwerke Herne", "Stadtwerke Herne"),
        ("Teichblatt Redaktion", "Teichblatt Redaktion"),
        ("www.teichblatt.example", "www.teichblatt.example"),
        (f"von: {RUTH}", RUTH),
    ],
)
def test_tidy_author(text: str, name: str | None) -> None:
    assert tidy_author(text) == name


@pytest.mark.parametrize(
    ("life", "name"),
    [
        (f"{RUTH} ist freie Autorin in Wanne.", RUTH),
        (f"{RUTH} – Autorin", RUTH),
        (f"Über {RUTH}", RUTH),
        ("Ruth Hallo!", None),
        ("Ruth schreibt gern.", None),
        (f"{JAKOB} ist Fotograf.", None),
    ],
)
def test_a_first_name_in_full(life: str, name: str | None) -> None:
    assert name_in_full("Ruth", life) == name
