"""When an article appeared, however themes and plug-ins write the day: in parts, beside the last change, by other clocks."""

import pytest

from herne_news.items import Article
from herne_news.parsers import parse
from tests.parsers.inherne.pages import FIRST, SECOND, TITLE, paragraphs, read

TEXT = paragraphs(FIRST, SECOND)
DAY = "2019-03-05"
TOLD = "<meta property='article:published_time' content='2019-03-05T08:00:00+01:00'>"

PARTS = {
    "day-month-year": "<span class='day'>5</span><span class='month'>März</span><span class='year'>2019</span>",
    "month-first": "<span class='month'>März</span> <span class='day'>5</span> <span class='year'>2019</span>",
    "year-in-the-month": "<span class='month'>März<span class='year'>2019</span></span><span class='day'>05</span>",
    "year-in-two-digits": "<div class='day'>5</div><div class='month'>Mrz</div><div class='year'>19</div>",
}


@pytest.mark.parametrize("name", PARTS)
def test_day_in_parts(name: str) -> None:
    article = read(TEXT, line="", below=f"<div class='kalenderblatt'>{PARTS[name]}</div>")
    assert article.date == DAY


def test_day_without_a_year_is_none() -> None:
    parts = "<span class='day'>5</span><span class='month'>März</span>"
    assert read(TEXT, line="", below=f"<div class='kalenderblatt'>{parts}</div>").date is None


def _beside(before: str, inside: str = "") -> Article:
    """Read a post that stands behind another element in the page's column."""
    page = (
        f"<!doctype html><html lang='de'><head><title>{TITLE}</title></head><body class='single postid-7'><main>{before}"
        f"<div id='post-7' class='post-7 post hentry'><h1>{TITLE}</h1>{TEXT}{inside}</div></main></body></html>"
    )
    article = parse(page.encode(), "https://inherne.net/schleuse/", "inherne")
    assert isinstance(article, Article)
    return article


def test_day_right_above_the_post() -> None:
    assert _beside("<div class='date'>5. März 2019</div>").date == DAY


def test_day_farther_above_is_anybodys() -> None:
    assert _beside("<div class='date'>5. März 2019</div><p>Wetter: heiter</p>").date is None


def test_line_about_the_article_inside_its_text() -> None:
    article = _beside("", "<div class='meta'>März 5, 2019 | by <a rel='author' href='/a/'>Ute Brandt</a></div>")
    assert (article.date, article.authors, article.body) == (DAY, ("Ute Brandt",), f"{FIRST}\n\n{SECOND}")


@pytest.mark.parametrize(
    "line",
    [
        "<p class='entry-meta'>Updated: <time class='entry-modified-time'>May 9, 2021</time> by Ute Brandt</p>",
        "<p class='zeile'><time class='entry-modified-time'>9. Mai 2021</time></p>",
        "<p class='zeile'>Zuletzt aktualisiert am <time class='entry-date' datetime='2021-05-09'>9. Mai 2021</time></p>",
        "<p class='zeile'><b>Last updated:</b> <span class='date'>9. Mai 2021</span></p>",
    ],
)
def test_day_of_a_change_is_the_articles_only_where_no_other_is_known(line: str) -> None:
    assert read(TEXT, line="", below=line, head=TOLD).date == DAY


def test_day_of_a_change_where_no_other_is_known() -> None:
    line = "<p class='zeile'>Aktualisiert: <time class='entry-modified-time'>9. Mai 2021</time></p>"
    article = read(TEXT, line="", below=line)
    assert (article.date, article.evidence["date"]) == ("2021-05-09", "theme:time.updated")


def test_number_of_comments_beside_the_day() -> None:
    assert read(TEXT, line="5. März 2019 <a href='#comments'>10</a>").date == DAY


@pytest.mark.parametrize("name", ["c-date__published", "beitrag-datum", "kopf_date"])
def test_name_that_speaks_of_a_day_in_a_part_of_it(name: str) -> None:
    line = f"<div><span class='{name}'>erschien 5. März 2019, rund um den Kanal</span></div>"
    article = read(TEXT, line="", below=line)
    assert (article.date, article.evidence["date"]) == (DAY, f"theme:{name}")


def test_part_of_a_name_counts_for_nothing_against_what_machines_are_told() -> None:
    line = "<div><span class='liste__date'>erschien 6. Mai 2021, rund um den Kanal</span></div>"
    assert read(TEXT, line="", below=line, head=TOLD).date == DAY


@pytest.mark.parametrize(
    "name", ["parsely-pub-date", "sailthru.date", "article:published", "citation_publication_date"]
)
def test_metas_of_plug_ins(name: str) -> None:
    article = read(TEXT, line="", head=f"<meta name='{name}' content='2019-03-05 11:00:00'>")
    assert (article.date, article.evidence["date"]) == (DAY, f"meta:{name}")


def test_moment_in_the_title_of_an_element() -> None:
    assert (
        read(TEXT, line="", below="<abbr class='published' title='2019-03-05T21:00:36+0200'>gestern</abbr>").date == DAY
    )


def test_line_about_the_author_and_the_day_behind_an_introduction() -> None:
    line = "Von Ute Brandt am 5. März 2019 in Kultur"
    article = read(paragraphs(FIRST, line, SECOND), line="")
    assert (article.date, article.body) == (DAY, f"{FIRST}\n\n{SECOND}")


def test_sentence_about_a_day_behind_an_introduction() -> None:
    line = "Von Herne nach Köln fuhr am 28. März 1957 der erste Zug"
    article = read(paragraphs(FIRST, line, SECOND), line="")
    assert (article.date, line in (article.body or "")) == (None, True)


@pytest.mark.parametrize(
    ("language", "moment", "day"),
    [
        ("de", "2019-03-04T23:30:00+00:00", DAY),
        ("de", "2019-03-04T23:30:00+01:00", "2019-03-04"),
        ("en", "2019-03-04T23:30:00+00:00", "2019-03-04"),
        ("en", "2019-03-05T20:00:00-08:00", DAY),
        ("de", "2019-03-05T20:00:00-08:00", DAY),
    ],
)
def test_day_on_the_clock_of_the_page(language: str, moment: str, day: str) -> None:
    page = (
        f"<!doctype html><html lang='{language}'><head><meta property='article:published_time' content='{moment}'></head>"
        f"<body class='single postid-7'><article id='post-7' class='post'><h1>{TITLE}</h1>"
        f"<div class='entry-content'>{TEXT}</div></article></body></html>"
    )
    article = parse(page.encode(), None, "inherne")
    assert isinstance(article, Article)
    assert article.date == day


def test_day_in_the_class_of_the_post() -> None:
    page = (
        f"<!doctype html><html lang='de'><body class='single'><div id='post-7' class='post-7 hentry y2019 m03 d05 h14'>"
        f"<h1>{TITLE}</h1><div class='entry-content'>{TEXT}</div></div></body></html>"
    )
    article = parse(page.encode(), None, "inherne")
    assert isinstance(article, Article)
    assert (article.date, article.evidence["date"]) == (DAY, "theme:post-class")


def test_day_of_the_change_in_the_element_of_the_publication() -> None:
    line = (
        "<p><span class='posted-on'>Posted on Last updated: <time datetime='2021-05-09'>May 9, 2021</time></span></p>"
    )
    assert read(TEXT, line="", below=line, head=TOLD).date == DAY


@pytest.mark.parametrize(
    "line",
    [
        "<div class='entry-meta'><span>Published: 5/3/2019</span><span>Updated: 12/16/2022</span><span>Author: Ute</span></div>",
        "<div class='entry-meta'><span>Von <a>Ute</a></span><span>Updated Aug 24, 2022</span></div>",
        "<p class='entry-meta'>Von Ute am <time class='entry-modified-time'>28. April 2024</time></p>",
        "<div class='post-meta post-date post-date-updated'>18. April 2025</div>",
    ],
    ids=["american-days", "change-right-behind-the-author", "change-by-name", "change-in-the-name-of-a-day"],
)
def test_line_with_the_day_of_a_change(line: str) -> None:
    assert read(TEXT, line="", below=line, head=TOLD).date == DAY


def test_american_day_that_machines_are_told_too() -> None:
    line = "<p><time class='entry-date' datetime='2019-03-05'>03.05.2019</time></p>"
    assert read(TEXT, line="", below=line).date == DAY


def test_day_that_opens_the_text_where_no_other_is_known() -> None:
    article = read(paragraphs("Folge 4"), paragraphs("5. März 2019 — 45 Minuten"), TEXT, line="")
    assert (article.date, article.evidence["date"]) == (DAY, "text:opening")


def test_day_that_opens_the_text_beside_one_that_machines_are_told() -> None:
    assert read(paragraphs("Folge 4"), paragraphs("Samstag, 9. Mai 2020"), TEXT, line="", head=TOLD).date == DAY


def test_day_in_an_element_at_the_start_of_the_text() -> None:
    line = "<div class='zeile'><span>Ute</span> <span class='date'>2019-03-05</span> <span>12:59</span></div>"
    assert read(line, TEXT, line="").date == DAY


def test_day_in_an_aside_of_the_header() -> None:
    aside = "<aside class='post__header-extras'><time datetime='2019-03-05'>5th Mar 2019 / 2:19 pm</time></aside>"
    assert read(TEXT, line="", below=aside).date == DAY


def test_day_in_an_aside_beside_the_article() -> None:
    assert (
        read(TEXT, line="", below="<aside class='extras'><time datetime='2019-03-05'>5. März</time></aside>").date
        is None
    )


def test_day_in_a_line_with_many_tags() -> None:
    tags = ", ".join(f"<a href='/tag/{number}/'>Ein langes Schlagwort {number}</a>" for number in range(6))
    line = f"<div class='meta'>Von Ute | Dienstag, 5. März 2019 @ 6:43pm CETTags: {tags}</div>"
    assert read(TEXT, line="", below=line).date == DAY


def test_day_beside_the_author_in_an_element_of_the_text() -> None:
    article = read(f"<div class='post-meta'><p>Von Ute Brandt <span>5. März 2019</span></p></div>{TEXT}", line="")
    assert (article.date, article.body) == (DAY, f"{FIRST}\n\n{SECOND}")
