"""Both sites crawled: what the magazine has taken over from the city is linked, what it prints twice is one article."""

import contextlib
import sqlite3
from datetime import date, timedelta
from html import escape
from pathlib import Path

from herne_news.errors import ExitCode
from herne_news.items import Article
from herne_news.replica.herne import HerneSite
from herne_news.replica.messages import Response
from herne_news.replica.server import serve
from tests.commands import run
from tests.crawling.sites import HTML, Pages, listing

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
POST = """<!doctype html><html lang="de"><head><title>{title}</title></head><body class="single postid-{number}"><main>
<article id="post-{number}" class="post type-post hentry"><h1 class="entry-title">{title}</h1>
<p class="post-meta">{day} | <a rel="category tag" href="/category/newsticker/">Newsticker</a></p>
<div class="entry-content">{text}</div></article></main></body></html>"""


def post(number: int, title: str, day: date, paragraphs: list[str]) -> Response:
    """Return a post of the magazine."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    printed = f"{day.day}. {MONTHS.split()[day.month - 1]} {day.year}"
    page = POST.format(number=number, title=title, day=printed, text=text)
    return Response(status=200, headers=HTML, body=page.encode())


def taken_over(number: int, release: Article, *, apart: int, cut: int | None = None) -> Response:
    """Return a post that brings a release under a title of its own, some days later, shortened perhaps."""
    paragraphs = [text for text in (release.body or "").split("\n\n") if not text.startswith(("## ", "- "))]
    day = date.fromisoformat(str(release.date)) + timedelta(days=apart)
    return post(number, f"Neues aus dem Rathaus, Folge {number}", day, paragraphs[:cut])


def test_stories_of_both_sites(tmp_path: Path) -> None:
    city = HerneSite(40, 3)
    releases = [
        found for found in city.articles() if "#" not in str(found.url) and len((found.body or "").split()) > 60
    ]
    same, short, late = releases[:3]
    text = [
        "Am Kanal beginnt der Umbau der alten Schleuse.",
        "Die Bagger sind da, und die Radfahrer fahren durch die Siedlung.",
    ]
    pages = {
        "/gleich/": taken_over(101, same, apart=1),
        "/kurz/": taken_over(102, short, apart=3, cut=2),
        "/spaet/": taken_over(103, late, apart=4),
        "/schleuse/": post(104, "Umbau der Schleuse", date(2019, 3, 5), text),
        "/schleuse-2/": post(105, "Umbau der Schleuse", date(2019, 3, 5), text),
    }
    archive = tmp_path / "herne.db"
    magazine = Pages({"/": listing(*(path.strip("/") for path in pages)), **pages})
    with serve(magazine) as one, serve(city) as other:
        mirrors = ("--mirror", f"inherne.net={one.url}", "--mirror", f"herne.de={other.url}")
        for more in ([], ["--full"]):
            result = run("crawl", "-q", *more, "--archive", archive, *mirrors)
            assert result.code in {ExitCode.DONE, ExitCode.UNHEALTHY}, result
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        sql = "SELECT a.url, d.url FROM articles a JOIN articles d ON d.id = a.duplicate_of"
        pairs = {frozenset(row) for row in connection.execute(sql)}
        posts = connection.execute("SELECT url FROM articles WHERE source = 'inherne' ORDER BY 1").fetchall()
        reprints = connection.execute(
            "SELECT i.id, a.url FROM identifiers i JOIN articles a ON a.id = article_id WHERE kind = 'reprint'"
        ).fetchall()
        versions = connection.execute(
            "SELECT max(n) FROM (SELECT count(*) n FROM versions GROUP BY article_id)"
        ).fetchone()
    expected = {
        frozenset({"https://inherne.net/gleich/", same.url}),
        frozenset({"https://inherne.net/kurz/", short.url}),
    }
    assert pairs == expected
    assert len(posts) == 4
    assert {frozenset(row) for row in reprints} == {
        frozenset({"https://inherne.net/schleuse/", "https://inherne.net/schleuse-2/"})
    }
    assert versions == (1,)
    assert run("verify", "--archive", archive).code == ExitCode.DONE
