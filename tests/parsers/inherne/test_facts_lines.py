"""Facts on inherne.net, sections 2 to 4: date line, terms, kicker, lead and the layouts; the ids name section and pattern."""

import json

import pytest

from herne_news.items import Article
from herne_news.parsers import parse
from tests.parsers.inherne.pages import FIRST, SECOND, TITLE, paragraphs, read

MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
TEXT = paragraphs(FIRST, SECOND)


@pytest.mark.parametrize(("number", "month"), list(enumerate(MONTHS, start=1)), ids=[f"2-{month}" for month in MONTHS])
def test_date_line(number: int, month: str) -> None:
    article = read(TEXT, line=f"2. {month} 2016 | Freizeit")
    assert (article.date, article.evidence["date"]) == (f"2016-{number:02}-02", "text:date-line")


DAYS: dict[str, tuple[Article, str | None]] = {
    "2-placeholder-of-an-issue": (read(TEXT, line="1. Januar 2023 | Ausgabe 2023/1"), "2023-01-01"),
    "2-issue-before-the-event": (
        read(paragraphs("Am 24. Dezember 2024 brennt Licht."), line="29. April 2024 | Ausgabe 2024/3"),
        "2024-04-29",
    ),
    "2-dates-of-a-later-edit": (
        read(paragraphs("Gesendet wird am 25. Dezember 2016."), line="5. November 2015 | Kultur"),
        "2015-11-05",
    ),
    "2-undated-year-in-the-lead": (read(paragraphs("Am Freitag, 22. März 2024, öffnet das Bad."), line=""), None),
    "2-undated-no-year": (read(paragraphs("Am Freitag, 28. Mai, öffnet das Bad."), line=""), None),
    "2-date-in-the-kicker": (
        read(TEXT, above="<p>Gartentag am Samstag, 10. Juni, von 14 bis 18 Uhr</p>"),
        "2019-03-05",
    ),
    "2-date-in-the-kicker-of-an-undated-page": (read(TEXT, line="", above="<p>Das Fest am 15. März 2018</p>"), None),
    "2-date-in-the-title": (read(TEXT, line="", title="Lesung am Sonntag, 27. Juli 2014, im Park"), None),
    "2-date-in-a-caption": (
        read(
            f"<figure><img src='/a.jpg'><figcaption>Am Samstag, 9. März 2024, am Ufer</figcaption></figure>{TEXT}",
            line="",
        ),
        None,
    ),
    "2-ordinals": (
        read(paragraphs("26. Interkulturelle Woche", "Der 2. Vorsitzende kommt zum 27. Mal."), line=""),
        None,
    ),
    "2-score-and-clock": (read(f"<h3>7:30 Uhr</h3>{paragraphs('Es steht 4:2.')}", line=""), None),
}


@pytest.mark.parametrize("name", DAYS)
def test_day(name: str) -> None:
    article, day = DAYS[name]
    assert article.date == day


def test_2_publication_and_change_stay_apart() -> None:
    graph = {
        "@type": "Article",
        "datePublished": "2015-11-05T08:00:00+01:00",
        "dateModified": "2016-12-20T09:30:00+01:00",
    }
    head = f"<script type='application/ld+json'>{json.dumps(graph)}</script>"
    article = read(TEXT, line="5. November 2015 | Kultur", head=head)
    assert (article.date, article.published, article.updated) == (
        "2015-11-05",
        "2015-11-05T08:00:00+01:00",
        "2016-12-20T09:30:00+01:00",
    )


TERMS = [
    *("Gesellschaft", "Freizeit Gesellschaft", "Freizeit Gesellschaft Kultur", "Gesellschaft Kultur"),
    *("Gesellschaft Wirtschaft", "Freizeit", "Wirtschaft", "Freizeit Kultur", "Kultur", "Musik"),
]
ISSUES = ["Ausgabe 2020/1", "Ausgabe 2020/2", "Ausgabe 2021/1", "Ausgabe 2022/2", "Ausgabe 2023/3", "Ausgabe 2024/3"]


@pytest.mark.parametrize("terms", TERMS)
def test_3_terms_parted_by_blanks(terms: str) -> None:
    assert read(TEXT, line=f"2. Mai 2017 | {terms}").categories == tuple(terms.split())


@pytest.mark.parametrize("issue", ISSUES)
def test_3_issue_is_one_term(issue: str) -> None:
    assert read(TEXT, line=f"2. Mai 2021 | {issue}").categories == (issue,)


LINKS = [f"<a href='/category/{word.lower()}/' rel='category tag'>{word}</a>" for word in ("Freizeit", "Kultur")]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"2. Mai 2017 | {' '.join(LINKS)}", id="3-links-parted-by-blanks"),
        pytest.param(f"2. Mai 2017 | {', '.join(LINKS)}", id="3-links-parted-by-commas-as-in-divi"),
        pytest.param(
            f"2. Mai 2017</p><ul class='post-categories'><li>{'</li><li>'.join(LINKS)}</li></ul><p>",
            id="3-wordpress-default",
        ),
    ],
)
def test_terms_as_links(line: str) -> None:
    article = read(TEXT, line=line)
    assert (article.categories, article.category) == (("Freizeit", "Kultur"), "Freizeit")


KICKERS = {
    "4-topic": "Eishockey",
    "4-sentence": "Wer mitsingen will, kommt am Montag vorbei",
    "4-series": 'Serie: "Ein Tag in..."',
    "4-tip": "inherne-TV-Tipp",
    "4-column": "inszene",
    "4-rubric": "Kulinarisches",
    "4-issue-tag": "inherne 1/20",
    "4-edition-that-is-no-issue": "32. Ausgabe",
}


@pytest.mark.parametrize("kicker", KICKERS.values(), ids=KICKERS)
def test_kicker(kicker: str) -> None:
    article = read(TEXT, above=f"<p>{kicker}</p>")
    assert (article.kicker, article.title, article.categories) == (kicker, TITLE, ("Kultur",))


CAPTION = "<figure><img src='/a.jpg'><figcaption>Das Tor. ©Ina Kohl, Stadt Herne</figcaption></figure>"
SUBTITLE = "Ein Besuch bei Leuten, die den Kanal besser kennen als ihr Wohnzimmer."
LAYOUTS: dict[str, tuple[Article, dict[str, object]]] = {
    "4-A": (
        read(CAPTION, TEXT, above="<p>Eishockey</p>"),
        {"kicker": "Eishockey", "date": "2019-03-05", "categories": ("Kultur",), "body": f"{FIRST}\n\n{SECOND}"},
    ),
    "4-A-picture-between-date-line-and-text": (
        read(TEXT, below=CAPTION),
        {"date": "2019-03-05", "body": f"{FIRST}\n\n{SECOND}"},
    ),
    "4-A-lead-in-a-block-of-its-own": (
        read(paragraphs(SECOND), below=f"<div class='anreisser'>{paragraphs(FIRST)}</div>"),
        {"lead": FIRST, "body": f"{FIRST}\n\n{SECOND}"},
    ),
    "4-A-lead-in-both-places-stands-once": (
        read(TEXT, below=f"<div class='anreisser'>{paragraphs(FIRST)}</div>"),
        {"lead": FIRST, "body": f"{FIRST}\n\n{SECOND}"},
    ),
    "4-A-lead-before-more": (
        read(f"<p>{FIRST}</p><p><span id='more-7'></span></p><p>{SECOND}</p>"),
        {"body": f"{FIRST}\n\n{SECOND}"},
    ),
    "4-A-lead-as-excerpt": (
        read(paragraphs(SECOND), below=f"<div class='entry-summary'><p>{FIRST}</p></div>"),
        {"lead": FIRST, "body": f"{FIRST}\n\n{SECOND}"},
    ),
    "4-I": (
        read(
            f"<blockquote><p>„{SECOND.rstrip('.')}“</p></blockquote>",
            paragraphs(SUBTITLE, FIRST),
            f"<p><strong>Das Tor</strong><br>{SECOND}</p>",
            line="1. Januar 2023 | Ausgabe 2023/1",
        ),
        {"kicker": None, "categories": ("Ausgabe 2023/1",), "body": f"{SUBTITLE}\n\n{FIRST}\n\n## Das Tor\n\n{SECOND}"},
    ),
    "4-N": (
        read(CAPTION, TEXT, line="", above="<span>Newsticker</span>", below="<h2>Umweg bis zum Herbst</h2>"),
        {"kicker": "Umweg bis zum Herbst", "date": None, "categories": (), "body": f"{FIRST}\n\n{SECOND}"},
    ),
    "4-A-without-date-line": (read(TEXT, line="", above="<p>Eishockey</p>"), {"kicker": "Eishockey", "date": None}),
    "4-B": (read(TEXT, line=""), {"kicker": None, "title": TITLE, "date": None, "body": f"{FIRST}\n\n{SECOND}"}),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_layout(name: str) -> None:
    article, wanted = LAYOUTS[name]
    assert {key: getattr(article, key) for key in wanted} == wanted


def test_4_c_text_without_headline_and_lines() -> None:
    page = f"<!doctype html><html><body class='single postid-7'><div class='entry-content'>{TEXT}</div></body></html>"
    article = parse(page.encode(), "https://inherne.net/schleuse/")
    assert isinstance(article, Article)
    assert (article.title, article.date, article.body) == (None, None, f"{FIRST}\n\n{SECOND}")
