"""Texts that are cut for lists: at a word, with an ellipsis as German spelling has it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.browse.text import cut
from herne_news.items import Caption
from herne_news.store.archive import Archive
from tests.browse.asking import get_all, tree
from tests.browse.checking import faults
from tests.store.records import entry, store, story


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


def test_names_of_white_space_can_be_seen_and_clicked(tmp_path: Path) -> None:
    names, path = ("\N{NO-BREAK SPACE}",), tmp_path / "a.db"
    with Archive.open(path) as archive:
        picture = Caption(position=1, text="Ein Bild.", credit=names[0])
        store(archive, entry(story(1, category=names[0], categories=names, authors=names, captions=(picture,))))
    places = ["/", "/artikel", "/artikel/1", "/suche", "/suche?kategorie=%C2%A0&foto=%C2%A0"]
    places += [place for kind in ("/rubriken", "/autoren", "/fotografen") for place in (kind, f"{kind}/%C2%A0")]
    answers = dict(zip(places, get_all(path, places), strict=True))
    assert {place: (answer.status_code, faults(tree(answer))) for place, answer in answers.items()} == dict.fromkeys(
        places, (200, [])
    )
