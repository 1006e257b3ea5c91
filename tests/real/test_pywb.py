"""A real pywb replays what our crawls have kept, byte for byte."""

import contextlib
import http.client
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from herne_news.captures.capture import Place
from herne_news.captures.reading import read_at
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import serve
from tests.captures.reading import complaints
from tests.commands import environment
from tests.crawling.kills import command
from tests.crawling.sites import free_port
from tests.exports.exporting import make
from tests.real.requirements import need_pywb

ROWS = """
SELECT c.id, c.uri, c.fetched, c.status, o.warc_file, o.warc_offset, o.warc_length, c.original_id IS NOT NULL
FROM captures c JOIN captures o ON o.id = coalesce(c.original_id, c.id) ORDER BY c.id
"""
#: The captures of articles: what the format warc exports.
OF_ARTICLES = """
SELECT id FROM captures WHERE url IN (SELECT id FROM identifiers)
UNION SELECT capture_id FROM articles UNION SELECT capture_id FROM versions
"""
EXPORTED = "exported"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of both sample sites, each crawled three times."""
    path = tmp_path_factory.mktemp("archive") / "herne.db"
    for source, host, site in (
        ("inherne", "inherne.net", InherneSite(60, 11)),
        ("herne", "www.herne.de", HerneSite(60, 11)),
    ):
        with serve(site) as server:
            words = command(path, source, host, server)
            for more in ([], [], ["--full"]):
                subprocess.run([*words, *more], env=environment(), check=True)
    return path


@pytest.fixture(scope="module")
def pywb(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """The port of a pywb that serves the archive's WARC files as the collection ``web``, and an export of them as another."""
    programs, folder, port = need_pywb(), tmp_path_factory.mktemp("pywb"), free_port()
    files = sorted((archive.parent / "warc").iterdir())
    assert complaints(*files) == ""
    (folder / "config.yaml").write_text("framed_replay: false\nredirect_to_exact: true\n", encoding="utf-8")
    exported = folder / "exported.warc.gz"
    make(archive, "warc", exported)
    assert complaints(exported) == ""
    for words in (
        ["init", "web"],
        ["add", "web", *map(str, files)],
        ["init", EXPORTED],
        ["add", EXPORTED, str(exported)],
    ):
        subprocess.run([programs / "wb-manager", *words], cwd=folder, check=True, capture_output=True)
    log = folder / "log"
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [programs / "wayback", "-b", "127.0.0.1", "-p", str(port)], cwd=folder, stdout=out, stderr=out
        ) as server,
    ):
        try:
            for _ in range(300):
                with contextlib.suppress(OSError):
                    ask(port, "/")
                    break
                assert server.poll() is None, log.read_text(encoding="utf-8")
                time.sleep(0.1)
            yield port
        finally:
            server.terminate()


def ask(port: int, path: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body, packed as it comes."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


@pytest.mark.parametrize("collection", ["web", EXPORTED])
def test_every_capture_is_replayed_byte_for_byte(archive: Path, pywb: int, collection: str) -> None:
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        rows: list[Any] = connection.execute(ROWS).fetchall()
        chosen = {number for (number,) in connection.execute(OF_ARTICLES)}
    if collection == EXPORTED:
        rows = [row for row in rows if row[0] in chosen]
    wrong, revisits = [], 0
    for number, uri, fetched, status, file, offset, length, is_revisit in rows:
        record = read_at(archive.parent / "warc" / file, Place(file=file, offset=offset, length=length))
        stamp = "".join(filter(str.isdigit, fetched))
        found, headers, body = ask(pywb, f"/{collection}/{stamp}id_/{uri}")
        revisits += is_revisit
        if (found, body) != (status, record.payload) or "memento-datetime" not in headers:
            wrong.append((number, uri, stamp, status, found, headers.get("location"), len(record.payload), len(body)))
    assert len(rows) > 150
    assert revisits > 50
    assert wrong == []
