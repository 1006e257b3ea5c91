"""One spelling for a word however it is typed, one stem for its forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.german import LONGEST, fold, keys, stem, words


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        ("Müller Mueller Muller MÜLLER mu\u0308ller", "muller"),
        ("Straße Strasse STRASSE STRAẞE strasse", "strasse"),
        ("Fußball Fussball", "fussball"),
        ("Käthe Kaethe", "kathe"),
        ("Öl Oel öl", "ol"),
        ("Café cafe CAFÉ", "cafe"),
        ("Bürger*innen Bürger:innen Bürger_innen Bürger·innen Bürgerinnen", "burgerinnen"),
        ("Łódź Lodz", "lodz"),
        ("ﬁnal final", "final"),
    ],
)
def test_spellings_of_one_word(spellings: str, key: str) -> None:
    assert set(keys(spellings)) == {key}


@pytest.mark.parametrize("word", ["neue", "Quelle", "Bauer", "Frauen", "Steuer", "Feuer"])
def test_what_only_looks_like_an_umlaut_stays(word: str) -> None:
    assert fold(word) == word.lower()


@pytest.mark.parametrize(
    "forms",
    [
        "Haus Hauses Häuser Häusern",
        "Zentrum Zentrums Zentren",
        "Museum Museen",
        "Gymnasium Gymnasien",
        "Büro Büros",
        "Kita Kitas",
        "Buch Bücher Büchern Buches",
        "Straße Straßen",
        "Ausstellung Ausstellungen",
        "neu neue neuen neues",
    ],
)
def test_forms_of_one_word(forms: str) -> None:
    assert len({stem(key) for key in keys(forms)}) == 1


@given(st.text(alphabet=st.characters(codec=None), max_size=80))
def test_keys_are_words_without_case_and_marks(text: str) -> None:
    found = list(words(text))
    assert [key for _, _, key in found] == keys(text)
    assert all(key.isalnum() and key == key.lower() and len(key) <= LONGEST for _, _, key in found)
    assert all(keys(text[first:last]) == [key] for first, last, key in found)
    assert all(keys(key) == [fold(key)] for _, _, key in found)


@given(st.from_regex(r"[a-zäöüß]{1,30}", fullmatch=True))
def test_capitals_make_no_difference(word: str) -> None:
    assert fold(word) == fold(word.capitalize())
