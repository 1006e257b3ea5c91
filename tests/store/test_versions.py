"""Is a new version an edit by the site, or did we read the same bytes otherwise?"""

from dataclasses import replace

import pytest

from herne_news.items import Article, Refusal
from herne_news.store.archive import Archive
from herne_news.store.entries import CaptureRow, Entry, PageRow
from tests.store.records import DAY, capture, entry, rows, store, story

VERSIONS = "SELECT seen, read, retired, cause, parser_version, capture_id FROM versions ORDER BY id"


def visit(article: Article, day: int, parser: str, digest: str, parts: int = 1) -> Entry:
    answer: CaptureRow = replace(capture(str(article.url), day), digest=f"sha1:{digest}")
    return entry(article, day, parser_version=parser, captures=(answer,) * parts)


def test_other_words_under_the_same_parser_are_an_edit(archive: Archive) -> None:
    store(archive, visit(story(), 1, "1", "A"), visit(story(kicker="Neu"), 2, "1", "B"))
    assert rows(archive, VERSIONS) == [
        (DAY.format(1), DAY.format(1), None, "first", "1", 1),
        (DAY.format(2), DAY.format(2), None, "edit", "1", 2),
    ]


def test_same_bytes_read_otherwise_are_no_news(archive: Archive) -> None:
    store(archive, visit(story(), 1, "1", "A"), visit(story(kicker="Neu"), 2, "2", "A"))
    assert rows(archive, VERSIONS) == [
        (DAY.format(1), DAY.format(1), DAY.format(2), "first", "1", 1),
        (DAY.format(1), DAY.format(2), None, "first", "2", 1),
    ]
    found = rows(archive, "SELECT kicker, last_changed, last_seen, capture_id FROM articles")
    assert found == [("Neu", DAY.format(1), DAY.format(2), 1)]


@pytest.mark.parametrize(("digest", "parts"), [("B", 1), ("A", 2)], ids=["other-bytes", "long-post"])
def test_other_bytes_read_by_another_parser_are_unsettled(archive: Archive, digest: str, parts: int) -> None:
    store(archive, visit(story(), 1, "1", "A"), visit(story(kicker="Neu"), 2, "2", digest, parts))
    assert [row[3:5] for row in rows(archive, VERSIONS)] == [("first", "1"), ("unsettled", "2")]
    assert rows(archive, "SELECT last_changed FROM articles") == [(DAY.format(2),)]


def test_edit_after_a_reading_is_an_edit(archive: Archive) -> None:
    store(archive, visit(story(), 1, "1", "A"), visit(story(kicker="Neu"), 2, "2", "A"))
    store(archive, visit(story(kicker="Neuer"), 3, "2", "B"))
    standing = "SELECT seen, cause FROM versions WHERE retired IS NULL ORDER BY seen"
    assert rows(archive, standing) == [(DAY.format(1), "first"), (DAY.format(3), "edit")]


def test_article_whose_page_goes_lives_on_at_its_reprint(archive: Archive) -> None:
    text = "Am Samstag wird auf dem Marktplatz gefeiert, und die Hauptstraße bleibt bis Mitternacht für Autos gesperrt."
    first, second = (story(url=f"https://inherne.net/fest-{number}/", body=text) for number in (1, 2))
    store(archive, entry(first), entry(second))
    missing = Refusal(url=first.url, reason="http-404", detail="expected a page, found none")
    for day in (2, 3, 4):
        answer = replace(capture(str(first.url), day), status=404)
        gone = Entry(
            source="inherne", url=str(first.url), seen=DAY.format(day), refusal=missing, captures=(answer,),
            page=PageRow(status=404),
        )  # fmt: skip
        store(archive, gone)
    assert rows(archive, "SELECT url, gone_since FROM articles") == [(second.url, None)]
    assert rows(archive, "SELECT id, kind FROM identifiers WHERE kind <> 'post'") == [
        (first.url, "url"),
        (second.url, "url"),
    ]
