"""Habits of WordPress themes in the wild, each on a page of its own; inherne.net may have any of them after its next relaunch."""

import json
from typing import Any

import pytest

from herne_news.items import Article
from herne_news.parsers import parse

TEXT = (
    "<p>Am Kanal beginnt der Umbau der alten Schleuse, und der Verkehr wird für ein halbes Jahr umgeleitet.</p>"
    "<p>Mehr dazu steht in der nächsten Ausgabe des Magazins, die im Herbst erscheint.</p>"
)
URL = "https://inherne.net/schleuse/"

SECTIONS = (
    """<script type="application/ld+json">{"@type": "Article", "articleSection": "Stadtleben,Verkehr"}</script>"""
)


def read(body: str, *, head: str = "", url: str = URL, frame: str = "") -> Article:
    """Parse a page of our own with a headline and running text, around or beside what is tested."""
    page = (
        f"<!doctype html><html lang='de'><head><title>Schleuse wird umgebaut</title>{head}</head>"
        f"<body class='single single-post postid-7'>{frame}<article id='post-7' class='post type-post'>"
        f"<h1 class='entry-title'>Schleuse wird umgebaut</h1>{body}</article></body></html>"
    )
    article = parse(page.encode(), url, "inherne")
    assert isinstance(article, Article), article
    return article


def content(inner: str = "") -> str:
    return f"<div class='entry-content'>{TEXT}{inner}</div>"


def person(name: str, life: str = "") -> str:
    graph = {"@type": "Article", "author": {"@type": "Person", "name": name, "description": life}}
    return f'<script type="application/ld+json">{json.dumps(graph)}</script>'


CASES: dict[str, tuple[Article, str, Any]] = {
    "a-body-with-a-name-in-the-author-element": (
        read(f"<p class='meta'><a rel='author' href='/a/'>Stadtwerke Herne</a></p>{content()}"),
        "authors",
        ("Stadtwerke Herne",),
    ),
    "an-office-in-the-author-element": (
        read(f"<p class='meta'><a rel='author' href='/a/'>Redaktion</a></p>{content()}"),
        "authors",
        (),
    ),
    "a-body-that-readers-do-not-see": (
        read(f"<p class='meta' style='display:none'><span class='fn'>Das Teichblatt</span></p>{content()}"),
        "authors",
        (),
    ),
    "a-person-told-to-machines": (read(content(), head=person("Ute Brandt")), "authors", ("Ute Brandt",)),
    "an-account-told-to-machines": (read(content(), head=person("webmaster7")), "authors", ()),
    "a-body-told-to-machines": (read(content(), head=person("Sekretariat der Partei")), "authors", ()),
    "a-site's-owner-told-to-machines": (
        read(content(), head="<meta name='author' content='Ute Brandt'>"),
        "authors",
        (),
    ),
    "author-box-under-a-label": (
        read(content(), frame="<div class='author-info'><h3>Autorin</h3><h4>Ute Brandt</h4></div>"),
        "authors",
        ("Ute Brandt",),
    ),
    "comment-of-the-author": (
        read(
            content(),
            frame="<ol class='commentlist'><li class='comment'><cite class='fn'>Bert</cite></li>"
            "<li class='comment bypostauthor'><cite class='fn'>Ute Brandt</cite></li></ol>",
        ),
        "authors",
        ("Ute Brandt",),
    ),
    "first-name-alone-and-whole-in-the-biography-told-to-machines": (
        read(
            f"<p class='meta'><a rel='author' href='/a/'>Ute</a></p>{content()}",
            head=person("Ute", "Ute Brandt schreibt über Wasser."),
        ),
        "authors",
        ("Ute Brandt",),
    ),
    "first-name-alone-and-a-greeting-in-the-next-paragraph": (
        read(
            f"<p class='meta'><a rel='author' href='/a/'>Ute</a></p>{content()}"
            "<div class='author-box'><p>Ute</p><p>Hallo, ich schreibe hier.</p></div>"
        ),
        "authors",
        ("Ute",),
    ),
    "signature-in-front-of-a-pointer": (
        read(content("<p><em>Ute Brandt</em></p><p>Siehe auch: <a href='/b/'>Die Fähre ruht</a></p>")),
        "authors",
        ("Ute Brandt",),
    ),
    "breadcrumbs-before-what-machines-are-told": (
        read(
            content(),
            head=SECTIONS,
            frame="<p class='breadcrumbs'><a href='/'>Start</a> <a href='/s/'>Stadtleben</a> <a href='/s/k/'>Kanal</a></p>",
        ),
        "categories",
        ("Stadtleben", "Kanal"),
    ),
    "a-trail-too-long-for-breadcrumbs": (
        read(
            content(),
            head=SECTIONS,
            frame="<p class='breadcrumbs'><a href='/a/'>Eins</a> <a href='/b/'>Zwei</a> <a href='/c/'>Drei</a> "
            "<a href='/d/'>Vier</a> <a href='/e/'>Fünf</a></p>",
        ),
        "categories",
        ("Stadtleben", "Verkehr"),
    ),
    "menu-item-that-wordpress-marks": (
        read(
            content(),
            frame="<ul><li class='menu-item menu-item-object-category current-post-parent'><a href='/v/'>Verkehr</a></li>"
            "<li class='menu-item menu-item-object-category'><a href='/k/'>Kultur</a></li></ul>",
        ),
        "categories",
        ("Verkehr",),
    ),
    "day-in-permalink": (read(content(), url="https://inherne.net/2019/03/05/schleuse/"), "date", "2019-03-05"),
    "function-behind-the-name": (
        read(f"<p class='meta'><a rel='author' href='/a/'>Ute Brandt<span>Redakteurin</span></a></p>{content()}"),
        "authors",
        ("Ute Brandt",),
    ),
    "first-name-alone-and-whole-in-the-box": (
        read(
            f"<p class='meta'><a rel='author' href='/a/'>Ute</a></p>{content()}"
            "<div class='author-box'><p>Ute Brandt ist freie Autorin in Wanne.</p></div>"
        ),
        "authors",
        ("Ute Brandt",),
    ),
    "first-name-alone-and-a-greeting": (
        read(
            f"<p class='meta'><a rel='author' href='/a/'>Ute</a></p>{content()}<div class='author-box'><p>Ute Hallo!</p></div>"
        ),
        "authors",
        ("Ute",),
    ),
    "column-by": (read(content("<p><strong>Eine Kolumne von Ute Brandt</strong></p>")), "authors", ("Ute Brandt",)),
    "sections-in-one-string": (
        read(
            content(),
            head=SECTIONS,
        ),
        "categories",
        ("Stadtleben", "Verkehr"),
    ),
    "category-of-an-unusual-name": (
        read(f"<h6 class='blog-cat'><a href='/x/verkehr/'>Verkehr</a></h6>{content()}"),
        "categories",
        ("Verkehr",),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_field(name: str) -> None:
    article, field, wanted = CASES[name]
    assert getattr(article, field) == wanted


def test_a_single_pointer_to_another_article_is_text() -> None:
    body = read(content("<p>Siehe auch <a href='https://inherne.net/b/'>Die Fähre ruht</a></p>")).body or ""
    assert body.endswith("Siehe auch Die Fähre ruht")


def test_column_that_a_theme_calls_sidebar() -> None:
    page = (
        "<!doctype html><html><head><title>Schleuse wird umgebaut</title></head><body><div id='sidebar' class='site-content'>"
        f"<h1 class='entry-title'>Schleuse wird umgebaut</h1><div class='entry'>{TEXT}</div></div></body></html>"
    )
    article = parse(page.encode(), URL, "inherne")
    assert isinstance(article, Article)
    assert article.title == "Schleuse wird umgebaut"


def test_text_goes_on_behind_other_articles_at_a_subheading_that_leads_nowhere() -> None:
    inner = (
        "<h3>Weitere Artikel</h3><p><a href='/b/'>Die Fähre ruht</a></p><h3>Zum Schluss</h3><p>Die Schleuse bleibt.</p>"
    )
    body = read(content(inner)).body or ""
    assert body.endswith("## Zum Schluss\n\nDie Schleuse bleibt.")
    assert "Fähre" not in body


def test_a_headline_that_says_more_than_the_title_told_elsewhere() -> None:
    page = (
        "<!doctype html><html><head><title>Schleuse wird umgebaut</title></head><body class='single postid-7'>"
        "<h3 class='entry-title'>Schleuse wird umgebaut</h3><div class='entry-content'>"
        f"<h1>Schleuse wird umgebaut und bleibt</h1>{TEXT}</div></body></html>"
    )
    article = parse(page.encode(), URL, "inherne")
    assert isinstance(article, Article)
    assert article.title == "Schleuse wird umgebaut und bleibt"
