import pytest

from herne_news.items import Caption
from herne_news.parsers.captions import captions_of, read_pictures
from herne_news.parsers.page import Page


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


DA = "Das Tor"
#: Credits in an element of their own, all of one picture of which the caption tells `DA`.
APART = {
    "in-the-caption": f"<figcaption>{DA} <em class='media-copyright'>Ina Kohl</em></figcaption>",
    "glued": f"<figcaption>{DA}<span class='credit'>Foto: Ina Kohl</span></figcaption>",
    "in-front": f"<figcaption><b class='caption__Credit'>Photo by Ina Kohl</b>{DA}</figcaption>",
    "with-a-label-of-its-own": (
        f"<figcaption>{DA}<span class='c-copyright'><i class='x-copyright'>Foto:</i> "
        "<i class='x-credit'>Ina Kohl</i></span></figcaption>"
    ),
    "behind-the-caption": f"<figcaption>{DA}</figcaption><div class='image-credit'>© Ina Kohl</div>",
    "in-front-of-the-caption": f"<span class='photo_credits'>(Foto: Ina Kohl)</span><figcaption>{DA}</figcaption>",
    "caption-without-figcaption": f"<p class='caption'>{DA}</p><p class='quelle'>Ina Kohl</p>",
}


@pytest.mark.parametrize("markup", APART.values(), ids=APART)
def test_credit_in_an_element_of_its_own(markup: str) -> None:
    found = read(f'<figure><div><img src="/a.jpg" alt="A"></div>{markup}</figure>')
    assert found == (Caption(position=1, text=DA, credit="Ina Kohl", image_url="https://inherne.net/a.jpg", alt="A"),)


def test_credit_that_goes_on_behind_its_element() -> None:
    found = read("<figure><img src='/a.jpg'><figcaption>Da. <b class='credit'>Ina Kohl</b> / WDR</figcaption></figure>")
    assert [(one.text, one.credit) for one in found] == [("Da.", "Ina Kohl / WDR")]


def test_what_is_only_called_like_a_credit() -> None:
    long = "Am Tor stehen die drei Kinder, die es im Herbst gemalt haben, mit ihrer Lehrerin und dem Hausmeister der Schule."
    found = read(
        f"<figure class='has-credit'><img src='/a.jpg'><figcaption>{DA}<span class='no-source'>!</span></figcaption></figure>"
        f"<figure><img src='/b.jpg'><figcaption><span class='caption-source'>{long}</span></figcaption></figure>"
        "<p class='source'>Quelle: Stadt Herne</p><p class='copyright'>© Ina Kohl</p>"
    )
    assert [(one.text, one.credit) for one in found] == [(f"{DA}!", None), (long, None)]


def test_credits_of_two_pictures_in_one_holder_are_not_mixed() -> None:
    found = read(
        "<figure><img src='/a.jpg'><figcaption>Eins</figcaption></figure>"
        "<figure><img src='/b.jpg'><span class='credit'>Ina Kohl</span></figure>"
    )
    assert [(one.text, one.credit, one.image_url) for one in found] == [
        ("Eins", None, "https://inherne.net/a.jpg"),
        (None, "Ina Kohl", "https://inherne.net/b.jpg"),
    ]
