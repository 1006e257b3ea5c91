import pytest
from hypothesis import given
from hypothesis import strategies as st

from herne_news.items import Caption
from herne_news.parsers.captions import captions_of, credit_line, read_pictures, split_credit
from herne_news.parsers.page import Page

#: facts on inherne.net, section 6
FORMS = {
    "glued": ("Beim Fest ©Olaf Kemper, Stadt Herne", "Beim Fest", "Olaf Kemper, Stadt Herne"),
    "spaced": ("Beim Fest. © Olaf Kemper, Stadt Herne.", "Beim Fest.", "Olaf Kemper, Stadt Herne"),
    "tight": ("Im Jahr 2023.©Olaf Kemper", "Im Jahr 2023.", "Olaf Kemper"),
    "foto-as-credit": ("Beim Fest. Foto: Olaf Kemper, Stadt Herne.", "Beim Fest.", "Olaf Kemper, Stadt Herne"),
    "foto-as-label": ("Foto: Alle beim Fest. © Olaf Kemper, WDR", "Alle beim Fest.", "Olaf Kemper, WDR"),
    "foto-label-alone": ("Foto: Die Halle wird heute eröffnet", "Die Halle wird heute eröffnet", None),
    "at-sign": ("Beim Fest @Olaf Kemper, Stadt Herne", "Beim Fest", "Olaf Kemper, Stadt Herne"),
    "e-mail": ("Karten unter fest@Herne.example", "Karten unter fest@Herne.example", None),
    "bare-name": ("Beim Fest,.Olaf Kemper, Stadt Herne", "Beim Fest", "Olaf Kemper, Stadt Herne"),
    "credit-only": ("© Stadt Herne, Olaf Kemper", None, "Stadt Herne, Olaf Kemper"),
    "underscore": ("© Stadt Herne_Olaf Kemper", None, "Stadt Herne_Olaf Kemper"),
    "dash": ("Fest © Stadt Herne - Olaf Kemper", "Fest", "Stadt Herne - Olaf Kemper"),
    "slash": ("Fest © Rita Friedrich/ZDF", "Fest", "Rita Friedrich/ZDF"),
    "firm": ("Fest ©adhoc Verlag", "Fest", "adhoc Verlag"),
    "lower-case-firm": ("© in search of a tulip", None, "in search of a tulip"),
    "agency": ("Foto: Pixabay", None, "Pixabay"),
    "agency-twice": ("Foto: Pixabay Foto: Pixabay", None, "Pixabay"),
    "whole-twice": ("Beim Fest. © Olaf Kemper Beim Fest. © Olaf Kemper", "Beim Fest.", "Olaf Kemper"),
    "credit-twice": ("© O. Kemper, WDR. © O. Kemper, WDR", None, "O. Kemper, WDR"),
    "first-word-twice": ("VHS-Leiterin VHS-Leiterin Eva Brandt © O. Kemper", "VHS-Leiterin Eva Brandt", "O. Kemper"),
    "file-name": ("fest2014_1_copyright_o_kemper Beim Fest ©O. Kemper", "Beim Fest", "O. Kemper"),
    "file-with-ending": ("IMG-12.jpg Beim Fest", "Beim Fest", None),
    "name-only": ("Oskar Schleiter", "Oskar Schleiter", None),
    "brackets": ("Beim Fest (Foto: Olaf Kemper)", "Beim Fest", "Olaf Kemper"),
    "names-before": ("Eva, Uwe (v.l.), Ina und Jan. © O. Kemper", "Eva, Uwe (v.l.), Ina und Jan.", "O. Kemper"),
    "glued-copyright-label": ("Beim Fest Foto: © O. Kemper", "Beim Fest", "O. Kemper"),
    "bare-label": ("Foto © O. Kemper", None, "O. Kemper"),
    "bare-label-behind-a-sentence": ("Beim Fest. Fotos © O. Kemper", "Beim Fest.", "O. Kemper"),
    "bare-label-in-brackets": ("Beim Fest (Foto © O. Kemper)", "Beim Fest", "O. Kemper"),
    "picture-that-is-no-label": ("Das schönste Foto © O. Kemper", "Das schönste Foto", "O. Kemper"),
    "two-marks": ("© Stadt Herne, © Olaf Kemper", None, "Stadt Herne, Olaf Kemper"),
    "mark-behind": ("Olaf Kemper ©", None, "Olaf Kemper"),
    "marks-alone": ("©©", None, None),
    "nothing": (" \u00a0", None, None),
}


@pytest.mark.parametrize(("printed", "text", "credit"), FORMS.values(), ids=FORMS)
def test_split_credit(printed: str, text: str | None, credit: str | None) -> None:
    assert split_credit(printed) == (text, credit)


@given(st.text())
def test_split_credit_never_fails_and_leaves_no_mark(printed: str) -> None:
    text, credit = split_credit(printed)
    assert text is None or text == text.strip() != ""
    assert credit is None or not credit.startswith(("©", " "))


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Fotos: Olaf Kemper", "Olaf Kemper"),
        ("© Olaf Kemper", "Olaf Kemper"),
        ("Foto des Tages", None),
        ("Ein Satz.", None),
    ],
)
def test_credit_line(line: str, credit: str | None) -> None:
    assert credit_line(line) == credit


def read(markup: str) -> tuple[Caption, ...]:
    page = Page.from_bytes(f"<html><body>{markup}</body></html>".encode(), "https://inherne.net/x/")
    assert isinstance(page, Page)
    return captions_of(read_pictures(page, page.body, lambda node: node.tag == "aside"), page)


WIDGETS = {
    "figure": '<figure><img src="/a.jpg" alt="A"><figcaption>Da</figcaption></figure>',
    "linked-file": '<figure><a href="/a.jpg"><img src="/a-300x200.jpg" alt="A"></a><figcaption>Da</figcaption></figure>',
    "linked-page": '<figure><a href="/bild/"><img src="/a.jpg" alt="A"></a><figcaption>Da</figcaption></figure>',
    "lazy": '<figure><img src="data:image/gif;base64,x" data-lazy-src="/a.jpg" alt="A"><figcaption>Da</figcaption></figure>',
    "noscript": '<figure><noscript><img src="/a.jpg" alt="A"></noscript><figcaption>Da</figcaption></figure>',
    "classic-without-figure": '<div class="wp-caption"><img src="/a.jpg" alt="A"><p class="wp-caption-text">Da</p></div>',
    "slide": (
        '<ul><li style="display:none"><img src="/a.jpg" alt="A">'
        '<div class="caption-wrap"><div class="caption">Da</div></div></li></ul>'
    ),
    "flexslider": '<ul><li><img src="/a.jpg" alt="A"><p class="flex-caption">Da</p></li></ul>',
    "gallery-dl": (
        '<dl class="gallery-item"><dt><a href="/a.jpg"><img src="/a-1.jpg" alt="A"></a></dt>'
        '<dd class="gallery-caption">\n\tDa\n</dd></dl>'
    ),
    "envira": '<a href="/a.jpg" data-envira-caption="&lt;b&gt;Da&lt;/b&gt;"><img src="/a-1.jpg" alt="A"></a>',
    "own-theme": '<div><div class="bild"><img src="/a.jpg" alt="A"></div><p class="bildunterschrift">Da</p></div>',
}


@pytest.mark.parametrize("markup", WIDGETS.values(), ids=WIDGETS)
def test_pictures(markup: str) -> None:
    assert read(markup) == (Caption(position=1, text="Da", image_url="https://inherne.net/a.jpg", alt="A"),)


def test_each_caption_has_its_own_picture_and_furniture_has_none() -> None:
    figures = "".join(f'<figure><img src="/{n}.jpg"><figcaption>Bild {n}</figcaption></figure>' for n in (1, 2, 3))
    found = read(
        f'<img src="/0.jpg">{figures}<aside><figure><img src="/4.jpg"><figcaption>Bild 4</figcaption></figure></aside>'
    )
    assert [(one.position, one.text, one.image_url) for one in found] == [
        (n, f"Bild {n}", f"https://inherne.net/{n}.jpg") for n in (1, 2, 3)
    ]


def test_a_gallerys_own_caption_belongs_to_no_single_picture() -> None:
    item = '<figure><img src="/a.jpg"><figcaption>Da</figcaption></figure>'
    found = read(
        f'<figure class="wp-block-gallery">{item}<figcaption class="blocks-gallery-caption">Alle</figcaption></figure>'
    )
    assert [(one.text, one.image_url) for one in found] == [("Da", "https://inherne.net/a.jpg"), ("Alle", None)]
