"""What goes wrong with a site or an archive: one clear sentence, the right exit code, and nothing lost or half written."""

import contextlib
import hashlib
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.messages import Response
from herne_news.replica.server import serve
from herne_news.store.archive import Archive
from herne_news.store.read import articles
from tests.commands import Result, run
from tests.crawling.sites import HTML, Pages, article, babbler, free_port, listing, magazine

TEXT = {"Content-Type": "text/plain"}
ROBOTS = "/robots.txt"


def crawl(archive: Path, base: str, *options: str) -> Result:
    return run("crawl", "inherne", "--archive", archive, "--mirror", f"inherne.net={base}", *options)


def stored(archive: Path) -> list[str]:
    with Archive.open(archive, readonly=True) as opened:
        return [str(row.article.url).removeprefix("https://inherne.net") for row in articles(opened)]


def skipped(archive: Path) -> dict[str, str]:
    with Archive.open(archive, readonly=True) as opened:
        return {
            url.removeprefix("https://inherne.net"): reason
            for url, reason in opened.read("SELECT url, reason FROM skips")
        }


def says(result: Result, code: ExitCode, *words: str) -> None:
    assert result.code == code, result
    assert len(result.sentences) == 1, result
    assert all(word in result.sentences[0] for word in words), result
    assert "Traceback" not in result.err


def test_port_where_nobody_listens(tmp_path: Path) -> None:
    result = crawl(tmp_path / "a.db", f"http://127.0.0.1:{free_port()}")
    says(result, ExitCode.UNREACHABLE, "inherne: the site cannot be reached", "the connection was refused")
    assert stored(tmp_path / "a.db") == []


@pytest.mark.parametrize(
    "answer",
    [b"220 mail.example.org ESMTP\r\n", b"\x15\x03\x01\x00\x02\x02\x28", b""],
    ids=["mail-server", "tls", "hangs-up"],
)
def test_port_that_is_not_http(tmp_path: Path, answer: bytes) -> None:
    with babbler(answer) as base:
        result = crawl(tmp_path / "a.db", base)
    says(result, ExitCode.UNREACHABLE, "the connection ended without an HTTP answer")


SITES: dict[str, tuple[Pages, ExitCode, str]] = {
    "robots-forbids-all": (
        magazine("eins", **{ROBOTS: Response(headers=TEXT, body=b"User-agent: *\nDisallow: /\n")}),
        ExitCode.UNREACHABLE,
        "robots.txt forbids it",
    ),
    "robots-in-error": (
        magazine("eins", **{ROBOTS: Response(status=500, headers=TEXT, body=b"Fehler")}),
        ExitCode.UNREACHABLE,
        "robots.txt cannot be read, so nothing may be fetched: status 500",
    ),
    "robots-is-a-page": (
        magazine(
            "eins", **{ROBOTS: Response(headers=HTML, body=b"<!doctype html><html><body>Willkommen</body></html>")}
        ),
        ExitCode.UNREACHABLE,
        "robots.txt cannot be read, so nothing may be fetched: found a web page in its place",
    ),
    "robots-forbidden": (
        magazine("eins", **{ROBOTS: Response(status=403, headers=HTML, body=b"Nein")}),
        ExitCode.UNREACHABLE,
        "robots.txt cannot be read, so nothing may be fetched: status 403",
    ),
    "turned-away": (
        Pages({"/": Response(status=403, headers=HTML, body=b"Zugriff verweigert")}),
        ExitCode.UNHEALTHY,
        "expected articles on the site's lists, found none",
    ),
    "nothing-there": (Pages({}), ExitCode.UNHEALTHY, "expected articles on the site's lists, found none"),
    "no-posts": (Pages({"/": listing()}), ExitCode.UNHEALTHY, "has the site changed?"),
    "another-site": (
        Pages({"/": Response(status=301, headers={"Location": "https://example.org/"})}),
        ExitCode.UNHEALTHY,
        "expected articles on the site's lists, found none",
    ),
}


@pytest.mark.parametrize("name", SITES)
def test_site_that_gives_nothing(tmp_path: Path, name: str) -> None:
    site, code, words = SITES[name]
    with serve(site) as server:
        says(crawl(tmp_path / "a.db", server.url), code, words)
    assert stored(tmp_path / "a.db") == []


def test_broken_pages_are_left_out_with_their_reasons_and_the_others_stored(tmp_path: Path) -> None:
    loop = {"/kreis/": Response(status=301, headers={"Location": "https://inherne.net/schleife/"})}
    loop["/schleife/"] = Response(status=302, headers={"Location": "https://inherne.net/kreis/"})
    broken = {
        "/leer/": Response(headers=HTML),
        "/bild/": Response(headers={"Content-Type": "image/png"}, body=b"\x89PNG\r\n\x1a\n" + bytes(100)),
        "/fort/": Response(status=301, headers={"Location": "https://example.org/fort/"}),
        "/anders/": Response(status=301, headers={"Location": "https://inherne.net/anderswohin/"}),
        "/anderswohin/": article("anderswohin", 900),
        "/kaputt/": Response(status=500, headers=HTML, body=b"Fehler"),
        "/lang/": Response(headers={**HTML, "Content-Length": "100000", "Connection": "close"}, body=b"<html>"),
        "/riesig/": Response(headers=HTML, body=b"<html><p>" + b"Kanal " * 6_000_000),
        "/passwort/": Response(
            headers=HTML,
            body=b'<html><body class="single postid-9"><article class="post-9 post-password-required"><h1 class="entry-title">'
            b'Gesch\xc3\xbctzt: X</h1><div class="entry-content"><form class="post-password-form"><input type="password"></form>'
            b"</div></article></body></html>",
        ),
        **loop,
    }
    names = [path.strip("/") for path in broken if path not in {"/anderswohin/", "/schleife/"}]
    site = magazine("eins", "zwei")
    site.answers |= {**broken, "/": listing("eins", *names, "fehlt", "zwei")}
    with serve(site) as server:
        result = crawl(tmp_path / "a.db", server.url)
    says(
        result,
        ExitCode.UNHEALTHY,
        "inherne: expected nearly all of 13 pages, found 5 failing",
        "1 http-500",
        "1 too-large",
    )
    assert sorted(stored(tmp_path / "a.db")) == ["/anderswohin/", "/eins/", "/zwei/"]
    assert skipped(tmp_path / "a.db") == {
        "/leer/": "empty",
        "/bild/": "binary",
        "/fort/": "redirect-offsite",
        "/anders/": "redirected-elsewhere",
        "/kaputt/": "http-500",
        "/lang/": "cut-off",
        "/riesig/": "too-large",
        "/passwort/": "password",
        "/kreis/": "redirect-loop",
        "/fehlt/": "http-404",
    }


def test_a_page_that_failed_is_asked_for_again(tmp_path: Path) -> None:
    site = magazine("eins", "zwei")
    whole = site.answers["/zwei/"]
    site.answers["/zwei/"] = Response(status=500, headers=HTML, body=b"Fehler")
    with serve(site) as server:
        crawl(tmp_path / "a.db", server.url)
        assert stored(tmp_path / "a.db") == ["/eins/"]
        site.answers["/zwei/"] = whole
        crawl(tmp_path / "a.db", server.url)
    assert stored(tmp_path / "a.db") == ["/eins/", "/zwei/"]


def newer(path: Path) -> None:
    Archive.open(path).close()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 9999")


def foreign(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE katzen (name TEXT)")


ARCHIVES: dict[str, tuple[Callable[[Path], object], str]] = {
    "folder": (lambda path: path.mkdir(), "found a directory"),
    "text": (lambda path: path.write_text("Kein Archiv. " * 100), "found something else"),
    "another-database": (foreign, "expected"),
    "newer": (newer, "newer"),
}


@pytest.mark.parametrize("command", ["crawl", "status", "browse"])
@pytest.mark.parametrize("name", ARCHIVES)
def test_archive_that_cannot_be_one(tmp_path: Path, name: str, command: str) -> None:
    path = tmp_path / "a.db"
    make, words = ARCHIVES[name]
    make(path)
    before = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else None
    mirror = ("--mirror", f"inherne.net=http://127.0.0.1:{free_port()}") if command == "crawl" else ()
    result = run(command, "--archive", path, *mirror)
    says(result, ExitCode.UNREADABLE, str(path), words)
    assert before == (hashlib.sha256(path.read_bytes()).digest() if path.is_file() else None)


@pytest.mark.parametrize("name", ["datei/a.db", "datei/unter/a.db", "."])
def test_archive_that_cannot_be_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "datei").touch()
    result = run("crawl", "--archive", tmp_path / name, "--mirror", f"inherne.net=http://127.0.0.1:{free_port()}")
    says(result, ExitCode.UNREADABLE, str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["datei"]


@pytest.mark.parametrize("command", ["status", "browse"])
def test_archive_that_is_not_there(tmp_path: Path, command: str) -> None:
    says(run(command, "--archive", tmp_path / "fehlt.db"), ExitCode.UNREADABLE, "fehlt.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "options",
    [
        ["bochum"],
        ["--since", "gestern"],
        ["--since", "2024-02-30"],
        ["--since", "2024-02-02", "--until", "2024-01-01"],
        ["--limit", "0"],
        ["--deadline", "-1"],
        ["--deadline", "nan"],
        ["--deadline", "inf"],
        ["--report", "/nirgends/bericht.json"],
        ["--mirror", "inherne.net"],
        ["--mirror", "example.org=http://127.0.0.1:1"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_code_2_and_touches_nothing(tmp_path: Path, options: list[str]) -> None:
    result = run("crawl", "--archive", tmp_path / "a.db", *options)
    assert result.code == ExitCode.USAGE, result
    assert "Traceback" not in result.err
    assert list(tmp_path.iterdir()) == []
