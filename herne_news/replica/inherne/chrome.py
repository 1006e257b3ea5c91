"""What a WordPress page carries beside its article, as heavy as on real sites: menus, widgets, cards of other posts, assets.

Of 67 real WordPress pages of 60 to 120 KB the middle one has 618 elements (53 list items, 113 links, 79 div, 12 images),
215 class names, 28 links and 39 scripts in its head, and 19 KB of inline style and script.
"""

from html import escape
from random import Random

from herne_news.replica.spelling import slug
from herne_news.replica.words import FIRST, LAST, PLACES, SUBJECTS

MONTHS = ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November")
PLUGINS = ("contact-form-7", "ml-slider", "soliloquy", "shariff", "cookie-notice", "nextgen-gallery", "tablepress")
NETWORKS = ("facebook", "instagram", "twitter", "youtube", "rss")
ARCHIVE = "/inherne-archiv-2/"


def assets(site: str, chance: Random) -> list[str]:
    """Return the lines of a head that name style sheets, scripts and icons, with comments of plug-ins among them."""
    lines = [f'<link rel="dns-prefetch" href="//{name}.example">' for name in ("fonts", "stats")]
    for number, name in enumerate(PLUGINS):
        folder = f"{site}/wp-content/plugins/{name}"
        version = f"{chance.randint(1, 9)}.{chance.randint(0, 20)}"
        lines += [
            f"<!-- {name} {version} -->",
            f'<link rel="stylesheet" id="{name}-css" href="{folder}/css/style.min.css?ver={version}" media="all">',
            f'<script type="text/javascript" src="{folder}/js/{name}.min.js?ver={version}" id="{name}-js" defer></script>',
            f'<script type="text/javascript" id="{name}-js-extra">var {name.replace("-", "_")} = '
            f'{{"ajaxurl":"\\/wp-admin\\/admin-ajax.php","nonce":"{chance.randrange(16**10):010x}","n":{number}}};</script>',
        ]
    lines += [
        f'<link rel="icon" href="{site}/wp-content/uploads/2016/05/icon-{size}.png" sizes="{size}x{size}">'
        for size in (32, 192, 270)
    ]
    return lines


def menu(site: str, sections: tuple[str, ...], name: str, chance: Random) -> str:
    """Return a menu of two levels; a page has it twice, for wide and for narrow screens."""
    items = "".join(
        f'<li id="{name}-item-{100 + place}" class="menu-item menu-item-type-taxonomy menu-item-object-category '
        f'menu-item-has-children menu-item-{100 + place}"><a href="{site}/category/{section.lower()}/">{section}</a><ul '
        f'class="sub-menu">{_entries(site, 10 * place + 200, chance)}</ul></li>'
        for place, section in enumerate(sections)
    )
    return (
        f'<nav id="{name}-nav" class="main-navigation {name}-navigation" role="navigation"><ul id="{name}" class="nav '
        f'{name}">{items}<li class="menu-item menu-item-type-post_type menu-item-object-page"><a '
        f'href="{site}{ARCHIVE}">Archiv</a></li></ul></nav>'
    )


def _entries(site: str, number: int, chance: Random) -> str:
    return "".join(
        f'<li class="menu-item menu-item-type-post_type menu-item-object-page menu-item-{number + place}"><a '
        f'href="{site}{ARCHIVE}">{escape(subject)}</a></li>'
        for place, subject in enumerate(chance.sample(SUBJECTS, 2))
    )


def social(chance: Random) -> str:
    """Return the site's own accounts, each a drawn icon."""
    items = "".join(
        f'<li class="et-social-icon et-social-{name}"><a href="https://{name}.example/" class="icon" rel="me noopener"><svg '
        f'class="icon-{name}" viewBox="0 0 24 24" aria-hidden="true" role="img"><path d="M{_path(chance)}z"></path></svg>'
        f'<span class="screen-reader-text">{name.title()}</span></a></li>'
        for name in NETWORKS
    )
    return f'<ul class="et-social-icons">{items}</ul>'


def _path(chance: Random) -> str:
    return " ".join(f"{chance.randint(0, 24)} {chance.randint(0, 240) / 10}" for _ in range(12))


def widgets(site: str, sections: tuple[str, ...], chance: Random) -> list[str]:
    """Return the widgets of a sidebar and a footer: latest posts, sections, cloud of tags, months, comments, addresses."""
    latest = "".join(
        f'<li><a href="{site}{ARCHIVE}" class="post-thumb">{_image(site, chance, 150)}</a><a href="{site}{ARCHIVE}" '
        f'class="post-link">{_headline(chance)}</a><span class="post-date">{_day(chance)}</span></li>'
        for _ in range(5)
    )
    counted = "".join(
        f'<li class="cat-item cat-item-{place}"><a href="{site}/category/{name.lower()}/">{name}</a> '
        f"({chance.randint(3, 400)})</li>"
        for place, name in enumerate(sections, start=2)
    )
    cloud = " ".join(
        f'<a href="{site}/tag/{slug(name)}/" class="tag-cloud-link tag-link-{place} tag-link-position-{place}" style="font-size: '
        f'{chance.randint(80, 220) / 10}pt;" aria-label="{escape(name)} ({chance.randint(1, 60)} Einträge)">{escape(name)}</a>'
        for place, name in enumerate(chance.sample(SUBJECTS, 14), start=1)
    )
    months = "".join(
        f'<option value="{site}/2019/{place:02}/">{name} 2019</option>' for place, name in enumerate(MONTHS, start=1)
    )
    said = "".join(
        f'<li class="recentcomments"><span class="comment-author-link">{chance.choice(FIRST)} {chance.choice(LAST)}</span> zu <a '
        f'href="{site}{ARCHIVE}">{_headline(chance)}</a></li>'
        for _ in range(4)
    )
    inside = (
        ("widget_recent_entries", "Neueste Beiträge", f"<ul>{latest}</ul>"),
        ("widget_categories", "Rubriken", f"<ul>{counted}</ul>"),
        ("widget_tag_cloud", "Schlagwörter", f'<div class="tagcloud">{cloud}</div>'),
        ("widget_archive", "Archiv", f'<select name="archive-dropdown" aria-label="Archiv">{months}</select>'),
        ("widget_recent_comments", "Neueste Kommentare", f'<ul id="recentcomments">{said}</ul>'),
        (
            "widget_text",
            "Redaktion",
            '<div class="textwidget"><p>Pressebüro der Stadt<br>Telefon 0 23 23 / 16 – 47 12</p></div>',
        ),
    )
    return [
        f'<div id="{name}-{place}" class="et_pb_widget {name}"><h4 class="widgettitle">{title}</h4>{text}</div>'
        for place, (name, title, text) in enumerate(inside, start=2)
    ]


def card(site: str, chance: Random) -> str:
    """Return the card of another post, as pages show them below an article: picture, section, headline, day, beginning."""
    subject = chance.choice(SUBJECTS)
    return (
        f'<div class="blog-card et_pb_column_1_4 card-{slug(subject)}"><div class="card-image"><a href="{site}{ARCHIVE}" '
        f'tabindex="-1" aria-hidden="true">{_image(site, chance, 400)}</a></div><div class="card-body"><span '
        f'class="card-category"><a href="{site}/category/kultur/">Kultur</a></span><h3 class="card-title"><a '
        f'href="{site}{ARCHIVE}">{_headline(chance)}</a></h3><div class="card-meta"><span class="card-author">von '
        f'{chance.choice(FIRST)} {chance.choice(LAST)}</span> <time datetime="20{chance.randint(12, 19)}-0'
        f'{chance.randint(1, 9)}-1{chance.randint(0, 9)}T10:00:00+02:00">{_day(chance)}</time></div><p class="card-text">'
        f'{_excerpt(subject, chance)} <a class="more-link" '
        f'href="{site}{ARCHIVE}">weiterlesen</a></p></div></div>'
    )


def _excerpt(subject: str, chance: Random) -> str:
    places = ", dann ".join(chance.sample(PLACES, 6))
    return escape(
        f"{subject} waren zu sehen, erst {places}. Viele kamen, noch mehr hatten abgesagt, und am Ende lobten "
        f"{chance.choice(FIRST)} {chance.choice(LAST)} und alle anderen das Wetter und die Waffeln"
    )


def _headline(chance: Random) -> str:
    return escape(f"{chance.choice(SUBJECTS)} {chance.choice(PLACES)}")


def _day(chance: Random) -> str:
    return f"{chance.randint(1, 28)}. {chance.choice(MONTHS)} 20{chance.randint(12, 19)}"


def _image(site: str, chance: Random, width: int) -> str:
    name = (
        f"{site}/wp-content/uploads/20{chance.randint(12, 19)}/0{chance.randint(1, 9)}/bild_{chance.randint(100, 999)}"
    )
    sizes = ", ".join(f"{name}-{each}x{each * 2 // 3}.jpg {each}w" for each in (300, 400, 768, 1024, 1080, 1536))
    return (
        f'<img width="{width}" height="{width * 2 // 3}" src="{name}-{width}x{width * 2 // 3}.jpg" class="attachment-thumbnail '
        f'size-thumbnail" alt="" loading="lazy" srcset="{sizes}" sizes="(max-width: {width}px) 100vw, {width}px">'
    )
