"""A 304 confirms what was fetched last: its record refers to that payload, or to none where that one was not kept."""

import contextlib
import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest

from herne_news.captures.reading import records_of
from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.messages import Response
from herne_news.replica.server import serve
from tests.commands import run

#: Runs one after the other: which state the site is in, and whether captures are kept.
WAYS = {
    "not-kept-between": [("old", True), ("new", False), ("new", True)],
    "back-to-the-old": [("old", True), ("new", True), ("old", True), ("old", True)],
    "kept": [("old", True), ("new", True), ("new", True)],
}


class Turning:
    """A site that can be turned back to what it was."""

    def __init__(self) -> None:
        self.states = {"old": HerneSite(20, 8), "new": HerneSite(20, 8)}
        self.states["new"].edit(3)
        self.now = "old"

    def respond(self, target: str, headers: Mapping[str, str] | None = None) -> Response:
        return self.states[self.now].respond(target, headers)


@pytest.mark.parametrize("way", WAYS)
def test_record_of_a_304_refers_to_the_payload_that_it_confirms(tmp_path: Path, way: str) -> None:
    archive, site = tmp_path / "herne.db", Turning()
    with serve(site) as server:
        crawl = ("crawl", "herne", "-q", "--archive", archive, "--mirror", f"herne.de={server.url}")
        for site.now, is_kept in WAYS[way]:
            assert run(*crawl, *([] if is_kept else ["--no-warc"])).code == ExitCode.DONE
    (file,) = (archive.parent / "warc").iterdir()
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        last = dict(connection.execute("SELECT url, digest FROM pages WHERE last_status = 304"))
        kept = {digest for (digest,) in connection.execute("SELECT digest FROM captures WHERE warc_file IS NOT NULL")}
    newest = {record.uri: record for record in records_of(file, file.name) if record.status == 304}
    assert len(last) > 5
    assert {uri: record.kind for uri, record in newest.items() if uri in last} == {
        uri: "revisit" if digest in kept else "response" for uri, digest in last.items()
    }
    told = {uri: record.warc["WARC-Payload-Digest"] for uri, record in newest.items() if record.kind == "revisit"}
    assert {uri: digest for uri, digest in told.items() if uri in last} == {
        uri: digest for uri, digest in last.items() if digest in kept
    }
