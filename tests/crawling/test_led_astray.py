"""A site that leads from its pages to a login form or to its home page: that is trouble, and no article is called gone by it."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Request, Response
from herne_news.replica.server import ServerHandle, Site, serve
from tests.commands import Result, run
from tests.crawling.sites import HTML

COUNT, SEED = 36, 4
HOSTS = {"inherne": "inherne.net", "herne": "www.herne.de"}
POST = re.compile(r"/(?!wp-|feed|category|page|author|robots|sitemap)[^/?A-Z]+/$|/Meldungen/News-Detailansicht")
FORM = (
    b"<!doctype html><html><body class=login><form><input name=log><input type=password name=pwd></form></body></html>"
)
LOGIN = Response(status=200, headers={**HTML, "ETag": '"login"'}, body=FORM)


def redirect(target: str, status: int = 302) -> Response:
    return Response(status=status, headers={**HTML, "Location": target})


class Gate:
    """The faults of a site: the paths of `closed` lead to `target`, with their own name as the way back."""

    def __init__(self, target: str, closed: Callable[[str], bool]) -> None:
        self.target, self.closed, self.is_shut = target, closed, True

    def __call__(self, request: Request) -> Response | None:
        if request.path == "/wp-login.php":
            return LOGIN
        if self.is_shut and request.path != "/" and self.closed(request.path):
            return redirect(f"{self.target}?redirect_to={request.path}" if "login" in self.target else self.target)
        return None


def crawl(archive: Path, source: str, server: ServerHandle, *options: str) -> Result:
    mirror = f"{HOSTS[source]}={server.url}"
    return run("crawl", source, "--archive", archive, "--mirror", mirror, "-q", *options)


def rows(archive: Path, sql: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(archive)) as connection:
        return connection.execute(sql).fetchall()


def site_of(source: str) -> Site:
    return InherneSite(COUNT, SEED) if source == "inherne" else HerneSite(COUNT, SEED)


CASES = {
    "login": ("/wp-login.php", "a login form at https://{host}/wp-login.php"),
    "home": ("/", "the home page at https://{host}/"),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("source", HOSTS)
def test_articles_that_lead_to_no_article_are_trouble_and_not_gone(tmp_path: Path, source: str, case: str) -> None:
    archive, (target, words) = tmp_path / "a.db", CASES[case]
    gate = Gate(target, lambda path: POST.match(path) is not None)
    gate.is_shut = False
    state = "SELECT url, etag, last_modified, lastmod FROM pages WHERE items IS NULL ORDER BY url"
    with serve(site_of(source), faults=gate) as server:
        assert crawl(archive, source, server).code == ExitCode.DONE
        before = rows(archive, state)
        gate.is_shut = True
        server.requests.clear()
        results = [crawl(archive, source, server, "--full"), crawl(archive, source, server, "--full")]
        logins = sum(request.path.startswith("/wp-login.php") for request in server.requests)
    for result in results:
        assert result.code in {ExitCode.UNHEALTHY, ExitCode.UNREACHABLE}, result
        assert len(result.sentences) == 1, result
        assert str(len(before)) in result.sentences[0]
    skips = rows(archive, "SELECT DISTINCT reason FROM skips WHERE run_id > 1")
    details = rows(archive, "SELECT DISTINCT detail FROM skips WHERE reason = 'redirected-to-no-article'")
    assert (skips, rows(archive, "SELECT count(*) FROM articles WHERE gone_since IS NOT NULL")) == (
        [("redirected-to-no-article",)],
        [(0,)],
    )
    assert all(words.format(host=HOSTS[source]) in str(detail) for (detail,) in details), details
    assert rows(archive, state) == before
    assert logins == (2 if case == "login" else 0)
    assert run("verify", "--archive", archive).code == ExitCode.DONE


def test_a_first_run_before_articles_behind_a_login_form(tmp_path: Path) -> None:
    gate = Gate("/wp-login.php", lambda path: POST.match(path) is not None)
    with serve(site_of("inherne"), faults=gate) as server:
        result = crawl(tmp_path / "a.db", "inherne", server)
    assert result.code == ExitCode.UNREACHABLE, result
    assert "none of 37 pages could be fetched" in result.sentences[0]
    assert "was led to a login form at https://inherne.net/wp-login.php" in result.sentences[0]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("source", HOSTS)
def test_a_whole_site_that_leads_elsewhere_says_whereto(tmp_path: Path, source: str, case: str) -> None:
    target, words = CASES[case]

    def faults(request: Request) -> Response | None:
        if request.path == "/wp-login.php":
            return LOGIN
        if request.path == "/robots.txt" or request.path == target:
            return (
                Response(status=200, headers=HTML, body=b"<html><body><h1>Willkommen</h1></body></html>")
                if (request.path == "/")
                else None
            )
        return redirect(target)

    with serve(site_of(source), faults=faults) as server:
        result = crawl(tmp_path / "a.db", source, server)
        asked = [request.path for request in server.requests]
    assert result.code in {ExitCode.UNHEALTHY, ExitCode.UNREACHABLE}, result
    assert len(result.sentences) == 1, result
    assert words.format(host=HOSTS[source]) in result.sentences[0]
    assert sum(path.startswith("/wp-login.php") for path in asked) <= 1
    if case == "login":
        assert result.code == ExitCode.UNREACHABLE
        assert len(asked) < 12


def test_one_article_that_leads_home_is_tried_again_and_stays(tmp_path: Path) -> None:
    archive, site = tmp_path / "a.db", InherneSite(COUNT, SEED)
    path = str(site.article(7).url).removeprefix("https://inherne.net")
    gate = Gate("/", lambda asked: asked == path)
    gate.is_shut = False
    with serve(site, faults=gate) as server:
        assert crawl(archive, "inherne", server).code == ExitCode.DONE
        gate.is_shut = True
        for _ in range(3):
            assert crawl(archive, "inherne", server, "--full").code == ExitCode.DONE
        state = f"SELECT gone_since, failures FROM articles a JOIN pages p ON p.url = a.url WHERE a.url = '{site.article(7).url}'"
        assert rows(archive, state) == [(None, 3)]
        gate.is_shut = False
        assert crawl(archive, "inherne", server, "--full").code == ExitCode.DONE
        assert rows(archive, state) == [(None, 0)]
