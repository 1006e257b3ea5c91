"""A site that turns us away: it is left alone as long as it asks, by later runs, too, and nobody knocks at door after door."""

import itertools
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Request, Response
from herne_news.replica.server import Site, serve
from tests.commands import run
from tests.crawling.sites import HTML, magazine
from tests.crawling.test_faults import scrapy
from tests.crawling.test_led_astray import crawl, rows
from tests.crawling.test_trouble import says, stored

SITES: dict[str, Site] = {"inherne": InherneSite(40, 3), "herne": HerneSite(40, 3)}


class Refusing:
    """Faults: everything but robots.txt gets the same answer while `is_shut`; `times` are when something was asked."""

    def __init__(self, status: int, *, robots: bool = False, **headers: str) -> None:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answer = Response(status=status, headers={**HTML, **named}, body=b"<h1>Nein</h1>")
        self.robots, self.is_shut, self.times = robots, True, list[float]()

    def __call__(self, request: Request) -> Response | None:
        self.times.append(time.monotonic())
        return self.answer if self.is_shut and (self.robots or request.path != "/robots.txt") else None


@pytest.mark.parametrize("robots", [False, True], ids=["pages", "robots"])
@pytest.mark.parametrize("source", SITES)
def test_a_long_retry_after_ends_the_run_and_binds_the_next(tmp_path: Path, source: str, robots: bool) -> None:
    archive, faults = tmp_path / "a.db", Refusing(429, robots=robots, Retry_After="86400")
    with serve(SITES[source], faults=faults) as server:
        begun = datetime.now(UTC)
        result = crawl(archive, source, server)
        says(result, ExitCode.UNREACHABLE, f"{source}: the site asks to be left alone until", "status 429")
        assert len(faults.times) == (1 if robots else 2)
        ((until,),) = rows(archive, "SELECT next_check FROM pages WHERE url LIKE '%/robots.txt'")
        asked = datetime.fromisoformat(str(until)) - begun
        assert timedelta(seconds=86399) <= asked < timedelta(seconds=86460)
        said = str(until)[:16].replace("T", " ") + " UTC"
        assert said in result.sentences[0]
        faults.is_shut = False
        for options in ((), ("--full",)):
            again = crawl(archive, source, server, *options)
            says(again, ExitCode.UNREACHABLE, f"asked to be left alone until {said}; nothing was asked of it")
        assert len(faults.times) == (1 if robots else 2)
        status = run("status", "--archive", archive)
        assert status.code == ExitCode.UNHEALTHY
        assert "0 pages failing" in status.out
        with closing(sqlite3.connect(archive)) as connection, connection:
            connection.execute("UPDATE pages SET next_check = '2026-01-01T00:00:00Z' WHERE url LIKE '%/robots.txt'")
        assert crawl(archive, source, server).code == ExitCode.DONE
    assert rows(archive, "SELECT count(*) FROM articles") == [(40,)]


def wait_is_over(archive: Path, ago: timedelta = timedelta()) -> timedelta:
    """Move the last wait into the past, so that it has ended so long ago; return how long it was."""
    with closing(sqlite3.connect(archive)) as connection, connection:
        sql = "SELECT last_checked, next_check FROM pages WHERE url LIKE '%/robots.txt'"
        begun, end = map(datetime.fromisoformat, connection.execute(sql).fetchone())
        over = datetime.now(UTC) - ago
        moved = [f"{when:%Y-%m-%dT%H:%M:%SZ}" for when in (over - (end - begun), over)]
        connection.execute("UPDATE pages SET last_checked = ?, next_check = ? WHERE url LIKE '%/robots.txt'", moved)
        connection.execute("UPDATE runs SET started = ?, ended = ?", [moved[0]] * 2)
    return timedelta(hours=round((end - begun) / timedelta(hours=1)))


def test_a_site_that_is_busy_and_does_not_say_for_how_long_is_left_alone_for_ever_longer(tmp_path: Path) -> None:
    archive, faults, waits = tmp_path / "a.db", Refusing(503), list[timedelta]()
    with serve(magazine("eins"), faults=faults) as server:
        for ago in (*[timedelta(minutes=50)] * 6, timedelta(days=2)):
            result = scrapy(archive, server.url, HERNE_FIRST_PAUSE=0.01, HERNE_MAX_PAUSE=0.05)
            knocks = len(faults.times)
            assert "the site turns us away: 4 refusals or errors in a row" in result.err, result
            again = crawl(archive, "inherne", server, "--full")
            says(
                again,
                ExitCode.UNREACHABLE,
                "has turned the last run away and is left alone until",
                "UTC; nothing was asked",
            )
            assert len(faults.times) == knocks
            waits.append(wait_is_over(archive, ago))
        faults.is_shut = False
        scrapy(archive, server.url)
        assert crawl(archive, "inherne", server).code == ExitCode.DONE
    assert [wait / timedelta(hours=1) for wait in waits] == [1, 2, 4, 8, 16, 24, 24]
    assert stored(archive) == ["/eins/"]


def test_a_site_that_was_busy_long_ago_is_left_alone_for_an_hour(tmp_path: Path) -> None:
    archive, faults = tmp_path / "a.db", Refusing(429)
    with serve(magazine("eins"), faults=faults) as server:
        for ago in (timedelta(minutes=5), timedelta(hours=5), timedelta()):
            scrapy(archive, server.url, HERNE_FIRST_PAUSE=0.01, HERNE_MAX_PAUSE=0.05)
            last = wait_is_over(archive, ago)
    assert last == timedelta(hours=1)


def test_a_site_that_forbids_is_asked_again_by_the_next_run(tmp_path: Path) -> None:
    faults = Refusing(403)
    with serve(magazine("eins"), faults=faults) as server:
        for _ in range(2):
            result = crawl(tmp_path / "a.db", "inherne", server)
            says(result, ExitCode.UNREACHABLE, "the site turns us away: 6 refusals or errors in a row")
    assert len(faults.times) == 14


def test_the_journal_tells_of_the_wait(tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    with serve(magazine("eins"), faults=Refusing(503, Retry_After="3600")) as server:
        crawl(archive, "inherne", server)
    assert run("verify", "--archive", archive).code == ExitCode.DONE


def test_pauses_grow_from_address_to_address(tmp_path: Path) -> None:
    faults = Refusing(429)
    with serve(magazine("eins"), faults=faults) as server:
        scrapy(tmp_path / "a.db", server.url, HERNE_FIRST_PAUSE=0.1, HERNE_MAX_PAUSE=4)
    pauses = [later - earlier for earlier, later in itertools.pairwise(faults.times[1:])]
    assert len(pauses) == 6
    assert all(pause >= 0.1 * 2**number for number, pause in enumerate(pauses)), pauses


@pytest.mark.parametrize(("status", "most"), [(403, 7), (401, 7), (500, 10), (502, 10)])
@pytest.mark.parametrize("source", SITES)
def test_few_knocks_at_a_closed_site(tmp_path: Path, source: str, status: int, most: int) -> None:
    faults = Refusing(status)
    with serve(SITES[source], faults=faults) as server:
        result = crawl(tmp_path / "a.db", source, server)
    says(result, ExitCode.UNREACHABLE, "the site turns us away: 6 refusals or errors in a row", f"status {status}")
    assert len(faults.times) == most


def test_ways_that_are_forbidden_do_not_close_the_last_that_is_open(tmp_path: Path) -> None:
    no = Response(status=403, headers=HTML, body=b"Nein")
    site = magazine("eins", "zwei")

    def faults(request: Request) -> Response | None:
        return no if request.path.startswith(("/wp-", "/feed", "/sitemap")) else None

    with serve(site, faults=faults) as server:
        assert crawl(tmp_path / "a.db", "inherne", server).code == ExitCode.DONE
    assert sorted(stored(tmp_path / "a.db")) == ["/eins/", "/zwei/"]


def test_a_pause_beyond_the_deadline_is_not_followed_by_another_request(tmp_path: Path) -> None:
    faults = Refusing(429, Retry_After="200")
    with serve(magazine("eins"), faults=faults) as server:
        result = crawl(tmp_path / "a.db", "inherne", server, "--deadline", "1")
    assert result.code == ExitCode.DEADLINE, result
    assert len(faults.times) == 2
