"""Days in lines below the headline that hold more than a day: author and terms beside it are no sentence around it."""

import pytest

from herne_news.items import Article
from herne_news.parsers import parse
from tests.parsers.inherne.pages import FIRST, SECOND, TITLE, paragraphs

TEXT = paragraphs(FIRST, SECOND)


def _in_wrapper(*inner: str) -> Article:
    """Read a post of Divi's theme without a date line: one element holds the headline and what stands below it."""
    page = (
        "<!doctype html><html lang='de'><body class='single single-post postid-7'><article class='post-7 post hentry'>"
        f"<div class='et_post_meta_wrapper'><h1 class='entry-title'>{TITLE}</h1>{''.join(inner)}</div>"
        f"<div class='entry-content'>{TEXT}</div></article></body></html>"
    )
    article = parse(page.encode(), "https://inherne.net/schleuse/", "inherne")
    assert isinstance(article, Article)
    return article


LEAD = "Im Rathaus ist am 28. März 1957 der Startschuss gefallen, den viele erwartet haben."
IN_WRAPPER: dict[str, tuple[Article, str | None]] = {
    "lead-by-name": (_in_wrapper("<div class='entry-lead'><p>Der 28. März 1957 war es</p></div>"), None),
    "lead-by-name-without-running-words": (
        _in_wrapper("<div class='entry-lead'><p>Freibad Wanne, 28. März 1957</p></div>"),
        None,
    ),
    "lead-by-words": (_in_wrapper(f"<p>{LEAD}</p>"), None),
    "lead-without-running-words": (
        _in_wrapper("<p>Freibad Wanne eröffnet am 28. März 1957 neues Becken für Kinder.</p>"),
        None,
    ),
    "short-sentence": (_in_wrapper("<p>Am 28. März 1957 fiel der Startschuss</p>"), None),
    "sentence-that-begins-like-a-byline": (
        _in_wrapper("<p>Von Herne nach Köln fuhr am 28. März 1957 der erste Zug.</p>"),
        None,
    ),
    "sentence-in-the-narrow-element": (_in_wrapper(f"<p class='post-meta'>{LEAD}</p>"), None),
    "author-and-day": (_in_wrapper("<p>Ina Kohl 3. Mai 2019 Kultur</p>"), "2019-05-03"),
    "weekday": (_in_wrapper("<p>Kultur Dienstag, den 5. März 2019</p>"), "2019-03-05"),
    "editors": (_in_wrapper("<p>Von der Redaktion am 3. Mai 2019 in der Kategorie Kultur</p>"), "2019-05-03"),
    "terms-with-running-words-as-links": (
        _in_wrapper("<p>Ina Kohl 3. Mai 2019 <a href='/category/stadt/'>Rund um die Stadt</a></p>"),
        "2019-05-03",
    ),
    "term-with-a-running-word": (
        _in_wrapper("<p class='post-meta'>Ina Kohl 3. Mai 2019 Rund um die Stadt</p>"),
        "2019-05-03",
    ),
    "meta-inside-a-lead": (
        _in_wrapper("<div class='intro'><p class='post-meta'>Ina Kohl 3. Mai 2019 Kultur</p></div>"),
        "2019-05-03",
    ),
    "line-of-meta-beside-a-lead": (
        _in_wrapper(f"<div class='entry-lead'><p>{LEAD}</p></div><p class='post-meta'>Ina Kohl 3. Mai 2019</p>"),
        "2019-05-03",
    ),
}


@pytest.mark.parametrize("name", IN_WRAPPER)
def test_day_is_read_from_lines_about_the_article_and_not_from_its_lead(name: str) -> None:
    article, day = IN_WRAPPER[name]
    assert (article.date, article.published) == (day, day)
    assert article.evidence.get("date") == ("text:meta-line" if day else None)
