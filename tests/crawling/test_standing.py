"""Trouble that lasts: what a monitor has found stands until it is over or accepted, whatever runs come between."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Response
from tests.commands import run
from tests.crawling.sites import HTML
from tests.crawling.test_monitors import COUNT, SEED, Watch, posts, watch

EMPTY = b"<!doctype html><html><body><h1>Aktuelles</h1><p>Zurzeit gibt es hier nichts Neues zu lesen.</p></body></html>"


@pytest.fixture
def herne(tmp_path: Path) -> Iterator[Watch]:
    yield from watch(tmp_path, "herne", HerneSite(COUNT, SEED))


@pytest.fixture
def inherne(tmp_path: Path) -> Iterator[Watch]:
    yield from watch(tmp_path, "inherne", InherneSite(COUNT, SEED))


@pytest.mark.parametrize(
    "between", [("--max-requests", "5"), ("--limit", "1"), ("--since", "2020-01-01")], ids=" ".join
)
def test_a_list_that_stays_empty(herne: Watch, between: tuple[str, ...]) -> None:
    def alter(target: str, answer: Response) -> Response:
        return Response(status=200, headers=HTML, body=EMPTY) if target == "/Meldungen/Alle-News.html" else answer

    herne.altered.alter = alter
    words = "articles on the list https://www.herne.de/Meldungen/Alle-News.html, found 0"
    herne.cries(words, since=2)
    result = herne.run(*between)
    assert result.code in {ExitCode.DONE, ExitCode.DEADLINE}, result
    assert run("status", "--archive", herne.archive).code == ExitCode.UNHEALTHY
    herne.cries(words, since=2)
    herne.altered.alter = None
    herne.quiet()


def test_list_that_is_empty_all_of_a_sudden(herne: Watch) -> None:
    def alter(target: str, answer: Response) -> Response:
        empty = b"<!doctype html><html><body><h1>Aktuelles</h1><p>Zurzeit gibt es hier nichts Neues zu lesen.</p></body></html>"
        return Response(status=200, headers=HTML, body=empty) if target == "/Meldungen/Alle-News.html" else answer

    herne.altered.alter = alter
    words = "herne: expected about", "articles on the list https://www.herne.de/Meldungen/Alle-News.html, found 0"
    herne.cries(*words, since=2)
    herne.cries(*words, since=2)
    status = run("status", "--archive", herne.archive)
    assert (status.code, status.out.splitlines()[0].startswith("wrong: herne: expected about")) == (3, True), status
    herne.altered.alter = None
    herne.quiet()
    assert run("status", "--archive", herne.archive).out.startswith("All is well.")
    herne.altered.alter = alter
    herne.cries(*words, since=5)
    herne.quiet("--accept")
    herne.quiet()


def test_many_pages_that_fail(inherne: Watch) -> None:
    bad = Response(status=418, headers=HTML, body=b"")
    inherne.altered.alter = posts(lambda _: bad, keep=lambda target: len(target) % 2 == 0)
    inherne.cries("expected nearly all of", "http-418", options=("--full",), since=2)
    assert inherne.run().code == ExitCode.UNREACHABLE
    inherne.cries("still failing; they are tried again", since=2)  # they rest
    inherne.cries("still failing; they are tried again", since=2)
    inherne.altered.alter = None
    inherne.quiet("--full")
    inherne.quiet()


def test_way_that_shows_every_article_is_closed(inherne: Watch) -> None:
    gone = Response(status=404, headers=HTML, body=b"<html><h1>Nicht gefunden</h1></html>")
    closed = ("/wp-json", "/wp-sitemap", "/sitemap", "/?rest_route", "/post-sitemap")
    inherne.altered.alter = lambda target, answer: gone if target.startswith(closed) else answer
    words = "expected to find articles by rest, found it closed and only feed open"
    inherne.cries(words, since=2)
    inherne.quiet("--accept")
    inherne.quiet()
    inherne.altered.alter = None
    inherne.quiet("--full", "--accept")
    inherne.altered.alter = lambda target, answer: gone if target.startswith(closed) else answer
    inherne.cries(words, options=("--full",), since=6)
