"""Facts on inherne.net, section 6: captions on a page; how text and credit are parted, `tests/parsers/test_credits.py` says."""

import pytest

from tests.parsers.inherne.pages import FIRST, SECOND, TITLE, paragraphs, read

TEXT = paragraphs(FIRST, SECOND)
LONG = (
    "Im Bild ist das alte Tor. Es stammt aus dem Jahr 1914. Seitdem hat es niemand mehr bewegt, nicht einmal der Wind."
)
NAMES = "Ina, Uwe, Eva, Jan, Ute, Max, Lea und Kai (v.l.)"


def figure(caption: str, alt: str = "") -> str:
    return f"<figure><img src='/a.jpg' alt='{alt}'><figcaption>{caption}</figcaption></figure>"


def slider(*captions: str) -> str:
    """Return a slider of which only the first slide is shown."""
    slides = "".join(
        f"<li style='display:{'none' if number else 'block'}'><img src='/{number}.jpg' alt=''>"
        f"<div class='caption-wrap'><div class='caption'>{caption}</div></div></li>"
        for number, caption in enumerate(captions)
    )
    return f"<div class='metaslider'><ul class='slides'>{slides}</ul></div>"


#: Text of the post -> texts and credits of its captions.
CAPTIONS: dict[str, tuple[str, list[tuple[str | None, str | None]]]] = {
    "slides-that-are-hidden": (
        slider("Eins ©Ina Kohl", "Zwei ©Ina Kohl"),
        [("Eins", "Ina Kohl"), ("Zwei", "Ina Kohl")],
    ),
    "one-credit-on-nine-slides": (slider(*["©adhoc Verlag"] * 9), [(None, "adhoc Verlag")] * 9),
    "two-sliders-of-one-caption": (slider("Das Tor") + slider("Das Tor"), [("Das Tor", None)] * 2),
    "picture-and-slider": (figure("Das Tor ©Ina Kohl") + slider("Eins"), [("Das Tor", "Ina Kohl"), ("Eins", None)]),
    "caption-that-is-the-title": (figure(TITLE), [(TITLE, None)]),
    "caption-of-only-a-credit": (figure("© Stadt Herne, Ina Kohl"), [(None, "Stadt Herne, Ina Kohl")]),
    "caption-of-several-sentences": (figure(LONG), [(LONG, None)]),
    "caption-of-eight-names": (figure(f"{NAMES} ©Ina Kohl, Stadt Herne"), [(NAMES, "Ina Kohl, Stadt Herne")]),
    "position-with-blank": (figure("Ina und Uwe (v. l.). © Ina Kohl"), [("Ina und Uwe (v. l.).", "Ina Kohl")]),
    "position-with-li": (figure("Ina und Uwe (v.li.). © Ina Kohl"), [("Ina und Uwe (v.li.).", "Ina Kohl")]),
    "alt-that-says-the-same": (figure("Das Tor. © Ina Kohl", "Das Tor. © Ina Kohl"), [("Das Tor.", "Ina Kohl")]),
    "alt-without-caption": ("<p><img src='/a.jpg' alt='Das Tor'></p>", []),
}


@pytest.mark.parametrize("name", CAPTIONS)
def test_6_captions(name: str) -> None:
    inner, captions = CAPTIONS[name]
    article = read(inner + TEXT)
    assert [(caption.text, caption.credit) for caption in article.captions] == captions
    assert (article.title, article.body, article.authors) == (TITLE, f"{FIRST}\n\n{SECOND}", ())


@pytest.mark.parametrize("place", ["in-front-of-the-text", "behind-the-text"])
def test_6_caption_that_is_a_name_is_no_byline(place: str) -> None:
    inner = figure("Oskar Schleiter") + TEXT if place == "in-front-of-the-text" else TEXT + figure("Oskar Schleiter")
    article = read(inner)
    assert [caption.text for caption in article.captions] == ["Oskar Schleiter"]
    assert (article.authors, article.body) == ((), f"{FIRST}\n\n{SECOND}")


def test_6_single_picture_between_date_line_and_text() -> None:
    article = read(TEXT, below=figure("Das Tor. © Ina Kohl, Stadt Herne"))
    assert [(caption.text, caption.credit) for caption in article.captions] == [("Das Tor.", "Ina Kohl, Stadt Herne")]
    assert article.body == f"{FIRST}\n\n{SECOND}"


def test_6_a_photographer_is_no_author() -> None:
    assert read(figure("Das Tor. Foto: Ina Kohl, Stadt Herne.") + TEXT).authors == ()
