"""Every way in which a crawl can go wrong unseen, caused on the sample sites, and the sentence that tells of it."""

import json
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from herne_news.clock import berlin_today
from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Response
from herne_news.replica.server import ServerHandle, Site, serve
from tests.commands import Result, run
from tests.crawling.sites import HTML, Pages, article, listing

COUNT, SEED = 60, 5
HOSTS = {"inherne": "inherne.net", "herne": "www.herne.de"}
Alter = Callable[[str, Response], Response]
POST = re.compile(r"/(?!wp-|feed|category|page|robots|sitemap)[^/?]+/$")


class Altered:
    """A sample site whose answers can be spoiled while it is served."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.alter: Alter | None = None

    def respond(self, target: str, headers: Mapping[str, str] | None = None) -> Response:
        if self.alter is not None and headers:  # whoever spoils an answer spoils its validators, too
            headers = {key: value for key, value in headers.items() if not key.lower().startswith("if-")}
        answer = self.site.respond(target, headers)
        return self.alter(target, answer) if self.alter else answer


class Watch:
    """Runs over an altered site."""

    def __init__(self, archive: Path, source: str, altered: Altered, server: ServerHandle) -> None:
        self.archive, self.source, self.altered, self.server = archive, source, altered, server

    def run(self, *options: str) -> Result:
        mirror = f"{HOSTS[self.source]}={self.server.url}"
        return run("crawl", self.source, "--archive", self.archive, "--mirror", mirror, "-q", *options)

    def quiet(self, *options: str) -> None:
        result = self.run(*options)
        assert (result.code, result.out, result.err) == (ExitCode.DONE, "", ""), result

    def cries(self, *words: str, options: tuple[str, ...] = (), since: int) -> None:
        result = self.run(*options)
        assert result.code == ExitCode.UNHEALTHY, result
        told = [line for line in result.sentences if all(word in line for word in words)]
        assert len(told) == 1, result
        assert told[0].endswith(f"(since run {since})"), told
        assert "Traceback" not in result.err

    def sql(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.archive)) as connection, connection:
            return connection.execute(statement, values).fetchall()


def watch(tmp_path: Path, source: str, site: Site) -> Iterator[Watch]:
    altered = Altered(site)
    with serve(altered) as server:
        watched = Watch(tmp_path / "a.db", source, altered, server)
        watched.quiet()
        yield watched


@pytest.fixture
def inherne(tmp_path: Path) -> Iterator[Watch]:
    yield from watch(tmp_path, "inherne", InherneSite(COUNT, SEED))


@pytest.fixture
def herne(tmp_path: Path) -> Iterator[Watch]:
    yield from watch(tmp_path, "herne", HerneSite(COUNT, SEED))


def posts(change: Callable[[Response], Response], keep: Callable[[str], bool] = lambda _: False) -> Alter:
    """Return a change of all posts of the magazine but those to keep."""

    def alter(target: str, answer: Response) -> Response:
        return change(answer) if answer.status == 200 and POST.match(target) and not keep(target) else answer

    return alter


def replaced(answer: Response, pattern: bytes, by: bytes) -> Response:
    return Response(status=200, headers=HTML, body=re.sub(pattern, by, answer.body, flags=re.DOTALL))


def test_list_that_is_no_longer_there(herne: Watch) -> None:
    nothing = Response(status=404, headers=HTML, body=b"<html><h1>Nicht gefunden</h1></html>")
    herne.altered.alter = lambda target, answer: nothing if target == "/Meldungen/Alle-News.html" else answer
    herne.cries("articles on the list https://www.herne.de/Meldungen/Alle-News.html, found 0", since=2)


def test_a_field_that_is_no_longer_found(inherne: Watch) -> None:
    links = (
        rb"<a [^>]*/category/[^>]*>.*?</a>|\"articleSection\":\s*(\[.*?\]|\".*?\"),?|<meta [^>]*article:section[^>]*>"
    )
    inherne.altered.alter = posts(lambda answer: replaced(answer, links + rb"|\bcategory-[a-z-]+", b""))
    inherne.cries("to keep the field category when they are read again", options=("--full",), since=2)
    inherne.cries("to keep the field category when they are read again", since=2)
    inherne.altered.alter = None
    inherne.quiet("--full")


def test_a_field_that_vanishes_at_an_article_an_hour(inherne: Watch) -> None:
    inherne.altered.alter = posts(lambda answer: replaced(answer, rb"<(?:img|figcaption|picture)\b|caption", b"<x-y "))
    site = inherne.altered.site
    assert isinstance(site, InherneSite)
    for _ in range(4):
        site.add()
        inherne.quiet()
    site.add()
    inherne.cries("expected the field captions in", "of the new articles, found it in 0% of the last 5", since=6)
    inherne.quiet("--accept")
    site.add()
    inherne.quiet()


def test_a_layout_that_no_rule_knows(inherne: Watch) -> None:
    names = rb"entry-content|wp-block-post-content|et_pb_post_content|post-content|article-content|entry-title|hentry"
    inherne.altered.alter = posts(lambda answer: replaced(answer, names, b"css-1x2y3z"))
    inherne.cries("to keep a layout that is known when they are read again", options=("--full",), since=2)


def test_pages_that_are_no_articles_any_more(inherne: Watch) -> None:
    page = b"<!doctype html><html><head><title>Wartungsarbeiten</title></head><body><h1>Wartungsarbeiten</h1></body></html>"
    inherne.altered.alter = posts(lambda _: Response(status=200, headers=HTML, body=page))
    inherne.cries("found none on 100% of the last", options=("--full",), since=2)


def test_feed_that_knows_more_than_the_lists(inherne: Watch) -> None:
    site = inherne.altered.site
    assert isinstance(site, InherneSite)
    frozen: dict[str, Response] = {}

    def alter(target: str, answer: Response) -> Response:
        if target.startswith(("/wp-json", "/wp-sitemap", "/sitemap", "/?rest_route")):
            return frozen.setdefault(target, answer)
        return answer

    inherne.altered.alter = alter
    inherne.quiet()
    for _ in range(2):
        site.add()
    inherne.sql("UPDATE pages SET last_checked = '2026-01-01T00:00:00Z' WHERE url LIKE '%/feed/'")
    inherne.cries("found 2 in the feed alone", since=3)
    assert inherne.sql("SELECT count(*) FROM articles") == [(COUNT + 2,)]


def test_runs_that_never_come_to_their_end(inherne: Watch) -> None:
    for number in (2, 3):
        result = inherne.run("--full", "--max-requests", "5")
        assert (result.code, len(result.sentences)) == (ExitCode.DEADLINE, 1), number
    inherne.cries("found the last 3 cut off by budget", options=("--full", "--max-requests", "5"), since=4)


def test_news_that_does_not_come(tmp_path: Path) -> None:
    day = berlin_today()
    months = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905
    printed = f"{int(day[8:])}. {months[int(day[5:7]) - 1]} {day[:4]}"
    pages = {f"/{slug}/": article(slug, number) for number, slug in enumerate(("eins", "zwei"), 100)}
    fresh = Response(
        status=200, headers=HTML, body=pages["/eins/"].body.replace("5. März 2019".encode(), printed.encode())
    )
    site = Pages({"/": listing("eins", "zwei"), **pages, "/eins/": fresh})
    for watched in watch(tmp_path, "inherne", site):
        watched.sql("UPDATE articles SET date = date('now', '-4 days') WHERE url LIKE '%zwei/'")
        watched.quiet()
        watched.sql("UPDATE articles SET date = date(date, '-30 days')")
        watched.cries("expected news at least every 8 days, found the newest article 30 days old", since=3)
        watched.cries("expected news at least every 8 days", since=3)


def test_report_holds_what_the_monitors_look_at(herne: Watch, tmp_path: Path) -> None:
    herne.quiet("--full", "--report", str(tmp_path / "report.json"))
    (part,) = json.loads((tmp_path / "report.json").read_text())["sources"]
    assert part["monitors"] == []
    assert part["coverage"]["herne-teaser"]["articles"] + part["asked"] == COUNT
    assert {"fallbacks", "unknown_layouts", "days_since_newest", "living", "unread", "failed", "whole"} <= part.keys()
    assert (part["living"], part["whole"]) == (COUNT, True)


HOOK = """import os, pathlib, sys
pathlib.Path(sys.argv[1]).write_text(os.environ["HERNE_NEWS_EXIT_CODE"] + sys.stdin.read())
"""


def hook(tmp_path: Path) -> tuple[str, Path]:
    """Return a command that writes down what it is told, and where to."""
    (tmp_path / "hook.py").write_text(HOOK)
    return f"{sys.executable} {tmp_path / 'hook.py'} {tmp_path / 'told.txt'}", tmp_path / "told.txt"


def test_hook_gets_the_report(herne: Watch, tmp_path: Path) -> None:
    command, target = hook(tmp_path)
    herne.quiet("--notify", command)
    told = target.read_text()
    assert told[0] == "0"
    assert json.loads(told[1:])["sources"][0]["source"] == "herne"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (f'{sys.executable} -c "raise SystemExit(3)"', "to end with 0, found 3"),
        ("/does/not/exist", "expected to run /does/not/exist, found: No such file"),
    ],
    ids=["fails", "missing"],
)
def test_hook_that_fails_is_one_sentence_and_the_code_is_that_of_the_crawl(
    herne: Watch, tmp_path: Path, command: str, words: str
) -> None:
    result = herne.run("--notify", command)
    assert (result.code, len(result.sentences)) == (ExitCode.DONE, 1), result
    assert words in result.sentences[0]
    (tmp_path / "b.db").write_bytes(b"no archive at all" * 100)
    result = run("crawl", "-q", "--archive", tmp_path / "b.db", "--notify", command)
    assert (result.code, len(result.sentences)) == (ExitCode.UNREADABLE, 2), result
    assert words in result.sentences[0]
    assert "expected an SQLite file" in result.sentences[1]


def test_hook_is_told_of_a_run_that_could_not_begin(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"no archive at all" * 100)
    command, target = hook(tmp_path)
    result = run("crawl", "--archive", tmp_path / "a.db", "--notify", command)
    assert result.code == ExitCode.UNREADABLE
    told = target.read_text()
    assert told[0] == "7"
    assert json.loads(told[1:])["trouble"] in result.err
