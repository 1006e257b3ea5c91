"""Texts under names that mean furniture elsewhere, posts that hold no text, and comments longer than the text."""

from herne_news.items import Article
from herne_news.parsers import parse

SENTENCE = "Am Kanal beginnt der Umbau der alten Schleuse, und der Verkehr wird für ein halbes Jahr umgeleitet."
LIFE = (
    "<p>Ute Brandt schreibt seit vielen Jahren über Wasser, Schiffe und die Menschen an den Schleusen der Region. "
    "Sie lebt am Kanal und ist dort oft zu sehen.</p>"
)


def read(body: str) -> Article:
    page = (
        "<!doctype html><html lang='de'><head><title>Schleuse wird umgebaut</title></head>"
        f"<body class='single single-post postid-7'>{body}</body></html>"
    )
    article = parse(page.encode(), "https://inherne.net/schleuse/", "inherne")
    assert isinstance(article, Article), article
    return article


def lines(*numbers: int) -> str:
    return "".join(f"<p>{number}. {SENTENCE}</p>" for number in numbers)


def text(*numbers: int) -> str:
    return "\n\n".join(f"{number}. {SENTENCE}" for number in numbers)


HEADING = "<h1 class='entry-title'>Schleuse wird umgebaut</h1>"
MANY = tuple(range(1, 30))


def test_post_that_is_only_the_banner() -> None:
    banner = f"<div id='post-7' class='post-7 post type-post hentry'>{HEADING}<p>Ute Brandt</p></div>"
    assert read(f"{banner}<div class='haupt'>{lines(*MANY)}</div>").body == text(*MANY)


def test_text_in_a_column_called_after_the_sidebar_beside_it() -> None:
    beside = f"<div class='sidebar'>{LIFE}</div>"
    column = f"<div class='sidebar-layout'><div class='sidebar-content'>{lines(*MANY)}</div>{beside}</div>"
    assert read(f"<div class='kopf'><div>{LIFE}</div>{HEADING}</div>{column}").body == text(*MANY)


def test_teaser_outside_the_post_with_a_container_of_any_theme() -> None:
    column = f"<div class='sidebar-layout'><div class='sidebar-content'>{lines(*MANY)}</div></div>"
    post = f"<article id='post-7' class='post-7 post type-post hentry'>{HEADING}{column}</article>"
    assert read(f"{post}<div class='karte'><div class='post-content'>{LIFE}</div></div>").body == text(*MANY)


def test_pieces_of_a_builder_that_calls_them_widgets() -> None:
    panel = "<div class='so-panel widget widget_sow-editor'>"
    panels = f"{panel}{lines(1, 2)}</div>{panel}{lines(3)}</div>"
    assert read(
        f"<article class='post hentry'>{HEADING}<div class='panel-layout'>{panels}</div></article>"
    ).body == text(1, 2, 3)


def test_comments_longer_than_the_text_above_them() -> None:
    comments = (
        f"<ol class='commentlist'><li class='comment'><div class='comment-content'>{lines(*MANY)}</div></li></ol>"
    )
    assert read(f"<div class='post-content'>{HEADING}{lines(31, 32)}{comments}</div>").body == text(31, 32)


def test_a_short_text_beside_a_long_notice_about_cookies() -> None:
    notice = f"<div class='gdpr-modal'>{lines(*MANY)}</div>"
    assert read(f"<article id='post-7' class='post-7 post hentry'>{HEADING}{lines(31)}</article>{notice}").body == text(
        31
    )
