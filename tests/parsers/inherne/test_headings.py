"""Which heading is the headline, where a site's name, a menu or a short title stands beside it."""

import pytest

from herne_news.items import Article
from herne_news.parsers import parse

TEXT = (
    "<p>Am Kanal beginnt der Umbau der alten Schleuse, und der Verkehr wird für ein halbes Jahr umgeleitet.</p>"
    "<p>Mehr dazu steht in der nächsten Ausgabe des Magazins, die im Herbst erscheint.</p>"
)


def read(body: str, *, title: str, head: str = "") -> Article:
    page = f"<!doctype html><html lang='de'><head><title>{title}</title>{head}</head><body class='single'>{body}</body></html>"
    article = parse(page.encode(), "https://inherne.net/schleuse/", "inherne")
    assert isinstance(article, Article), article
    return article


def test_short_headline_below_the_name_of_the_site() -> None:
    post = f"<div class='post-7 post type-post hentry' id='post-7'><h2>Woche 3</h2>{TEXT}</div>"
    body = f"<div id='seite'><h1><a href='/'>Tagebuch vom Kanal</a></h1>{post}</div>"
    assert read(body, title="Woche 3 « Tagebuch vom Kanal").title == "Woche 3"


def test_whole_headline_before_a_named_heading_that_begins_like_it() -> None:
    body = (
        "<ul><li class='menu-item'><h3 class='elementor-heading-title'>Hafenfest Herne</h3></li></ul>"
        f"<div><h1>Hafenfest Herne 2022</h1><div class='entry-content'>{TEXT}</div></div>"
    )
    head = "<meta property='og:title' content='Hafenfest Herne 2022'>"
    assert read(body, title="Hafenfest Herne 2022", head=head).title == "Hafenfest Herne 2022"


def test_entities_that_a_plug_in_has_put_into_json() -> None:
    graph = (
        '<script type="application/ld+json">{"@type": "Article", "headline": "Schleuse &#038; Hafen", '
        '"articleSection": "Kanal &amp; Hafen"}</script>'
    )
    article = read(f"<div class='entry-content'>{TEXT}</div>", title="inHerne", head=graph)
    assert (article.title, article.categories) == ("Schleuse & Hafen", ("Kanal & Hafen",))


def test_headline_of_another_article_behind_the_text() -> None:
    body = (
        f"<div class='seite'><p>Schleuse wird umgebaut</p><div class='entry-content'>{TEXT}</div>"
        "<div class='karte'><h2 class='entry-title'>Die Fähre ruht</h2></div></div>"
    )
    head = "<meta property='og:title' content='Schleuse wird umgebaut'>"
    assert read(body, title="Schleuse wird umgebaut", head=head).title == "Schleuse wird umgebaut"


def test_title_of_a_page_whose_site_has_no_name() -> None:
    article = read(f"<div class='entry-content'>{TEXT}</div>", title="Schleuse wird umgebaut |")
    assert (article.title, article.evidence["title"]) == ("Schleuse wird umgebaut", "html:title")


def test_name_of_the_site_that_leads_home() -> None:
    body = (
        "<div id='seite'><h1><a href='https://inherne.net/'>Blatt am Kanal</a></h1>"
        f"<h1><a id='oben'></a>Die Schleuse, ein Umbau</h1><div class='entry-content'>{TEXT}</div></div>"
    )
    assert read(body, title="Umbau am Tor - Blatt am Kanal").title == "Die Schleuse, ein Umbau"


def test_kicker_in_the_headline_and_the_title_again_in_a_list() -> None:
    body = (
        "<div class='liste'><h3><a href='/schleuse/'>Schleuse wird umgebaut</a></h3></div>"
        "<article id='post-7' class='post-7 post type-post hentry'><h1><span class='kicker'>Verkehr</span> Schleuse wird umgebaut"
        f"</h1><div class='entry-content'>{TEXT}</div></article>"
    )
    article = read(body, title="Schleuse wird umgebaut – inHerne")
    assert (article.kicker, article.title) == ("Verkehr", "Schleuse wird umgebaut")
    assert "Schleuse wird umgebaut" not in (article.body or "")


def test_headline_around_the_text_before_a_longer_one_elsewhere() -> None:
    body = (
        "<div class='oben'><h2>Schleuse wird umgebaut, Hafen gesperrt</h2></div>"
        f"<article><h1>Schleuse wird umgebaut</h1><div class='entry-content'>{TEXT}</div></article>"
    )
    assert read(body, title="Schleuse wird umgebaut, Hafen gesperrt – inHerne").title == "Schleuse wird umgebaut"


KICKED = {
    "span": "<span class='x'>Hafen</span> Schleuse wird umgebaut",
    "span-glued": "<span class='x'>Hafen</span>Schleuse wird umgebaut",
    "two-spans": "<span class='x'>Hafen</span><span class='y'>Schleuse wird umgebaut</span>",
    "span-and-break": "<span>Hafen</span><br>Schleuse wird umgebaut",
    "break": "Hafen<br>Schleuse wird umgebaut",
    "small": "<small>Hafen</small> Schleuse wird umgebaut",
    "separator-for-screen-readers": "<span>Hafen</span><span class='sr-only'>:</span> Schleuse wird umgebaut",
}
TOLD = {
    "title": ("Schleuse wird umgebaut – inHerne", ""),
    "og": ("Umbau", "<meta property='og:title' content='Schleuse wird umgebaut'>"),
}


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("heading", KICKED)
def test_kicker_of_unknown_name_in_the_heading_that_the_pages_own_title_leaves_out(heading: str, told: str) -> None:
    title, head = TOLD[told]
    article = read(
        f"<div><h1>{KICKED[heading]}</h1><div class='entry-content'>{TEXT}</div></div>", title=title, head=head
    )
    assert (article.title, article.kicker, article.evidence["kicker"]) == (
        "Schleuse wird umgebaut",
        "Hafen",
        "theme:heading",
    )


#: Spans that are part of the headline, or nothing for readers; the headline as it is to be read.
NO_KICKER = {
    "first-words": ("<span class='x'>Schleuse</span> wird umgebaut", "Schleuse wird umgebaut"),
    "first-letter": ("<span class='initiale'>S</span>chleuse wird umgebaut", "Schleuse wird umgebaut"),
    "emphasis": ("<em>Schleuse</em> wird <span>um</span>gebaut", "Schleuse wird umgebaut"),
    "last-words": ("Schleuse wird <strong>umgebaut</strong>", "Schleuse wird umgebaut"),
    "icon": ("<span class='icon'></span> Schleuse wird umgebaut", "Schleuse wird umgebaut"),
    "screen-readers": ("<span class='sr-only'>Artikel:</span> Schleuse wird umgebaut", "Schleuse wird umgebaut"),
    "two-lines": ("<span>Schleuse</span><br>wird umgebaut", "Schleuse wird umgebaut"),
}


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("name", NO_KICKER)
def test_span_in_the_heading_that_is_no_kicker(name: str, told: str) -> None:
    (heading, wanted), (title, head) = NO_KICKER[name], TOLD[told]
    article = read(f"<div><h1>{heading}</h1><div class='entry-content'>{TEXT}</div></div>", title=title, head=head)
    assert (article.title, article.kicker) == (wanted, None)


@pytest.mark.parametrize("heading", ["<span>Hafen</span> Umbau", "<span>Hafen</span><span>Umbau</span>"])
def test_kicker_that_the_pages_own_title_holds_is_part_of_the_headline(heading: str) -> None:
    head = "<meta property='og:title' content='Hafen: Umbau'>"
    article = read(
        f"<div><h1>{heading}</h1><div class='entry-content'>{TEXT}</div></div>", title="Hafen: Umbau", head=head
    )
    assert (article.title, article.kicker) == ("Hafen Umbau", None)


def test_headline_of_the_post_below_the_name_of_the_site_that_begins_the_title() -> None:
    post = f"<div class='post' id='post-7'><h2>Umbau der Schleuse</h2><div class='entry'>{TEXT}</div></div>"
    body = f"<div id='seite'><h1><a href='https://inherne.net/blatt'>Blatt am Kanal</a></h1>{post}</div>"
    assert read(body, title="Blatt am Kanal » Archiv » Umbau der Schleuse").title == "Umbau der Schleuse"


def test_headline_above_the_post_before_the_heading_of_a_box_that_repeats_it() -> None:
    box = "<div class='kasten'><h2>Schleuse wird umgebaut</h2></div>"
    post = f"<article class='post-7 post type-post' id='post-7'><div class='entry-content'>{TEXT}{box}</div></article>"
    body = f"<main><header><h1>Schleuse wird umgebaut</h1><p>5. März 2019 von Ute Brandt</p></header>{post}</main>"
    head = "<meta property='og:title' content='Schleuse wird umgebaut'>"
    article = read(body, title="Schleuse wird umgebaut", head=head)
    assert (article.title, article.date, article.authors) == ("Schleuse wird umgebaut", "2019-03-05", ("Ute Brandt",))


def test_title_in_the_link_of_a_post_to_itself() -> None:
    post = (
        "<div class='post' id='post-7'><div class='kopf'><a rel='bookmark' href='/schleuse/'>Umbau der Schleuse</a></div>"
        f"<div class='entry'>{TEXT}</div></div>"
    )
    assert read(post, title="Blatt am Kanal - Umbau der Schleuse").title == "Umbau der Schleuse"


def test_headline_above_the_text_before_a_heading_in_it_that_the_title_repeats() -> None:
    content = f"<div class='entry-content'>{TEXT}<h2>Wie die Schleuse umgebaut wird</h2>{TEXT}</div>"
    body = f"<article class='post' id='post-7'><h1 class='entry-title'>Die Schleuse am Tor</h1>{content}</article>"
    assert read(body, title="Wie die Schleuse umgebaut wird - inHerne").title == "Die Schleuse am Tor"


def test_heading_in_the_text_that_the_title_for_machines_repeats() -> None:
    told = "<meta property='og:title' content='Was ist eine Schleuse? – Schiffe für alle'>"
    text = f"<div class='entry-content'>{TEXT}<h2>Was ist eine Schleuse?</h2>{TEXT}</div>"
    article = read(f"<article class='post'><h1>Schleusen von Anfang an</h1>{text}</article>", title="Kanäle", head=told)
    assert article.title == "Schleusen von Anfang an"
