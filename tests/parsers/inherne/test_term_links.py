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
    "meta-of-a-single-post": "<div class='single_meta'>Abgelegt unter <a rel='category tag' href='/k/'>Kultur</a></div>",
}


@pytest.mark.parametrize("name", PRINTED)
def test_categories_behind_the_text(name: str) -> None:
    article = read(TEXT + "</div>" + PRINTED[name] + "<div>", line="5. März 2019")
    assert article.categories == ("Kultur",)


def test_categories_in_the_text_container() -> None:
    article = read(TEXT, PRINTED["meta-of-a-single-post"], line="5. März 2019")
    assert (article.categories, article.body) == (("Kultur",), f"{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize("name", ["category-list", "menu-item-object-category", "kategorisch"])
def test_links_to_all_categories_of_the_site(name: str) -> None:
    links = f"<div class='{name}'>{CULTURE} <a href='/category/sport/'>Sport</a></div>"
    assert read(TEXT + "</div>" + links + "<div>", line="5. März 2019").categories == ()
