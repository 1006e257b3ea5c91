"""Releases that no list shows, found by their ids: only when asked for, and only those that can be."""

import re
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.messages import Response
from herne_news.replica.server import serve
from herne_news.spiders.guesses import guesses
from tests.commands import run
from tests.crawling.sites import HTML, Pages
from tests.crawling.test_trouble import says

DETAIL = re.compile(r"/Meldungen/News-Detailansicht_(\d+)\.html")


def test_only_the_first_of_each_block_are_guessed() -> None:
    ids = [int(DETAIL.search(url)[1]) for url in guesses(range(128, 197))]  # type: ignore[index]  # all match
    assert ids == [196, 195, 194, 193, 192, 132, 131, 130, 129, 128]


def test_releases_without_a_list_are_found_by_their_ids_and_nothing_is_kept_of_the_others(tmp_path: Path) -> None:
    whole = HerneSite(40, 3)
    details = {path: whole.respond(path) for article in whole.articles() if (path := _path(str(article.url)))}
    number = {path: int(DETAIL.match(path)[1]) for path in details}  # type: ignore[index]  # all match
    ids = sorted(number.values())[10:14]
    details = {path: page for path, page in details.items() if number[path] in ids}
    empty = Response(headers=HTML, body=b"<html><body><h1>Aktuelles</h1><p>Nichts Neues</p></body></html>")
    site = Pages({**dict.fromkeys(("/Meldungen/Alle-News.html", "/"), empty), **details})
    archive = tmp_path / "a.db"
    with serve(site) as server:
        mirror = ("--archive", archive, "--mirror", f"www.herne.de={server.url}")
        run("crawl", "herne", *mirror)
        assert not any(DETAIL.match(request.path) for request in server.requests)
        run("crawl", "herne", *mirror, "--backfill-ids", f"{ids[0]}-{ids[-1]}")
        first = [request.path for request in server.requests if DETAIL.match(request.path)]
        run("crawl", "herne", *mirror, "--backfill-ids", f"{ids[0]}-{ids[-1]}")
        again = [request.path for request in server.requests if DETAIL.match(request.path)][len(first) :]
    guessed = {path for path in details if number[path] % 64 < 5}
    assert guessed
    assert guessed <= set(first)
    assert not guessed & set(again)
    status = run("status", "--archive", archive)
    assert f"herne: {len(guessed)} articles" in status.out, status


def _path(url: str) -> str | None:
    path = url.removeprefix("https://www.herne.de")
    return path if DETAIL.fullmatch(path) else None


@pytest.mark.parametrize("value", ["12", "20-10", "a-b", "-5-7", "1-9999999999"])
def test_another_range_is_wrong_use(tmp_path: Path, value: str) -> None:
    result = run("crawl", "herne", "--archive", tmp_path / "a.db", f"--backfill-ids={value}")
    assert result.code == ExitCode.USAGE
    assert not (tmp_path / "a.db").exists()


def test_ids_of_another_source_are_wrong_use(tmp_path: Path) -> None:
    says(
        run("crawl", "inherne", "--archive", tmp_path / "a.db", "--backfill-ids", "1-2"),
        ExitCode.USAGE,
        "expected herne",
    )
