"""Texts that are cut for lists: at a word, with an ellipsis as German spelling has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.browse.text import cut


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Ein Fest", 8, "Ein Fest"),
        ("Ein Fest im Hof", 10, "Ein Fest\N{NO-BREAK SPACE}…"),
        ("Ein Fest im Hof", 8, "Ein Fest\N{NO-BREAK SPACE}…"),
        ("Ein Fest im Hof", 9, "Ein Fest\N{NO-BREAK SPACE}…"),
        ("Ein  Fest \n im", 8, "Ein Fest\N{NO-BREAK SPACE}…"),
        ("Rindfleischetikettierung", 10, "Rindfleisc…"),
        ("Am Rindfleischetikettierungstag", 12, "Am Rindfleis…"),
        (None, 10, ""),
    ],
)
def test_a_space_tells_words_left_out_from_a_word_cut(text: str | None, length: int, expected: str) -> None:
    assert cut(text, length) == expected


@given(st.text(alphabet="ab \n…", max_size=60), st.integers(1, 30))
def test_what_is_cut_is_the_beginning(text: str, length: int) -> None:
    line, shown = " ".join(text.split()), cut(text, length)
    assert len(shown) <= length + 2
    assert line == shown or line.startswith(shown[:-1].rstrip("\N{NO-BREAK SPACE}"))
