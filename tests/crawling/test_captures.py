"""What a crawl keeps of the pages: the bytes of the wire, with rows that lead to them."""

import contextlib
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest

from herne_news import parsers
from herne_news.captures.capture import Place, digest_of
from herne_news.captures.reading import read_at, records_of, unpacked
from herne_news.errors import ExitCode
from herne_news.items import Article
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import Site, serve
from herne_news.store.archive import Archive
from herne_news.store.read import articles
from tests.captures.reading import complaints, kinds
from tests.commands import environment, run
from tests.crawling.kills import command, crawl_and_kill
from tests.crawling.sites import article, babbler, magazine

SITES = {"inherne": ("inherne.net", InherneSite), "herne": ("www.herne.de", HerneSite)}


def rows(archive: Path, sql: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query."""
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        return connection.execute(sql).fetchall()


def payload_at(archive: Path, number: int) -> tuple[bytes, str]:
    """Return the unpacked payload of a capture, and its canonical address; check its digest on the way."""
    sql = "SELECT warc_file, warc_offset, warc_length, digest, original_id, url, record_id FROM captures WHERE id = "
    ((file, offset, length, digest, original, url, record_id),) = rows(archive, sql + str(number))
    if original is not None:
        return payload_at(archive, original)
    record = read_at(archive.parent / "warc" / file, Place(file=file, offset=offset, length=length))
    assert (record.kind, record.is_sound, digest_of(record.payload)) == ("response", True, digest)
    assert record.record_id == record_id
    return unpacked(record.payload, record.http.get("content-encoding")), url


@pytest.mark.parametrize("source", SITES)
def test_every_article_can_be_read_again_from_its_capture(tmp_path: Path, source: str) -> None:
    host, make = SITES[source]
    site: Site = make(40, 3)
    archive = tmp_path / "herne.db"
    with serve(site) as server:
        words = command(archive, source, host, server)
        subprocess.run(words, env=environment(), check=True)
        subprocess.run([*words, "--full"], env=environment(), check=True)
    (path,) = (tmp_path / "warc").iterdir()
    assert path.name.startswith(f"herne-{source}-")
    assert complaints(path) == ""
    assert {"warcinfo", "response", "request", "revisit", "metadata"} == set(kinds(path))
    numbers = dict(rows(archive, "SELECT id, capture_id FROM articles"))
    checked = 0
    with Archive.open(archive, readonly=True) as opened:
        for stored in articles(opened):
            body, url = payload_at(archive, numbers[stored.id])
            address = str(stored.article.url) if "#" in str(stored.article.url) else url
            found = parsers.parse(body, address, source)
            if isinstance(found, Article) and "/2/" not in body.decode("utf-8", "replace"):
                assert found.body == stored.article.body
                checked += 1
    assert checked > 20
    assert rows(archive, "SELECT count(*) FROM captures WHERE original_id IS NOT NULL") > [(10,)]
    assert rows(archive, "SELECT count(*) FROM versions WHERE capture_id IS NULL") == [(0,)]


def test_heads_are_kept_as_they_came(tmp_path: Path) -> None:
    body = article("eins", 100).body
    chunks = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (300, body[:300], len(body) - 300, body[300:])
    head = b"HTTP/1.1 200 Alles gut\r\nzuerst: 1\r\nContent-TYPE:text/html\r\nZuerst:   2\r\n"
    answer = (
        b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"
        + head
        + b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    )
    with babbler(answer + chunks) as base:
        run("crawl", "inherne", "-q", "--archive", tmp_path / "a.db", "--mirror", f"inherne.net={base}")
    (path,) = (tmp_path / "warc").iterdir()
    kept = list(records_of(path, path.name))
    answers = [record for record in kept if record.kind == "response"]
    assert answers
    assert {record.payload for record in answers} == {body}
    assert {tuple(answers[0].http.items())} == {
        (
            ("zuerst", "2"),
            ("content-type", "text/html"),
            ("x-archive-orig-transfer-encoding", "chunked"),
            ("connection", "close"),
        )
    }
    requests = [record.payload for record in kept if record.kind == "request"]
    assert len(requests) >= len(answers)
    assert complaints(path) == ""


def test_no_warc_keeps_no_pages(tmp_path: Path) -> None:
    with serve(magazine("eins", "zwei")) as server:
        mirror = f"inherne.net={server.url}"
        result = run("crawl", "inherne", "-q", "--no-warc", "--archive", tmp_path / "a.db", "--mirror", mirror)
    assert result.code == ExitCode.DONE, result
    assert not (tmp_path / "warc").exists()
    assert rows(tmp_path / "a.db", "SELECT count(*), count(warc_file) FROM captures WHERE status = 200") == [(3, 0)]


def test_pages_that_cannot_be_kept_end_the_run(tmp_path: Path) -> None:
    (tmp_path / "warc").write_text("in the way")
    with serve(magazine("eins", "zwei")) as server:
        result = run("crawl", "inherne", "--archive", tmp_path / "a.db", "--mirror", f"inherne.net={server.url}")
        assert len(server.requests) == 1
    assert result.code == ExitCode.UNREADABLE, result
    assert "expected to write captures, found: " in result.err
    assert "Traceback" not in result.err
    assert rows(tmp_path / "a.db", "SELECT count(*) FROM pages") == [(0,)]


@pytest.mark.parametrize("source", SITES)
def test_killed_crawls_leave_whole_records_behind_every_row(tmp_path: Path, source: str) -> None:
    import random

    host, make = SITES[source]
    site: Site = make(80, 4)
    chance, archive, kills = random.Random(source), tmp_path / "herne.db", 0
    with serve(site) as server:
        words = command(archive, source, host, server)
        while kills < 5 and crawl_and_kill(words, server, chance, 0.7):
            kills += 1
        subprocess.run(words, env=environment(), check=True)
    assert kills
    files = sorted((tmp_path / "warc").iterdir())
    assert not [path for path in files if path.name.endswith(".open")]
    assert complaints(*files) == ""
    numbers = rows(archive, "SELECT id FROM captures")
    assert numbers
    for (number,) in numbers:
        payload_at(archive, number)
