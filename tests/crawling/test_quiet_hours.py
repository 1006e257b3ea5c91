"""What the hours after the first crawl cost the sites, and what they find."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import Served, ServerHandle, serve
from herne_news.spiders.herne import LISTS
from tests.commands import Result, run

COUNT, SEED = 240, 11


class Hours:
    """Runs over a sample site, each with the requests that it made."""

    def __init__(self, archive: Path, source: str, server: ServerHandle) -> None:
        self.archive, self.source, self.server = archive, source, server

    def run(self, *options: str) -> tuple[Result, list[Served]]:
        before = len(self.server.requests)
        host = {"inherne": "inherne.net", "herne": "www.herne.de"}[self.source]
        result = run("crawl", self.source, "--archive", self.archive, "--mirror", f"{host}={self.server.url}", *options)
        assert result.code == ExitCode.DONE, result
        return result, self.server.requests[before:]

    def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(self.archive)) as connection, connection:
            return connection.execute(sql, values).fetchall()

    def days_pass(self, days: int) -> None:
        """Put all that the crawler remembers of times into the past."""
        for column in ("next_check", "last_checked", "missing_since"):
            self.rows(f"UPDATE pages SET {column} = strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-{days} days')")
        self.rows(
            "UPDATE pages SET lastmod = strftime('%Y-%m-%dT%H:%M:%SZ', lastmod, ?) WHERE items > 0", f"-{days} days"
        )


def paths(requests: list[Served]) -> list[str]:
    return [request.path for request in requests]


def articles(requests: list[Served]) -> list[str]:
    """Return the paths of pages that are neither list nor machine's."""
    lists = ("/wp-", "/feed", "/robots.txt", "/category", "/page/")
    return [path for path in paths(requests) if path != "/" and not path.startswith(lists)]


@pytest.fixture
def inherne(tmp_path: Path) -> Iterator[tuple[InherneSite, Hours]]:
    site = InherneSite(COUNT, SEED)
    with serve(site) as server:
        hours = Hours(tmp_path / "a.db", "inherne", server)
        hours.run()
        yield site, hours


@pytest.mark.parametrize(
    ("closed", "most"), [((), 2), (("rest",), 3), (("rest", "sitemap"), 2)], ids=["rest", "sitemap", "feed"]
)
def test_a_quiet_hour_asks_for_no_article(tmp_path: Path, closed: tuple[str, ...], most: int) -> None:
    with serve(InherneSite(COUNT, SEED, closed=closed)) as server:
        hours = Hours(tmp_path / "a.db", "inherne", server)
        hours.run()
        for _ in range(2):
            result, requests = hours.run()
            assert "0 new, 0 changed, 0 unchanged" in result.err
            assert len(requests) <= most, paths(requests)
            assert articles(requests) == []
        if "sitemap" in closed:
            assert requests[-1].status == 304


def test_a_quiet_hour_by_listings_ends_at_the_first_page_of_each(tmp_path: Path) -> None:
    site = InherneSite(COUNT, SEED, closed=("rest", "sitemap", "feed"))
    with serve(site) as server:
        hours = Hours(tmp_path / "a.db", "inherne", server)
        hours.run()
        result, requests = hours.run()
        assert "0 new, 0 changed" in result.err
        lists = [path for path in paths(requests) if path != "/robots.txt"]
        assert lists[0] == "/"
        assert len(lists) == len(set(lists)) == 1 + sum(path.startswith("/category/") for path in lists)
        site.add()
        result, requests = hours.run()
        assert "1 new, 0 changed" in result.err
        result, requests = hours.run("--full")
        assert any("/page/9/" in path for path in paths(requests))


def test_one_new_one_edited_one_renamed_and_one_trashed_post(inherne: tuple[InherneSite, Hours]) -> None:
    site, hours = inherne
    trashed, old = str(site.article(30).url), str(site.article(9).url)
    site.edit(3)
    site.rename(9)
    site.trash(30)
    new = str(site.article(site.add()).url)
    result, requests = hours.run()
    assert "1 new, 2 changed, 0 unchanged" in result.err
    assert len(requests) <= 10, paths(requests)
    renamed = str(site.article(9).url)
    assert hours.rows("SELECT count(*) FROM articles WHERE url IN (?, ?)", new, renamed) == [(2,)]
    assert hours.rows(
        "SELECT a.url FROM identifiers JOIN articles a ON a.id = article_id WHERE identifiers.id = ?", old
    ) == [(renamed,)]
    gone = "SELECT gone_since IS NOT NULL FROM articles WHERE url = ?"
    assert hours.rows(gone, trashed) == [(0,)]
    (since,) = hours.rows("SELECT missing_since FROM pages WHERE url = ?", trashed)[0]
    result, requests = hours.run()
    assert len(requests) <= 4, paths(requests)
    assert "1 gone" in result.err
    assert hours.rows("SELECT gone_since FROM articles WHERE url = ?", trashed) == [(since,)]
    result, requests = hours.run()
    assert len(requests) <= 3
    assert articles(requests) == []


def test_a_trashed_post_is_missed_by_the_sitemap_too(tmp_path: Path) -> None:
    site = InherneSite(COUNT, SEED, closed=("rest",))
    with serve(site) as server:
        hours = Hours(tmp_path / "a.db", "inherne", server)
        hours.run()
        trashed = str(site.article(30).url)
        site.trash(30)
        hours.run()
        result, _ = hours.run()
        assert "1 gone" in result.err
        assert hours.rows("SELECT url FROM articles WHERE gone_since IS NOT NULL") == [(trashed,)]


def test_a_post_that_comes_back_is_no_longer_gone(inherne: tuple[InherneSite, Hours]) -> None:
    site, hours = inherne
    trashed = str(site.article(30).url)
    site.trash(30)
    hours.run()
    hours.run()
    assert hours.rows("SELECT url FROM articles WHERE gone_since IS NOT NULL") == [(trashed,)]
    site.restore(30)
    hours.days_pass(1)
    hours.run()
    assert hours.rows("SELECT url FROM articles WHERE gone_since IS NOT NULL") == []


def test_a_scheduled_post_is_found_though_its_date_of_change_is_old(inherne: tuple[InherneSite, Hours]) -> None:
    site, hours = inherne
    url = str(site.article(100).url)
    site.trash(100)
    hours.run()
    hours.run()
    site.restore(100)
    result, _ = hours.run()
    assert hours.rows("SELECT gone_since FROM articles WHERE url = ?", url) == [(None,)], result


def test_revisits_come_in_small_shares_and_cost_a_conditional_request_each(tmp_path: Path) -> None:
    with serve(HerneSite(COUNT, SEED)) as server:
        hours = Hours(tmp_path / "a.db", "herne", server)
        hours.run()
        _, requests = hours.run()
        assert Counter(request.status for request in requests) == {200: 1, 304: len(LISTS)}
        hours.days_pass(366)
        asked: list[str] = []
        for _ in range(10):
            result, requests = hours.run()
            details = [request for request in requests if "Detailansicht" in request.path or "/News-" in request.path]
            assert len(details) <= 50
            assert {request.status for request in details} <= {304}
            asked += [request.path for request in details]
            if not details:
                break
        pages = hours.rows("SELECT count(*) FROM articles WHERE url NOT LIKE '%#%'")
        assert len(asked) == len(set(asked)) == pages[0][0]
        assert "0 new, 0 changed" in result.err


def test_an_edit_that_nothing_tells_of_is_found_by_a_revisit(tmp_path: Path) -> None:
    site = HerneSite(COUNT, SEED)
    with serve(site) as server:
        hours = Hours(tmp_path / "a.db", "herne", server)
        hours.run()
        index = next(
            n
            for n in range(COUNT)
            if "Detailansicht" in str(site.article(n).url) or "/News-" in str(site.article(n).url)
        )
        site.edit(index)
        hours.days_pass(366)
        changed = 0
        for _ in range(6):
            result, _ = hours.run()
            changed += int(result.err.split(" changed")[0].rsplit(" ", 1)[1])
        assert changed == 1
        assert hours.rows("SELECT body FROM articles WHERE url = ?", site.article(index).url) == [
            (site.article(index).body,)
        ]


def test_the_feed_is_asked_once_a_day_for_what_the_other_ways_keep_back(inherne: tuple[InherneSite, Hours]) -> None:
    _, hours = inherne
    assert "/feed/" not in paths(hours.run()[1])
    hours.days_pass(1)
    assert paths(hours.run()[1]).count("/feed/") == 1
    assert "/feed/" not in paths(hours.run()[1])


def test_a_closed_way_rests_for_a_day(tmp_path: Path) -> None:
    with serve(InherneSite(COUNT, SEED, closed=("rest",))) as server:
        hours = Hours(tmp_path / "a.db", "inherne", server)
        assert any(path.startswith("/wp-json") for path in paths(hours.run()[1]))
        assert not any(path.startswith("/wp-json") for path in paths(hours.run()[1]))
        hours.days_pass(1)
        assert any(path.startswith("/wp-json") for path in paths(hours.run()[1]))
