"""How themes print who wrote: the element, its label, the link in it, the box beside the text."""

import pytest

from herne_news.items import Article
from herne_news.parsers import parse
from tests.parsers.inherne.pages import FIRST, SECOND, paragraphs, read

TEXT = paragraphs(FIRST, SECOND)
LINK = "<a href='https://inherne.net/author/ute/'>Ute Brandt</a>"
ACCOUNT = "<span class='vcard author'><b class='fn'>ute</b></span>"
LONG = "Ute Brandt, Jan Holt, Bert Kamp, Clara Vossmann-Liebig und Ina von der Heide"

ELEMENTS = {
    "label-for-screen-readers": (
        f"<li class='post-author'><span class='screen-reader-text'>Beitragsautor</span> <span>Von {LINK}</span></li>",
        ("Ute Brandt",),
    ),
    "label-in-english": (f"<li class='post-author'>Post author By {LINK}</li>", ("Ute Brandt",)),
    "words-around-the-link": (f"<p class='entry-author'>Skriven av {LINK} den 5 mars 2019</p>", ("Ute Brandt",)),
    "function-in-the-link": (
        "<p class='byline'><a href='/author/ute/'>Ute Brandt<span>Redakteurin</span></a></p>",
        ("Ute Brandt",),
    ),
    "two-links": (
        f"<p class='byline'>Von {LINK} und <a href='/author/jan/'>Jan Holt</a> | Kultur</p>",
        ("Ute Brandt", "Jan Holt"),
    ),
    "link-to-more-of-the-author": (
        "<p><a href='/author/ute/'>More articles by Ute Brandt</a></p>",
        ("Ute Brandt",),
    ),
    "link-that-names-nobody": ("<p><a href='/author/ute/'>Learn more</a></p>", ()),
    "label-that-names-nobody": ("<p><span class='author-name'>Written by</span></p>", ()),
    "microdata": ("<p><span itemprop='author'><span>Von</span> <span>Ute Brandt</span></span></p>", ("Ute Brandt",)),
    "colon": ("<p>Von: Ute Brandt</p>", ("Ute Brandt",)),
    "hyphen-and-day": ("<p>Von Ute Brandt - 5. März 2019</p>", ("Ute Brandt",)),
    "month-in-words": ("<p>By Ute Brandt March 5, 2019</p>", ("Ute Brandt",)),
    "comma-and-month": ("<p>Von Ute Brandt, März 5 2019</p>", ("Ute Brandt",)),
    "short-year": ("<p>Do 25.04.24 | 14:07 Uhr | Von Ute Brandt</p>", ("Ute Brandt",)),
    "last-change": ("<p>Von Ute Brandt. Zuletzt aktualisiert: 5. März 2019</p>", ("Ute Brandt",)),
    "name-of-a-byline": ("<div class='sno-byline'><span class='byline-name'>Ute Brandt</span></div>", ("Ute Brandt",)),
    "name-in-a-box-without-a-heading": (
        "<div class='author-info'><img src='/ute.jpg' alt=''> <span>Ute Brandt</span></div>",
        ("Ute Brandt",),
    ),
    "heading-of-a-box-with-a-day": (
        f"<div class='author-bio'><h3>{LINK} <time datetime='2019-03-05'>5. März 2019</time></h3></div>",
        ("Ute Brandt",),
    ),
    "day-without-a-blank-before-its-label": (
        "<p><span>Von Ute Brandt</span> <time> Veröffentlicht 5. März 2019</time></p>",
        ("Ute Brandt",),
    ),
    "link-to-the-author-behind-a-dot": (
        "<p class='byline'>Ute Brandt · <a href='/ueber/'>Über mich</a></p>",
        ("Ute Brandt",),
    ),
    "function-behind-a-comma": ("<p class='byline'>Ute Brandt, freie Journalistin</p>", ("Ute Brandt",)),
    "account-that-is-an-office-and-a-day": (
        "<h4 class='author'>Geschrieben von <a href='/author/x7/'>admin</a> am <time>5.3.2019</time></h4>",
        (),
    ),
    "label-right-in-front-of-the-name": (
        "<p class='entry-author'><span>Posted By</span><a href='/'>Ute Brandt</a></p>",
        ("Ute Brandt",),
    ),
    "day-right-behind-the-name": ("<p><span>by</span> <a>Ute</a><span>Mar 5, 2019</span></p>", ("Ute",)),
    "day-in-figures-right-behind-the-name": ("<p>Von: <a>Ute</a><span>25/3/19</span></p>", ("Ute",)),
    "site-behind-the-name": ("<p class='byline'>Ute @ Kanalküche</p>", ("Ute",)),
    "heading-of-a-box-that-presents": ("<h3 class='author-title'>Meet the Author: Ute</h3>", ("Ute",)),
    "day-without-an-author": ("<p><span>Written By </span><span>Feb 11, 2019 · 3 min</span></p>", ()),
    "link-to-all-of-the-author's": (
        "<p><span class='author-name'>Ute</span> <a class='author-name' href='/author/ute/'>See all articles</a></p>",
        ("Ute",),
    ),
    "heading-over-a-link-to-the-archive": (
        "<div class='post-author'><h4>Ute Brandt</h4><p>Schreibt seit Jahren.</p><a href='/author/ute/'>Author archive</a></div>",
        ("Ute Brandt",),
    ),
    "link-to-the-archive-of-an-author": ("<p class='author-links'><a href='/author/ute/'>Autorenarchiv</a></p>", ()),
    "box-over-a-link-to-the-archive": (
        "<div class='post-author'><h4>Über den Kanal</h4><a href='/author/ute/'>Author archive</a></div>",
        (),
    ),
    "office-behind-a-label": ("<p><span class='byline'>Published by Redaktion</span></p>", ()),
    "author-behind-a-label": ("<p><span class='byline'>Gepostet von Ute Brandt</span></p>", ("Ute Brandt",)),
    "nobody-known": ("<p class='byline'>Autor: Unbekannt</p>", ()),
    "account-and-the-name-behind-it": (f"<p>by {LINK}</p>{ACCOUNT}", ("Ute Brandt",)),
    "account-and-a-first-name-behind-it": (f"<p>by <a href='/author/ute/'>Ute</a></p>{ACCOUNT}", ("Ute",)),
    "account-and-the-name-of-another": (f"<p>by <a href='/author/jan/'>Jan Holt</a></p>{ACCOUNT}", ("ute",)),
    "box-of-a-plug-in": (
        "<div class='ts-fab-wrapper'><div class='ts-fab-header'><h4>Ute Brandt</h4></div><p>Schreibt seit Jahren.</p>"
        "<h4>Neueste Artikel von Ute Brandt</h4></div>",
        ("Ute Brandt",),
    ),
    "function-behind-a-dash": ("<p class='byline'>Ute Brandt – Journalistin</p>", ("Ute Brandt",)),
    "function-in-a-box": ("<div class='author-bio'><span>Leitende Redakteurin</span> <a>Folgen</a></div>", ()),
}


@pytest.mark.parametrize("name", ELEMENTS)
def test_authors_in_an_element(name: str) -> None:
    markup, authors = ELEMENTS[name]
    assert read(TEXT, line="", below=markup).authors == authors


def test_many_authors_in_one_string_for_machines() -> None:
    graph = f'<script type="application/ld+json">{{"@type": "Article", "author": {{"name": "{LONG}"}}}}</script>'
    assert read(TEXT, head=graph).authors == (
        "Ute Brandt",
        "Jan Holt",
        "Bert Kamp",
        "Clara Vossmann-Liebig",
        "Ina von der Heide",
    )


@pytest.mark.parametrize("line", ["Hide All", "Download Guide", "Founding Editor"])
def test_the_label_of_a_button_is_no_signature(line: str) -> None:
    article = read(TEXT, paragraphs(line))
    assert (article.authors, article.body) == ((), f"{FIRST}\n\n{SECOND}\n\n{line}")


def test_author_in_the_footer_of_the_article() -> None:
    footer = "<footer><span class='autor'>Text: <a rel='author' href='/author/ute/'>Ute</a></span></footer>"
    assert read(TEXT + "</div>" + footer + "<div>", line="").authors == ("Ute",)


def test_author_in_the_footer_of_the_site() -> None:
    footer = "<footer class='site-footer'><a rel='author' href='/author/ute/'>Ute Brandt</a></footer>"
    assert read(TEXT + "</div>" + footer + "<div>", line="").authors == ()


def _told(name: str, kind: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "{kind}", "author": {{"@type": "Person", "name": "{name}"}}}}</script>'


@pytest.mark.parametrize(
    ("name", "kind", "line", "authors"),
    [
        ("ubrandt", "Article", "ubrandt, 5. März 2019", ("ubrandt",)),
        ("ubrandt", "Article", "5. März 2019", ()),
        ("Nachrichten", "Article", "Nachrichten, 5. März 2019", ()),
        ("Ute Brandt", "WebPage", "Ute Brandt, 5. März 2019", ("Ute Brandt",)),
        ("Ute Brandt", "WebPage", "5. März 2019", ()),
        ("Ute Brandt", "Article", "5. März 2019", ("Ute Brandt",)),
    ],
    ids=[
        "account-printed",
        "account-not-printed",
        "office-printed",
        "of-the-page-printed",
        "of-the-page-not-printed",
        "of-the-article",
    ],
)
def test_author_whom_machines_are_told(name: str, kind: str, line: str, authors: tuple[str, ...]) -> None:
    assert read(TEXT, line=line, head=_told(name, kind)).authors == authors


@pytest.mark.parametrize("line", ["Emscher Music Entertainment", "Ruhr Medical School", "Kanal Records"])
def test_the_name_of_a_company_is_no_signature(line: str) -> None:
    assert read(TEXT, paragraphs(line)).authors == ()


def test_name_of_the_article_in_the_format_of_recipes() -> None:
    page = read(TEXT, line="", above="<div class='rezept'><span class='fn'>Schleuse wird umgebaut</span></div>")
    assert page.authors == ()


def _beside(*links: str) -> Article:
    """Read a post in a column where the author stands in an element before the post."""
    page = (
        "<!doctype html><html lang='de'><body class='single postid-7'><main><p class='zeile'>"
        f"{' '.join(links)}</p><article id='post-7' class='post-7 post'><h1>Schleuse wird umgebaut</h1>"
        f"<div class='entry-content'>{TEXT}</div></article></main></body></html>"
    )
    article = parse(page.encode(), "https://inherne.net/schleuse/", "inherne")
    assert isinstance(article, Article)
    return article


def test_author_beside_the_article() -> None:
    article = _beside("<a rel='author' href='/author/ute/'>Ute</a>")
    assert (article.authors, article.evidence["authors"]) == (("Ute",), "page:author")


def test_several_authors_beside_the_article_are_those_of_the_site() -> None:
    assert _beside("<a rel='author' href='/a/'>Ute</a>", "<a rel='author' href='/b/'>Jan</a>").authors == ()


def test_a_heading_is_no_signature() -> None:
    assert read(TEXT, "<h3>Ute Brandt</h3>").authors == ()


def test_line_of_the_author_at_the_start_of_the_text() -> None:
    line = "<div class='kopf'><span>Von: <a rel='author' href='/author/ute/'>Ute</a></span></div>"
    article = read(line, TEXT, line="")
    assert (article.authors, article.body) == (("Ute",), f"{FIRST}\n\n{SECOND}")


def test_link_to_the_author_beside_a_day_at_the_start_of_the_text() -> None:
    line = "<div class='zeile'><a href='/author/ute-brandt/'>Ute Brandt</a> – <time>5. März 2019</time> |</div>"
    article = read(line, TEXT, line="")
    assert (article.authors, article.evidence["authors"]) == (("Ute Brandt",), "text:opening")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("UTE BRANDT, Leitende Redakteurin", "UTE BRANDT"),
        ("Por Ana Torres", "Ana Torres"),
        ("<span>di</span> Ada Rossi", "Ada Rossi"),
        ("Par Lindqvist", "Par Lindqvist"),
    ],
)
def test_words_around_the_name_of_an_author(text: str, name: str) -> None:
    assert read(TEXT, below=f"<p class='author-name'>{text}</p>").authors == (name,)


@pytest.mark.parametrize(
    ("name", "authors"),
    [
        ("kopf__author", ("Ute Brandt",)),
        ("kopf-meta__author-name", ("Ute Brandt",)),
        ("related-author", ()),
        ("kopf-authors", ()),
    ],
)
def test_author_in_an_element_by_a_part_of_its_name(name: str, authors: tuple[str, ...]) -> None:
    assert read(TEXT, below=f"<p class='{name}'>Ute Brandt</p>").authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Written by Ute Brandt", ("Ute Brandt",)),
        ("Geschrieben von Ute Brandt", ("Ute Brandt",)),
        ("Geschrieben von Ute Brandt, Jan Holt liest.", ()),
        ("Von Ute Brandt", ()),
    ],
)
def test_line_behind_the_text_that_only_says_who_wrote_it(line: str, authors: tuple[str, ...]) -> None:
    assert read(f"{TEXT}</div><div class='kasten'><p>{line}</p>").authors == authors


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Text: Ute Brandt und Jan Holt", ("Ute Brandt", "Jan Holt")),
        ("Text und Fotos: Ute Brandt", ("Ute Brandt",)),
        ("Autorinnen: Ute Brandt und Lea Holt", ("Ute Brandt", "Lea Holt")),
        ("Protokoll: Ute Brandt", ("Ute Brandt",)),
        ("Von Anna Post und Ute Brandt", ("Anna Post", "Ute Brandt")),
        ("Von unserem Redakteur Jan Holt", ("Jan Holt",)),
        ("Von unserer Praktikantin Ute Brandt | 14. Oktober 2026", ("Ute Brandt",)),
        ("Von Herne nach Wien", ()),
        ("Von Freunden und Nachbarn", ()),
        ("Von der Zeche zum Park", ()),
        ("Von Schloss Strünkede", ()),
    ],
)
def test_line_below_the_headline_that_says_who_wrote_it(line: str, authors: tuple[str, ...]) -> None:
    assert read(TEXT, line="", below=f"<div><p>{line}</p></div>").authors == authors
