"""Where the page's own words and what it tells machines differ, the record takes the words and keeps both."""

from herne_news.items import Article
from herne_news.parsers import parse

PAGE = """<!doctype html><html><head><title>Schleuse wird umgebaut – inherne</title>
<script type="application/ld+json">{{"@type": "Article", "headline": "{headline}", "datePublished": "{date}"}}</script></head>
<body class="single single-post postid-7"><article id="post-7" class="post type-post">
<h1 class="entry-title">Schleuse wird umgebaut</h1>
<p class="entry-meta"><time class="entry-date">5. März 2019</time></p><div class="entry-content">
<p>Am Kanal beginnt der Umbau der alten Schleuse, und der Verkehr wird für ein halbes Jahr umgeleitet.</p></div></article>"""


def evidence(headline: str, date: str) -> tuple[Article, str, str]:
    article = parse(PAGE.format(headline=headline, date=date).encode(), "https://inherne.net/schleuse/")
    assert isinstance(article, Article)
    return article, article.evidence["title"], article.evidence["date"]


def test_agreement_is_silent() -> None:
    _, title, date = evidence("Schleuse wird umgebaut", "2019-03-05T10:00:00+01:00")
    assert (title, date) == ("theme:entry-title", "text:date-line")


def test_disagreement_is_kept() -> None:
    article, title, date = evidence("Bagger am Kanal", "2019-03-07T10:00:00+01:00")
    assert (article.title, article.date) == ("Schleuse wird umgebaut", "2019-03-05")
    assert title == "theme:entry-title ≠ jsonld:headline Bagger am Kanal"
    assert date == "text:date-line ≠ jsonld:datePublished 2019-03-07"


def test_a_shorter_headline_is_no_disagreement() -> None:
    assert evidence("Schleuse wird umgebaut: Ein halbes Jahr Umleitung", "2019-03-05")[1] == "theme:entry-title"
