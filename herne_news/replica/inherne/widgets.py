"""Pictures as markup: every widget of section 12 of the facts sheet, each as its plugin or WordPress prints it."""

from collections.abc import Callable, Sequence
from random import Random

from herne_news.replica.inherne.images import caption, image, linked
from herne_news.replica.inherne.pictures import Picture
from herne_news.replica.spelling import attribute

Widget = Callable[[Sequence[Picture], int, Random], str]


def render(widget: str, pictures: Sequence[Picture], number: int, chance: Random) -> str:
    """Return the markup of `pictures` in `widget`; `number` makes the ids on the page."""
    return WIDGETS[widget](pictures, number, chance)


def _classic(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    one = pictures[0]
    inner = linked(one, image(one, f"size-medium wp-image-{number}"))
    return (
        f'<figure id="attachment_{number}" aria-describedby="caption-attachment-{number}" style="width: 300px" '
        'class="wp-caption '
        f'alignnone">{inner}<figcaption id="caption-attachment-{number}" '
        f'class="wp-caption-text">{caption(one, chance)}</figcaption></figure>'
    )


def _classic_div(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    one = pictures[0]
    inner = linked(one, image(one, f"size-medium wp-image-{number}"))
    return (
        f'<div id="attachment_{number}" style="width: 310px" class="wp-caption alignright">{inner}'
        f'<p class="wp-caption-text">{caption(one, chance)}</p></div>'
    )


def _block(
    pictures: Sequence[Picture], number: int, chance: Random, *, classes: str = "", lazy: str = "", extra: str = ""
) -> str:
    one = pictures[0]
    inner = linked(one, image(one, f"wp-image-{number}", lazy=lazy) + extra)
    named = f' class="{classes}"' if classes else ""
    return (
        f'<figure class="wp-block-image size-large">{inner}'
        f"<figcaption{named}>{caption(one, chance)}</figcaption></figure>"
    )


def _block_new(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    return _block(pictures, number, chance, classes="wp-element-caption")


def _lazy(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    return _block(pictures, number, chance, lazy=chance.choice(("data-src", "data-lazy-src")))


def _noscript(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    again = f"<noscript>{image(pictures[0], 'lazyload-fallback')}</noscript>"
    return _block(pictures, number, chance, lazy="data-src", extra=again)


def _gallery(pictures: Sequence[Picture], number: int, chance: Random, *, tags: tuple[str, str, str]) -> str:
    item, icon, text = tags
    items = [
        f'<{item} class="gallery-item"><{icon} class="gallery-icon '
        f'landscape">{linked(one, image(one, "attachment-thumbnail size-thumbnail"))}'
        f'</{icon}><{text} class="wp-caption-text gallery-caption" '
        f'id="gallery-{number}-{place}">\n\t\t\t\t{caption(one, chance)}\n\t\t\t\t</{text}></{item}>'
        for place, one in enumerate(pictures)
    ]
    rows = '<br style="clear: both" />'.join(items) if item == "dl" else "\n".join(items)
    return (
        f'<div id="gallery-{number}" class="gallery galleryid-{number} gallery-columns-3 '
        f'gallery-size-thumbnail">{rows}</div>'
    )


def _gallery_dl(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    return _gallery(pictures, number, chance, tags=("dl", "dt", "dd"))


def _gallery_figure(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    return _gallery(pictures, number, chance, tags=("figure", "div", "figcaption"))


def _blocks_old(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    items = "".join(
        f'<li class="blocks-gallery-item"><figure>{linked(one, image(one, f"wp-image-{number + place}"))}'
        f'<figcaption class="blocks-gallery-item__caption">{caption(one, chance)}</figcaption></figure></li>'
        for place, one in enumerate(pictures)
    )
    return (
        f'<figure class="wp-block-gallery columns-3 is-cropped"><ul class="blocks-gallery-grid">{items}</ul></figure>'
    )


def _blocks_new(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    items = "\n".join(
        _block([one], number + place, chance, classes="wp-element-caption") for place, one in enumerate(pictures)
    )
    return f'<figure class="wp-block-gallery has-nested-images columns-default is-cropped">{items}</figure>'


def _metaslider(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    slides = "".join(
        f'<li class="slide-{number + place} ms-image" style="display: {"none" if place else "block"}; width: 100%;">'
        f"{linked(one, image(one, f'slider-{number} slide-{number + place}'))}"
        f'<div class="caption-wrap"><div class="caption">{caption(one, chance)}</div></div></li>'
        for place, one in enumerate(pictures)
    )
    return (
        f'<div id="metaslider-id-{number}" style="max-width: 700px;" class="ml-slider-3-20-3 metaslider '
        f'metaslider-flex metaslider-{number} ml-slider">'
        f'<div id="metaslider_container_{number}"><div id="metaslider_{number}"><ul aria-live="polite" '
        f'class="slides">{slides}</ul></div></div></div>'
    )


def _metaslider_old(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    slides = "".join(
        f'<li style="display: none; width: 100%;">{linked(one, image(one, f"slider-{number}"))}'
        f'<div class="caption-wrap"><div class="caption">{caption(one, chance)}</div></div></li>'
        for one in pictures
    )
    return (
        f'<div class="metaslider metaslider-flex metaslider-{number} ml-slider"><div id="metaslider_{number}"><ul '
        f'class="slides">{slides}</ul></div></div>'
    )


def _rslides(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    slides = "".join(
        f'<li style="{"display:none" if place else ""}">{image(one, f"slider-{number}")}'
        f'<div class="caption-wrap"><div class="caption">{caption(one, chance)}</div></div></li>'
        for place, one in enumerate(pictures)
    )
    return (
        f'<div class="metaslider metaslider-responsive ml-slider"><ul id="metaslider_{number}" '
        f'class="rslides">{slides}</ul></div>'
    )


def _flexslider(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    slides = "".join(
        f'<li>{image(one, f"attachment-{number}")}<p class="flex-caption">{caption(one, chance)}</p></li>'
        for one in pictures
    )
    return f'<div class="flexslider"><ul class="slides">{slides}</ul></div>'


def _soliloquy(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    slides = "".join(
        f'<li class="soliloquy-item soliloquy-item-{place} soliloquy-image-slide" '
        f'style="display:{"block" if place == 1 else "none"}">'
        f"{linked(one, image(one, 'soliloquy-image'))}"
        f'<div class="soliloquy-caption"><div class="soliloquy-caption-inside">{caption(one, chance)}</div></div></li>'
        for place, one in enumerate(pictures, start=1)
    )
    return (
        f'<div id="soliloquy-container-{number}" class="soliloquy-container"><ul '
        f'class="soliloquy-slider">{slides}</ul></div>'
    )


def _nextgen(pictures: Sequence[Picture], number: int, _: Random) -> str:
    items = "".join(
        f'<div id="ngg-image-{place}" class="ngg-gallery-thumbnail-box"><div class="ngg-gallery-thumbnail">'
        f'<a href="{one.file}" title="{attribute(one.caption)}" data-src="{one.file}" data-title="bild_{place}" '
        f'data-description="{attribute(one.caption)}" class="ngg-fancybox"><img title="bild_{place}" '
        f'alt="{attribute(one.alt)}" '
        f'src="{one.shown}" width="240" height="160" /></a></div></div>'
        for place, one in enumerate(pictures)
    )
    return (
        f'<div class="ngg-galleryoverview ngg-ajax-pagination-none" id="ngg-gallery-{number}-1">{items}<div '
        'class="ngg-clear"></div></div>'
    )


def _envira(pictures: Sequence[Picture], number: int, _: Random) -> str:
    items = "".join(
        f'<div class="envira-gallery-item"><div class="envira-gallery-item-inner"><a href="{one.file}" '
        f'class="envira-gallery-{number} '
        f'envira-gallery-link" title="bild_{place}" data-envira-caption="{attribute(one.caption)}"><img '
        'class="envira-gallery-image" '
        f'src="{one.shown}" data-envira-src="{one.shown}" alt="{attribute(one.alt)}" title="bild_{place}" '
        "/></a></div></div>"
        for place, one in enumerate(pictures)
    )
    return (
        f'<div id="envira-gallery-wrap-{number}" class="envira-gallery-wrap"><div '
        f'class="envira-gallery-public">{items}</div></div>'
    )


def _divi_gallery(pictures: Sequence[Picture], number: int, chance: Random) -> str:
    items = "".join(
        f'<div class="et_pb_gallery_item et_pb_grid_item et_pb_gallery_item_{number}_{place}"><div '
        'class="et_pb_gallery_image landscape">'
        f"{linked(one, image(one, f'wp-image-{number + place}'))}</div><h3 "
        f'class="et_pb_gallery_title">bild_{place}_{number}</h3>'
        f'<p class="et_pb_gallery_caption">{caption(one, chance)}</p></div>'
        for place, one in enumerate(pictures)
    )
    return (
        '<div class="et_pb_module et_pb_gallery et_pb_gallery_0 et_pb_gallery_grid"><div class="et_pb_gallery_items '
        f'et_post_gallery">{items}</div></div>'
    )


WIDGETS: dict[str, Widget] = {
    "classic": _classic,
    "classic-div": _classic_div,
    "block-old": _block,
    "block-new": _block_new,
    "lazy": _lazy,
    "noscript": _noscript,
    "gallery-dl": _gallery_dl,
    "gallery-figure": _gallery_figure,
    "blocks-old": _blocks_old,
    "blocks-new": _blocks_new,
    "metaslider": _metaslider,
    "metaslider-old": _metaslider_old,
    "rslides": _rslides,
    "flexslider": _flexslider,
    "soliloquy": _soliloquy,
    "nextgen": _nextgen,
    "envira": _envira,
    "divi-gallery": _divi_gallery,
}
