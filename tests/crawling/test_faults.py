"""A server at its worst: each fault is caused on the wire, the other articles are stored, and the next run goes on."""

import contextlib
import gzip
import itertools
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Request, Response
from herne_news.replica.server import serve
from tests.commands import ROOT, Result, environment, run
from tests.crawling.sites import HTML, Pages, article, listing, magazine
from tests.crawling.test_trouble import crawl, says, skipped, stored
from tests.crawling.wire import (
    Misdeed,
    certificate,
    drip,
    endless,
    no_header,
    packed,
    redirected,
    reset,
    too_short,
    wire,
)

SECONDS = 100


def scrapy(archive: Path, base: str, **settings: object) -> Result:
    """Run ``scrapy crawl inherne`` with settings: what takes minutes otherwise is to take seconds."""
    named = {"HERNE_ARCHIVE": archive, "HERNE_MIRRORS": f"inherne.net={base}", **settings}
    options = [word for name, value in named.items() for word in ("-s", f"{name}={value}")]
    command = [sys.executable, "-m", "scrapy", "crawl", "inherne", *options]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, timeout=SECONDS, check=False)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


MISDEEDS: dict[str, tuple[Misdeed, str]] = {
    "slow-body": (drip, "timeout"),
    "endless-body": (endless, "too-large"),
    "reset": (reset, "cut-off"),
    "content-length-too-small": (too_short, "empty"),
    "no-http": (no_header, "no-http"),
    "gzip-bomb": (packed(gzip.compress(bytes(400_000_000), 1)), "too-large"),
    "gzip-cut": (packed(gzip.compress(article("zwei", 101).body)[:-40]), "cut-off"),
    "zstd-that-is-none": (packed(b"nicht gepackt", b"zstd"), "cut-off"),
    "redirect-to-no-host": (redirected("https://[::1/"), "redirect-broken"),
    "redirect-to-no-port": (redirected("https://inherne.net:99999/zwei/"), "redirect-broken"),
    "gzip-that-is-none": (packed(b"<html><body><p>Nicht gepackt</p></body></html>"), "cut-off"),
}


@pytest.mark.parametrize("name", MISDEEDS)
def test_a_page_that_breaks_off_or_never_ends_takes_no_other_with_it(tmp_path: Path, name: str) -> None:
    misdeed, reason = MISDEEDS[name]
    archive, site = tmp_path / "a.db", magazine("eins", "zwei", "drei")
    with wire(site, {"/zwei/": misdeed}) as server:
        result = scrapy(archive, server.url, DOWNLOAD_TIMEOUT=2, RETRY_TIMES=1)
    assert stored(archive) == ["/eins/", "/drei/"], result
    assert {url: why for url, why in skipped(archive).items() if url == "/zwei/"} == {"/zwei/": reason}
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:  # what may be an accident rests a day
        connection.execute("UPDATE pages SET next_check = last_checked WHERE reason = 'empty'")
    with wire(site, {}) as server:
        assert crawl(archive, server.url).code == ExitCode.DONE
    assert stored(archive) == ["/eins/", "/drei/", "/zwei/"]


def test_retry_after_is_waited_for(tmp_path: Path) -> None:
    busy = [Response(status=429, headers={**HTML, "Retry-After": "2"}, body=b"Zu viele Anfragen")]
    site, times = magazine("eins", "zwei"), []

    def faults(request: Request) -> Response | None:
        if request.path == "/eins/":
            times.append(time.monotonic())
            return busy.pop() if busy else None
        return None

    with serve(site, faults=faults) as server:
        assert crawl(tmp_path / "a.db", server.url).code == ExitCode.DONE
    assert sorted(stored(tmp_path / "a.db")) == ["/eins/", "/zwei/"]
    assert times[1] - times[0] >= 2


def test_crawl_delay_of_robots_txt_is_kept(tmp_path: Path) -> None:
    rules = Response(headers={"Content-Type": "text/plain"}, body=b"User-agent: *\nCrawl-delay: 1\n")
    times: list[float] = []

    def faults(request: Request) -> Response | None:
        times.append(time.monotonic())
        return None

    with serve(magazine("eins", **{"/robots.txt": rules}), faults=faults) as server:
        scrapy(tmp_path / "a.db", server.url, HERNE_MAX_CRAWL_DELAY=60, DOWNLOAD_DELAY=0.4)
    assert stored(tmp_path / "a.db") == ["/eins/"]
    pauses = [later - earlier for earlier, later in itertools.pairwise(times)]
    assert len(pauses) > 3
    assert min(pauses) > 0.9, pauses


def test_a_page_that_stays_busy_is_left_for_the_next_run(tmp_path: Path) -> None:
    site = magazine("eins", "zwei")
    whole = site.answers["/zwei/"]
    site.answers["/zwei/"] = Response(status=503, headers=HTML, body=b"Wartung")
    with serve(site) as server:
        scrapy(tmp_path / "a.db", server.url, HERNE_FIRST_PAUSE=0.1)
        assert sum(request.path == "/zwei/" for request in server.requests) == 4
        assert skipped(tmp_path / "a.db")["/zwei/"] == "blocked"
        site.answers["/zwei/"] = whole
        assert crawl(tmp_path / "a.db", server.url).code == ExitCode.DONE
    assert stored(tmp_path / "a.db") == ["/eins/", "/zwei/"]


def test_an_error_on_every_third_request_costs_no_article(tmp_path: Path) -> None:
    count = 60
    asked: list[str] = []

    def faults(request: Request) -> Response | None:
        asked.append(request.path)
        return Response(status=500, headers=HTML, body=b"Fehler") if len(asked) % 3 == 2 else None

    with serve(InherneSite(count, 2), faults=faults) as server:
        for _ in range(2):  # the last pages of a run can have each of their four tries on a third request
            result = crawl(tmp_path / "a.db", server.url)
            assert result.code == ExitCode.DONE, result
    assert len(stored(tmp_path / "a.db")) == count


def test_host_name_that_nobody_knows(tmp_path: Path) -> None:
    result = crawl(tmp_path / "a.db", "http://herne.invalid")
    says(result, ExitCode.UNREACHABLE, "the host name cannot be resolved")


@pytest.mark.parametrize(
    ("days", "trusted", "words"),
    [
        ((-30, 30), True, None),
        ((-30, -1), True, "certificate has expired"),
        ((-30, 30), False, "nobody whom this machine trusts"),
    ],
    ids=["valid", "expired", "not-trusted"],
)
def test_certificate(tmp_path: Path, days: tuple[int, int], trusted: bool, words: str | None) -> None:
    context, file = certificate(tmp_path, days=days)
    with wire(magazine("eins"), {}, context) as server:
        options = ("crawl", "inherne", "--archive", tmp_path / "a.db", "--mirror", f"inherne.net={server.url}")
        result = run(*options, env={"SSL_CERT_FILE": str(file)} if trusted else None)
    if words is None:
        assert (result.code, stored(tmp_path / "a.db")) == (ExitCode.DONE, ["/eins/"]), result
    else:
        says(result, ExitCode.UNREACHABLE, words)
        assert server.asked == []


FEED = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>inherne</title>{items}</channel></rss>"""
ITEM = "<item><title>{0}</title><link>https://inherne.net/{0}/</link><pubDate>Tue, 05 Mar 2019 10:00:00 +0000</pubDate></item>"
XML = {"Content-Type": "application/rss+xml; charset=UTF-8"}
WHOLE = FEED.format(items="".join(map(ITEM.format, ("eins", "zwei", "drei")))).encode()
FEEDS = {
    "empty": b"",
    "no-items": FEED.format(items="").encode(),
    "cut-in-the-middle": WHOLE[: len(WHOLE) // 2],
    "html": b"<!doctype html><html><body><h1>Wartungsarbeiten</h1></body></html>",
}


@pytest.mark.parametrize("name", FEEDS)
def test_feed_that_is_none_or_not_whole(tmp_path: Path, name: str) -> None:
    site = magazine("eins", "zwei", "drei", **{"/feed/": Response(headers=XML, body=FEEDS[name])})
    with serve(site) as server:
        result = crawl(tmp_path / "a.db", server.url)
    assert result.code == ExitCode.DONE, result
    assert sorted(stored(tmp_path / "a.db")) == ["/drei/", "/eins/", "/zwei/"]


def test_sitemap_of_fifty_thousand_with_addresses_of_other_sites(tmp_path: Path) -> None:
    posts = {f"/{slug}/": article(slug, number) for number, slug in enumerate(("eins", "zwei"), 100)}
    foreign = [
        "https://example.org/eins/",
        "http://127.0.0.1:9/zwei/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "//x.y/",
    ]
    places = [*foreign, *(f"https://inherne.net{path}" for path in posts)]
    places += [f"https://inherne.net/beitrag-{number}/" for number in range(50_000 - len(places))]
    entries = "".join(f"<url><loc>{place}</loc><lastmod>2020-01-01T10:00:00+01:00</lastmod></url>" for place in places)
    text = f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
    xml = Response(headers={"Content-Type": "application/xml"}, body=text.encode())
    site = Pages({"/": listing(), "/sitemap.xml": xml, **posts})
    with serve(site) as server:
        result = crawl(tmp_path / "a.db", server.url, "--max-requests", "60")
        paths = [request.path for request in server.requests]
    assert result.code == ExitCode.DEADLINE, result
    assert sorted(stored(tmp_path / "a.db")) == ["/eins/", "/zwei/"]
    assert len(paths) == 60
    assert all(
        path.startswith(("/eins/", "/zwei/", "/beitrag-", "/robots.txt", "/wp-", "/sitemap", "/feed/"))
        for path in paths
    ), paths
