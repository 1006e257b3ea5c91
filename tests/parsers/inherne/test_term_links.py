"""How themes print the categories of an article: elements by any name, tags in the same line, a footer, a menu beside it."""

import pytest

from tests.parsers.inherne.pages import FIRST, SECOND, paragraphs, read

TEXT = paragraphs(FIRST, SECOND)
CULTURE = "<a href='/category/kultur/'>Kultur</a>"
TAG = "<a rel='tag' href='/tag/kanal/'>Kanal</a>"

PRINTED = {
    "name-of-a-builder": f"<div class='baukasten-post-categories__tags'>{CULTURE}</div>",
    "name-with-a-container": f"<div class='kopf-categories-container'>{CULTURE}</div>",
    "tags-in-the-same-line": f"<p class='entry-category'>In <a rel='tag' href='/category/kultur/'>Kultur</a>, Tags: {TAG}</p>",
    "name-of-meta-data": f"<p class='meta-footer'><span class='post-meta-categories'>Kategorie: {CULTURE}</span></p>",
    "meta-of-a-single-post": "<div class='single_meta'>Abgelegt unter <a rel='category tag' href='/k/'>Kultur</a></div>",
}


@pytest.mark.parametrize("name", PRINTED)
def test_categories_behind_the_text(name: str) -> None:
    article = read(TEXT + "</div>" + PRINTED[name] + "<div>", line="5. März 2019")
    assert article.categories == ("Kultur",)


def test_categories_in_the_text_container() -> None:
    article = read(TEXT, PRINTED["meta-of-a-single-post"], line="5. März 2019")
    assert (article.categories, article.body) == (("Kultur",), f"{FIRST}\n\n{SECOND}")


def test_categories_in_an_element_of_the_text() -> None:
    article = read("<div class='post-cat'><a class='knopf' href='/k/'>Kultur</a></div>", TEXT, line="5. März 2019")
    assert (article.categories, article.body) == (("Kultur",), f"{FIRST}\n\n{SECOND}")


def test_labels_of_terms_above_an_opening_are_none_of_it() -> None:
    opening = "Ein Satz, der den Umbau der alten Schleuse am Kanal vorstellt und alle neugierig macht."
    lines = f"<div><p>Themen:</p><p>{opening}</p></div>"
    assert read(TEXT, line="5. März 2019", below=lines).lead == opening


@pytest.mark.parametrize("name", ["category-list", "menu-item-object-category", "kategorisch"])
def test_links_to_all_categories_of_the_site(name: str) -> None:
    links = f"<div class='{name}'>{CULTURE} <a href='/category/sport/'>Sport</a></div>"
    assert read(TEXT + "</div>" + links + "<div>", line="5. März 2019").categories == ()


def test_links_to_more_categories_than_an_article_has() -> None:
    links = " ".join(f"<a href='/filter/{number}/'>Thema {number}</a>" for number in range(12))
    assert read(TEXT, line="5. März 2019", below=f"<div class='categories'>{links}</div>").categories == ()


@pytest.mark.parametrize(
    "rest", ["4:10 Uhr", "UPDATED: November 19, 2019 at 10:16 pm", "BY: Ute Brandt, RDN", "zuletzt geändert"]
)
def test_words_behind_the_day_that_are_no_categories(rest: str) -> None:
    assert read(TEXT, line=f"5. März 2019 | {rest}").categories == ()


@pytest.mark.parametrize(
    ("section", "categories"),
    [
        ("Kanal, Rund um Herne, Schiffe, Schleuse, Kanal, Rund um Herne", ("Kanal", "Rund um Herne")),
        ("Kanal, Schiffe, Schleuse, Tor", ("Kanal",)),
        ("Haus, Hof und Garten", ("Haus, Hof und Garten",)),
        ("post", ()),
    ],
    ids=["categories-tags-categories", "categories-tags", "name-with-a-comma", "kind-of-the-page"],
)
def test_categories_that_machines_are_told(section: str, categories: tuple[str, ...]) -> None:
    graph = f'<script type="application/ld+json">{{"@type": "Article", "articleSection": "{section}"}}</script>'
    assert read(TEXT, line="5. März 2019", head=graph).categories == categories


@pytest.mark.parametrize("home", ["https://inherne.net/", "/"])
def test_trail_from_the_first_page(home: str) -> None:
    trail = f"<p class='breadcrumb'><a href='{home}'>Das Stadtmagazin</a> » <a href='/kultur/'>Kultur</a></p>"
    assert read(TEXT, line="5. März 2019", above=trail).categories == ("Kultur",)


def test_author_behind_the_day_is_no_category() -> None:
    line = "5. März 2019 | <a rel='author' href='/author/ute/'>Ute Brandt</a>"
    assert read(TEXT, line=line).categories == ()


@pytest.mark.parametrize(("name", "categories"), [("Startseite", ()), ("Kultur", ("Kultur",))])
def test_items_of_a_menu(name: str, categories: tuple[str, ...]) -> None:
    item = f"<li class='menu-item-object-category current-post-parent'><a href='/k/'>{name}</a></li>"
    assert read(TEXT, line="5. März 2019", above=f"<ul>{item}</ul>").categories == categories


@pytest.mark.parametrize(
    ("author", "categories"),
    [("Ute Brandt", ("Kolumnen",)), ("Briefe an die Redaktion", ("Kolumnen", "Briefe an die Redaktion"))],
    ids=["person", "column"],
)
def test_the_author_in_a_trail_is_no_category(author: str, categories: tuple[str, ...]) -> None:
    trail = f"<p class='breadcrumb'><a href='/kolumnen/'>Kolumnen</a> » <a href='/kolumnen/u/'>{author}</a></p>"
    line = f"5. März 2019, von <a rel='author' href='/author/u/'>{author}</a>"
    assert read(TEXT, line=line, above=trail).categories == categories


def test_links_called_tags_to_all_categories_of_the_site() -> None:
    links = " ".join(f"<a rel='tag' href='/category/{number}/'>Thema {number}</a>" for number in range(12))
    assert read(TEXT + "</div>" + links + "<div>", line="5. März 2019").categories == ()


def test_newest_articles_of_a_category_are_no_terms() -> None:
    card = "<li><a href='/category/sport/'>Sport</a><h3><a href='/pokal/'>Der Pokal bleibt in Herne</a></h3></li>"
    cards = f"<div class='posts-category'><ul>{card}</ul><a href='/category/sport/'>Weiter »</a></div>"
    assert read(TEXT + "</div>" + cards + "<div>", line="5. März 2019").categories == ()


def test_category_that_is_only_called_a_tag() -> None:
    terms = "<ul><li><a rel='tag' href='/category/kultur/'>Kultur</a></li><li>" + TAG + "</li></ul>"
    article = read(TEXT + "</div>" + terms + "<div>", line="5. März 2019")
    assert (article.categories, article.tags) == (("Kultur",), ("Kanal",))
