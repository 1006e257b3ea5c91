from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.replica.prose import TITLE_COUNT, Prose, numbered_title
from herne_news.replica.spelling import plain, slug, spell
from tests.replica.reading import text_of


@given(st.integers(), st.booleans())
def test_what_is_spelt_reads_as_the_text(seed: int, inline: bool) -> None:
    text = Prose(Random(seed)).paragraph()
    assert text_of(f"<div>{spell(text, Random(seed), inline=inline)}</div>") == plain(text)


@given(st.integers())
def test_no_sentence_stands_twice_in_one_story(seed: int) -> None:
    prose = Prose(Random(seed))
    paragraphs = [prose.paragraph() for _ in range(12)]
    assert len(set(paragraphs)) == len(paragraphs)


def test_titles_are_unlike_and_so_are_their_slugs() -> None:
    titles = [numbered_title(number) for number in range(TITLE_COUNT)]
    assert len(set(titles)) == TITLE_COUNT
    assert len({slug(title) for title in titles}) == TITLE_COUNT


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Größe, Übermut und Ärger", "groesse-uebermut-und-aerger"),
        ("Fast 4.000 Gäste: Sportler*innen", "fast-4-000-gaeste-sportlerinnen"),
        ("„Rote Rosen“ – vom 4. bis zum 17. März", "rote-rosen-vom-4-bis-zum-17-maerz"),
        ("🎈 Kaffee & Kuchen?", "kaffee-kuchen"),
    ],
)
def test_slugs_follow_the_facts_sheet(title: str, name: str) -> None:
    assert slug(title) == name
