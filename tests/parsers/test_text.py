import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.parsers.text import clean, ends_sentence, fold, normalise


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Neues\n\taus\u00a0der\u2009Stadt ", "Neues aus der Stadt"),
        ("Ku\u0308che", "Küche"),
        ("Kultur\u00adzentrum", "Kulturzentrum"),
        ("\ufeffBahnhof\u200bstraße", "Bahnhofstraße"),
        ("„Gänsefüßchen“ - – — ’", "„Gänsefüßchen“ - – — ’"),
        ("👩\u200d🚒 im Einsatz", "👩\u200d🚒 im Einsatz"),
        ("halb\ud800es", "halbes"),
        ("römisch- orthodoxen", "römisch- orthodoxen"),
    ],
)
def test_normalise(typed: str, kept: str) -> None:
    assert normalise(typed) == kept


@given(st.text())
def test_normalise_is_idempotent_and_leaves_nothing_behind(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert not set(once) & set("\u00a0\u00ad\u200b\ufeff\n\t")
    assert once == once.strip()


@given(st.text(st.characters() | st.sampled_from(" \u00a0\u00ad\u0308u")))
def test_normalise_is_what_it_says_for_any_text(text: str) -> None:
    visible = "".join(sign for sign in text if sign not in "\u00ad\u200b\ufeff" and not "\ud800" <= sign <= "\udfff")
    assert normalise(text) == " ".join(unicodedata.normalize("NFC", visible).split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("„Wir sind zufrieden“, sagt er.", '"Wir sind zufrieden" sagt er'),
        ("STRASSE", "Straße"),
        ("Frauen\u00adwoche", "Frauenwoche"),
    ],
)
def test_fold_makes_equal(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text(), st.text())
def test_fold_is_idempotent_and_a_list_of_words(text: str, other: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert fold(f"{text} … {other}").split() == fold(text).split() + fold(other).split()


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Das war es.", True),
        ("„Das war es.“", True),
        ("Er sagte (leise!)", True),
        ("Und dann …", True),
        ("Geöffnet:", True),
        ("am Dienstag, 3.", True),
        ("Halbe Zeile", False),
        ("Ende,", False),
        ("“", False),
    ],
)
def test_ends_sentence(line: str, ends: bool) -> None:
    assert ends_sentence(line) is ends


@pytest.mark.parametrize(("text", "kept"), [(None, None), ("\u00a0", None), (" a ", "a")])
def test_clean(text: str | None, kept: str | None) -> None:
    assert clean(text) == kept
