"""The expectation itself is tested: a reader that found nothing would agree with a crawl that stores nothing."""

import pytest

from tests.real.post import Picture
from tests.real.rendered import captioned, captions, paragraphs, text_of
from tests.real.rest import canonical

CLASSIC = """<figure id="attachment_8" style="width: 225px" class="wp-caption alignnone"><a href="http://h/bild-4.jpg">
<img class="wp-image-8" src="http://h/bild-4-225x300.jpg" alt="" /></a><figcaption class="wp-caption-text">Süßes &amp;
Bücher. Foto: Jördis Groß</figcaption></figure>"""
GALLERY = """<div id='gallery-1' class='gallery'><figure class='gallery-item'><div class='gallery-icon'>
<a href='http://h/bild-5/'><img src="http://h/bild-5-150x150.jpg" alt="Der „Turm“" /></a></div>
<figcaption class='gallery-caption'>
\t\t\t\tDer „Turm“ bei Nacht © Pressebüro, Stadt Kanalstadt.
</figcaption></figure><figure class='gallery-item'><img src="http://h/stumm.jpg" /></figure></div>"""
BLOCKS = """<figure class="wp-block-gallery"><figure class="wp-block-image"><img src="http://h/bild-0.jpg" alt=" " />
<figcaption>Am
 Kanal</figcaption></figure><figcaption class="blocks-gallery-caption">Eindrücke vom Tag</figcaption></figure>"""
LONG = "Mehr als 573 Gäste kamen, obwohl es am Kanal den ganzen Vormittag über geregnet hatte."


@pytest.mark.parametrize(
    ("rendered", "expected"),
    [
        pytest.param(CLASSIC, [Picture("Süßes & Bücher.", "Jördis Groß", None, "http://h/bild-4.jpg")], id="classic"),
        pytest.param(
            GALLERY,
            [
                Picture(
                    "Der „Turm“ bei Nacht", "Pressebüro, Stadt Kanalstadt", "Der „Turm“", "http://h/bild-5-150x150.jpg"
                )
            ],
            id="gallery",
        ),
        pytest.param(
            BLOCKS,
            [Picture("Am Kanal", None, None, "http://h/bild-0.jpg"), Picture("Eindrücke vom Tag", None, None, None)],
            id="block gallery",
        ),
        pytest.param("<p>Ohne Bild</p>", [], id="none"),
    ],
)
def test_captions(rendered: str, expected: list[Picture]) -> None:
    assert captions(rendered) == tuple(expected)


def test_a_credit_alone_is_no_text() -> None:
    assert captioned("Foto: Jördis Groß", alt="Bild", url=None) == Picture(None, "Jördis Groß", "Bild", None)


def test_paragraphs_are_running_text_outside_figures() -> None:
    short = "<p>Text: Gesa Ahlers / Fotos: Jördis Groß</p>"
    in_figure = f"<figure><figcaption><p>{LONG}</p></figcaption></figure>"
    assert paragraphs(f"<p>{LONG}</p>{in_figure}<blockquote><p>{LONG} Ja.</p></blockquote>{short}") == (
        LONG,
        f"{LONG} Ja.",
    )


@pytest.mark.parametrize(
    ("rendered", "text"),
    [("K&uuml;che &#8211; 3 &lt; 4 und <em>viel</em>", "Küche – 3 < 4 und viel"), ("", "")],
    ids=["entities", "empty"],
)
def test_titles(rendered: str, text: str) -> None:
    assert text_of(rendered) == text


def test_canonical() -> None:
    assert (
        canonical("http://inherne.net/fest-%f0%9f%8e%89-am-kanal/") == "https://inherne.net/fest-%F0%9F%8E%89-am-kanal/"
    )
