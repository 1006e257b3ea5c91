"""Credit lines and what only looks like one; which picture a credit goes to."""

import pytest

from herne_news.items import Caption
from herne_news.parsers.herne.credits import Picture, captions_of, credit_of
from tests.parsers.herne.pages import LEAD, MORE, read, release

CREDITS = {
    "Foto: Adobe Stock": "Adobe Stock",
    "Fotos: Mara Linde / Stadt Herne": "Mara Linde / Stadt Herne",
    "Foto: pixabay": "pixabay",
    "Foto:pixabay.": "pixabay",
    "Bild Adobe Stock": "Adobe Stock",
    "Bilder Young-Soo Chang": "Young-Soo Chang",
    "Bild: Stadtarchiv": "Stadtarchiv",
    "Foto Jörg van der Heide": "Jörg van der Heide",
    "Bildnachweis: Étienne Öhm": "Étienne Öhm",
    "© Mara Linde, Stadt Herne": "Mara Linde, Stadt Herne",
    "©Mara Linde": "Mara Linde",
}
NO_CREDITS = (
    "Bilder und Karten ergänzen ihn.", "Bilder zeigen den alten Bahnhof", "Bild", "Foto:", "Bildung", "Fotografie Heute",
    "Fotoausstellung Im Rathaus", "Foto Meyer lädt ein.", "Bilder Einer Ausstellung.", "Das Foto: Mara Linde", "",
    "Foto: Wer auf dem Bild zu sehen ist, weiß heute niemand mehr. Wer es doch weiß, meldet sich im Archiv.",
    "Bild 3 zeigt den Plan", "Bildungsbericht Stadt Herne",
)  # fmt: skip


@pytest.mark.parametrize(("line", "name"), CREDITS.items())
def test_credit(line: str, name: str) -> None:
    assert credit_of(line) == name


@pytest.mark.parametrize("line", NO_CREDITS)
def test_no_credit(line: str) -> None:
    assert credit_of(line) is None


ONE = Picture("https://www.herne.de/1.jpg", "Eins", None)
TWO = Picture("https://www.herne.de/2.jpg", None, None)
SHOWN = Picture("https://www.herne.de/3.jpg", "Drei", "Der Bagger (Foto: Mara Linde)")
REPRO = Picture("https://www.herne.de/5.jpg", None, "Das Foto: eine Erinnerung an den alten Markt. Repro: Stadtarchiv")
BARE = Picture("https://www.herne.de/6.jpg", None, "Bild Stadtarchiv")
TOLD = Picture("https://www.herne.de/4.jpg", "Vier", "Der Kran")


def caption(position: int, picture: Picture | None, text: str | None, name: str | None) -> Caption:
    url, alt = (picture.image_url, picture.alt) if picture else (None, None)
    return Caption(position=position, text=text, credit=name, image_url=url, alt=alt)


def test_picture_without_credit_gives_nothing() -> None:
    assert captions_of([ONE, TWO], []) == ()


def test_credits_go_to_pictures_in_order_and_may_be_left_over() -> None:
    assert captions_of([ONE, TWO], ["A", "B", "C"]) == (
        caption(1, ONE, None, "A"),
        caption(2, TWO, None, "B"),
        caption(3, None, None, "C"),
    )


def test_credit_in_a_caption_is_its_own_and_a_caption_without_one_takes_the_next() -> None:
    assert captions_of([SHOWN, TOLD, REPRO, BARE, ONE], ["A"]) == (
        caption(1, SHOWN, "Der Bagger", "Mara Linde"),
        caption(2, TOLD, "Der Kran", "A"),
        caption(3, REPRO, "Das Foto: eine Erinnerung an den alten Markt.", "Stadtarchiv"),
        caption(4, BARE, None, "Stadtarchiv"),
    )


def test_credit_in_an_element_of_its_own() -> None:
    figure = (
        "<figure><img src='/a.jpg'><figcaption>Der Kran<span class='copyright'>Mara Linde</span></figcaption></figure>"
    )
    article = read(release(f"<p>{LEAD}</p>", figure, f"<p>{MORE}</p>"))
    assert article.captions == (
        Caption(position=1, text="Der Kran", credit="Mara Linde", image_url="https://www.herne.de/a.jpg", alt=None),
    )
    assert article.body == f"{LEAD}\n\n{MORE}"
