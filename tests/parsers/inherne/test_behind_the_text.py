"""Teasers of other articles behind the text, in one frame with it: their authors, dates and terms are not the article's."""

from herne_news.items import Article
from herne_news.parsers import parse

TEXT = (
    "<p>Am Kanal beginnt der Umbau der alten Schleuse, und der Verkehr wird für ein halbes Jahr umgeleitet.</p>"
    "<p>Mehr dazu steht in der nächsten Ausgabe des Magazins, die im Herbst erscheint.</p>"
)


def read(above: str, behind: str, *, head: str = "") -> Article:
    """Parse a page without WordPress's post element, with lines `above` the text and cards of others `behind` it."""
    page = (
        f"<!doctype html><html lang='de'><head><title>Schleuse wird umgebaut</title>{head}</head><body class='single'><main>"
        f"<h1 class='entry-title'>Schleuse wird umgebaut</h1>{above}<div class='entry-content'>{TEXT}</div>"
        f"<div class='karten'><div class='karte'><h3>Die Fähre ruht</h3>{behind}</div></div></main></body></html>"
    )
    article = parse(page.encode(), "https://inherne.net/schleuse/", "inherne")
    assert isinstance(article, Article), article
    return article


def author(name: str) -> str:
    return f"<p class='meta'><a rel='author' href='/author/{name[0].lower()}/'>{name}</a></p>"


def test_authors_of_others() -> None:
    assert read(author("Ute Brandt"), author("Bert Kamp")).authors == ("Ute Brandt",)


def test_two_authors_above_the_text() -> None:
    both = author("Ute Brandt") + author("Jan Holt")
    assert read(both, author("Bert Kamp")).authors == ("Ute Brandt", "Jan Holt")


def test_an_author_who_is_named_behind_the_text_only() -> None:
    assert read("", author("Ute Brandt")).authors == ("Ute Brandt",)


def day(text: str) -> str:
    return f"<p class='meta'><span class='post-date'>{text}</span></p>"


PUBLISHED = "<meta property='article:published_time' content='2019-03-05T08:00:00+01:00'>"


def test_date_of_another() -> None:
    assert read("", day("9. Mai 2021"), head=PUBLISHED).date == "2019-03-05"


def test_date_behind_the_text_that_machines_are_told_too() -> None:
    article = read("", day("9. Mai 2021") + day("5. März 2019"), head=PUBLISHED)
    assert (article.date, article.evidence["date"]) == ("2019-03-05", "theme:post-date")


def test_date_behind_the_text_and_nowhere_else() -> None:
    assert read("", day("5. März 2019")).date == "2019-03-05"


def term(name: str) -> str:
    return f"<p class='meta'><a rel='category tag' href='/category/{name.lower()}/'>{name}</a></p>"


def test_terms_of_another() -> None:
    assert read(term("Verkehr"), term("Kultur")).categories == ("Verkehr",)


def test_terms_behind_the_text_only() -> None:
    assert read("", term("Verkehr")).categories == ("Verkehr",)


def test_menu_in_the_frame_of_the_article() -> None:
    menu = "<ul><li class='menu-item menu-item-object-category'><a href='/category/kultur/'>Kultur</a></li></ul>"
    above = "<p class='zeile'><a href='/category/verkehr/'>Verkehr</a></p>"
    assert read(menu + above, "").categories == ("Verkehr",)
