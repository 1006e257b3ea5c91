"""`show`: by which rule and from which bytes each field was read, and these bytes themselves; `history` beside it."""

import contextlib
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from herne_news.captures.capture import Place
from herne_news.captures.reading import read_at
from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.messages import Response
from herne_news.replica.server import serve
from tests.commands import run
from tests.crawling.sites import Pages, article, listing

URL = "https://inherne.net/schleuse/"
#: Long enough that a revisit is shorter, also where the answer is packed.
REST = " ".join(f"Am {number}. Mai wird an Tor {number * 7919 % 1009} gebaut." for number in range(1, 32))
TEXTS = (f"Die Bagger sind da. {REST}", f"Der Umbau ist abgesagt. {REST}")
#: A headline that would overwrite itself and go on in red.
EVIL = "Schl\x08\x1b[31meuse"


def crawl(archive: Path, site: Pages, *more: str) -> None:
    with serve(site) as server:
        mirror = f"inherne.net={server.url}"
        result = run("crawl", "inherne", "-q", "--full", *more, "--archive", archive, "--mirror", mirror)
    assert result.code == ExitCode.DONE, result


def page(text: str) -> Response:
    return article("schleuse", 100, text)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An article that was edited and then set back, so that its last capture is a revisit of the first."""
    archive = tmp_path_factory.mktemp("show") / "herne.db"
    for text in (TEXTS[0], TEXTS[1], TEXTS[0]):
        crawl(archive, Pages({"/": listing("schleuse"), "/schleuse/": page(text)}))
    return archive


def rows(archive: Path, sql: str) -> list[dict[str, Any]]:
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(sql)]


def place_of(row: dict[str, Any]) -> str:
    length = f"{row['warc_length']:,} bytes"
    return f"  warc/{row['warc_file']} at byte {row['warc_offset']}, {length}, record {row['record_id']}, payload {row['digest']}"


def test_each_field_has_its_rule_and_the_capture_its_place(archive: Path) -> None:
    result = run("show", URL, "--archive", archive)
    (last,) = rows(archive, "SELECT c.* FROM articles a JOIN captures c ON c.id = a.capture_id")
    (first,) = rows(archive, f"SELECT * FROM captures WHERE id = {last['original_id']}")
    assert result.code == ExitCode.DONE, result
    lines = result.out.splitlines()
    assert lines[:4] == [URL, f"layout: {rows(archive, 'SELECT layout FROM articles')[0]['layout']}", "title: Schleuse",
                         "  rule: theme:entry-title"]  # fmt: skip
    assert any(line.startswith("body: Die Bagger sind da. Am 1. Mai wird an Tor ") for line in lines)
    assert lines[-4:] == [
        f"read from capture {last['id']}, fetched {last['fetched']}, status 200",
        place_of(last),
        f"  the same payload as of capture {first['id']}, fetched {first['fetched']}, which holds it",
        place_of(first),
    ]
    place = Place(file=last["warc_file"], offset=last["warc_offset"], length=last["warc_length"])
    assert read_at(archive.parent / "warc" / place.file, place).record_id == last["record_id"]


def test_page_is_what_the_site_sent(archive: Path) -> None:
    result = run("show", "--page", URL, "--archive", archive)
    assert (result.code, result.out.encode()) == (ExitCode.DONE, page(TEXTS[0]).body)


def test_page_of_a_packed_answer_is_unpacked_and_of_an_item_of_a_list_the_list(tmp_path: Path) -> None:
    archive = tmp_path / "herne.db"
    with serve(HerneSite(20, 8)) as server:
        mirror = f"herne.de={server.url}"
        assert run("crawl", "herne", "-q", "--archive", archive, "--mirror", mirror).code == ExitCode.DONE
    for condition in ("NOT LIKE", "LIKE"):
        (found,) = rows(archive, f"SELECT url, title FROM articles WHERE url {condition} '%#%' ORDER BY id LIMIT 1")
        result = run("show", "--page", found["url"], "--archive", archive)
        assert result.code == ExitCode.DONE, result
        assert "<html" in result.out[:200].lower()
        assert found["title"].split()[0] in result.out


def test_what_cannot_be_shown_is_one_sentence(archive: Path, tmp_path: Path) -> None:
    unknown = run("show", "https://inherne.net/gibt-es-nicht/", "--archive", archive)
    assert (unknown.code, len(unknown.sentences)) == (ExitCode.REFUSED, 1), unknown
    bare = tmp_path / "bare.db"
    crawl(bare, Pages({"/": listing("schleuse"), "/schleuse/": page(TEXTS[0])}), "--no-warc")
    assert "  rule: theme:entry-title" in run("show", URL, "--archive", bare).out.splitlines()
    none = run("show", "--page", URL, "--archive", bare)
    assert (none.code, none.out, len(none.sentences)) == (ExitCode.REFUSED, "", 1), none
    (file,) = (archive.parent / "warc").iterdir()
    aside = file.rename(tmp_path / file.name)
    missing = run("show", "--page", URL, "--archive", archive)
    aside.rename(file)
    assert (missing.code, missing.out) == (ExitCode.REFUSED, "")
    assert missing.sentences == [f"herne-news: {file}: expected a WARC file, found none; put it back from a backup"]


def test_control_characters_do_not_reach_the_terminal(tmp_path: Path) -> None:
    archive = tmp_path / "herne.db"
    crawl(archive, Pages({"/": listing("schleuse"), "/schleuse/": page(TEXTS[0])}))
    with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("UPDATE articles SET title = ?", (EVIL,))
        connection.execute("UPDATE versions SET record = json_set(record, '$.title', ?)", (EVIL,))
    for command in ("show", "history"):
        result = run(command, URL, "--archive", archive)
        assert "\x1b" not in result.out
        assert "Schl  [31meuse" in result.out
