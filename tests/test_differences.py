"""Differences between texts: true for any two texts, small where little changed, and quick for hostile ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.differences import MOST, Paragraph, Piece, changed_keys, compare, compare_words, paragraphs

WORDS = st.lists(st.sampled_from(["am", "See", "liegt", "ein", "Boot", "Boot.", "\n"]), min_size=1, max_size=12).map(
    " ".join
)
TEXTS = st.lists(WORDS.map(str.strip).filter(bool), max_size=6)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_from_the_differences(before: list[str], after: list[str]) -> None:
    found = compare(before, after)
    assert [paragraph.text("added") for paragraph in found if paragraph.kind != "added"] == before
    assert [paragraph.text("removed") for paragraph in found if paragraph.kind != "removed"] == after


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: list[str]) -> None:
    assert {paragraph.kind for paragraph in compare(text, text)} <= {"same"}


@given(st.text(), st.text())
def test_both_paragraphs_can_be_read_from_the_pieces(before: str, after: str) -> None:
    pieces = compare_words(before, after)
    assert Paragraph("changed", pieces).text("added") == before
    assert Paragraph("changed", pieces).text("removed") == after
    assert all(piece.text for piece in pieces)


def test_a_word_that_changed_is_marked_alone() -> None:
    before = ["Das Fest beginnt am Freitag um acht.", "Der Eintritt ist frei."]
    after = ["Das Fest beginnt am Samstag um acht.", "Der Eintritt ist frei."]
    assert compare(before, after) == [
        Paragraph(
            "changed",
            (
                Piece("same", "Das Fest beginnt am"),
                Piece("removed", " Freitag"),
                Piece("added", " Samstag"),
                Piece("same", " um acht."),
            ),
        ),
        Paragraph("same", (Piece("same", "Der Eintritt ist frei."),)),
    ]


def test_a_paragraph_that_is_another_one_is_removed_and_added() -> None:
    assert compare(["Alles bleibt anders hier."], ["Nun etwas ganz Neues."]) == [
        Paragraph("removed", (Piece("removed", "Alles bleibt anders hier."),)),
        Paragraph("added", (Piece("added", "Nun etwas ganz Neues."),)),
    ]


def test_a_new_paragraph_does_not_move_the_others() -> None:
    kinds = [paragraph.kind for paragraph in compare(["eins", "zwei", "drei"], ["eins", "neu", "zwei", "drei"])]
    assert kinds == ["same", "added", "same", "same"]


@pytest.mark.parametrize("size", [400, 60_000])
def test_long_texts_without_a_common_word_are_replaced_as_a_whole(size: int) -> None:
    before, after = (" ".join(f"{letter}{n}" for n in range(size)) for letter in "ab")
    assert (size * size > MOST) is (size > 1000)
    assert [piece.kind for piece in compare_words(before, after)] == ["removed", "added"]


def test_paragraphs_of_a_body() -> None:
    assert paragraphs("  Eins \t zwei\ndrei \n\n \n\n## Vier\n") == ["Eins zwei\ndrei", "## Vier"]
    assert paragraphs(None) == []


def test_keys_that_changed() -> None:
    assert changed_keys({"a": 1, "b": None, "c": 3}, {"a": 1, "c": 4, "d": 5}) == ["c", "d"]
