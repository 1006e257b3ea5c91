"""The stations of a visit, one by one."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from scrapy.settings import Settings

from herne_news.captures.capture import digest_of
from herne_news.captures.writer import CaptureWriter
from herne_news.items import Article, Caption, Sighting
from herne_news.pipelines.deduplicate import DeduplicatePipeline
from herne_news.pipelines.parse import ParsePipeline
from herne_news.pipelines.store import StorePipeline
from herne_news.spiders.base import NewsSpider
from herne_news.stations.entering import entry_of, without_detail
from herne_news.stations.reading import complete_from_teaser, fault_of
from herne_news.store.archive import Archive
from herne_news.store.read import articles
from herne_news.store.runs import last_runs
from herne_news.visits import Fetched, Visit

SEEN = "2026-05-04T12:00:00Z"
URL = "https://www.herne.de/Meldungen/News-Detailansicht_64.html"
LIST = "https://www.herne.de/Meldungen/Alle-News.html"
TEASER = Article(
    source="herne",
    url=f"{LIST}#2022-05-17-0123456789ab",
    title="Bad geschlossen",
    date="2022-05-17",
    published="2022-05-17",
    lead="Das Bad bleibt zu.",
    body="Das Bad bleibt zu.",
    evidence={"title": "teaser:heading"},
)
DETAIL = replace(TEASER, url=URL, body="Das Bad bleibt zu.\n\nWohl bis Juni.", evidence={"title": "detail:heading"})


def answer(status: int = 200, body: bytes = b"<html></html>") -> Fetched:
    return Fetched(
        url=URL, fetched=SEEN, status=status, body=body, etag='"a"', last_modified="Tue, 17 May 2022 08:00:00 GMT"
    )


def visit(**changes: object) -> Visit:
    made = Visit(source="herne", url=URL, seen=SEEN)
    for name, value in changes.items():
        setattr(made, name, value)
    return made


def test_parse_lets_a_refused_visit_pass() -> None:
    made = visit(answers=(answer(),))
    made.refuse("http-404", "fort")
    assert ParsePipeline().process_item(made).article is None


def test_teaser_fills_what_a_copy_without_a_head_lacks() -> None:
    headless = replace(DETAIL, title=None, date=None, published=None, lead=None, evidence={})
    whole = complete_from_teaser(headless, TEASER)
    assert whole == replace(DETAIL, evidence=dict.fromkeys(("title", "date", "published", "lead"), "teaser:list"))


def test_teaser_changes_nothing_that_the_page_says() -> None:
    assert complete_from_teaser(DETAIL, replace(TEASER, title="Anders", date="2000-01-01", lead="Anders")) == DETAIL


@pytest.mark.parametrize(
    ("article", "reason"),
    [
        pytest.param(DETAIL, None, id="whole"),
        pytest.param(replace(DETAIL, body=None, lead=None), None, id="title-only-release"),
        pytest.param(replace(DETAIL, title=None), "incomplete", id="release-without-title"),
        pytest.param(replace(DETAIL, date=None), "incomplete", id="release-without-date"),
        pytest.param(Article(source="inherne", url=URL, body="Text"), None, id="post-without-title-and-date"),
        pytest.param(
            Article(source="inherne", url=URL, title="X", captions=(Caption(position=1, text="Bild"),)),
            None,
            id="gallery",
        ),
        pytest.param(
            Article(source="inherne", url=URL, title="X", date="2022-05-17"), "empty", id="post-that-says-nothing"
        ),
    ],
)
def test_what_is_whole(article: Article, reason: str | None) -> None:
    fault = fault_of(article)
    assert (fault and fault[0]) == reason


def test_one_article_a_run_whatever_the_address() -> None:
    station = DeduplicatePipeline()
    first, second = (station.process_item(visit(url=url, article=DETAIL)) for url in (URL, f"{URL}?x=1"))
    assert first.refusal is None
    assert second.refusal is not None
    assert second.refusal.reason == "duplicate"


def test_digest_is_written_as_warc_writes_it() -> None:
    assert digest_of(b"") == "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"


def test_entry_keeps_answer_state_and_sightings() -> None:
    sighting = Sighting(list_url=LIST, section="Alle News", position=1)
    entry = entry_of(visit(answers=(answer(),), article=DETAIL, sightings=(sighting,), changed="2022-05-18"))
    assert entry.page is not None
    assert (entry.page.status, entry.page.etag, entry.page.lastmod) == (200, '"a"', "2022-05-18")
    assert [(capture.url, capture.status, capture.length) for capture in entry.captures] == [(URL, 200, 13)]
    assert (entry.article, entry.sightings, entry.seen) == (DETAIL, (sighting,), SEEN)


def test_page_that_gave_no_answer_is_remembered_as_such() -> None:
    made = visit()
    made.refuse("timeout", "keine Antwort")
    page = entry_of(made).page
    assert page is not None
    assert page.status == 0


def test_what_was_not_asked_for_is_not_remembered() -> None:
    made = visit(answers=(answer(),), article=DETAIL)
    made.refuse("outside-range", "zu alt", remember=False)
    entry = entry_of(made)
    assert (entry.page, entry.article) == (None, None)


def test_teaser_stands_in_for_a_page_that_failed() -> None:
    made = visit(answers=(answer(500),), teaser=TEASER, sightings=(Sighting(list_url=LIST),))
    assert without_detail(made) is None
    made.refuse("http-500", "Fehler")
    stand_in = without_detail(made)
    assert stand_in is not None
    assert (stand_in.url, stand_in.article, stand_in.sightings) == (TEASER.url, TEASER, (Sighting(list_url=LIST),))
    assert entry_of(stand_in).page is None


def test_visit_is_logged_without_its_bytes() -> None:
    assert repr(visit(answers=(answer(body=b"x" * 100_000),))) == f"<Visit {URL} (on its way, 1 answers)>"


class Bench(NewsSpider):
    """A spider that crawls nothing."""

    source = "herne"


def test_record_that_breaks_the_store_leaves_its_neighbours_alone(tmp_path: Path) -> None:
    spider = Bench(name="herne")
    spider.archive = Archive.open(tmp_path / "a.db")
    spider.captures = CaptureWriter(None, "a-herne", {}, lambda *_: None, lambda _: None)
    crawler = SimpleNamespace(settings=Settings({"HERNE_BATCH": 50}), spider=spider, stats=None)
    station = StorePipeline(crawler)  # type: ignore[arg-type]  # as much of a crawler as the station uses
    station.open_spider()
    good = [
        visit(url=f"{URL}{number}", article=replace(DETAIL, url=f"{URL}{number}", title=str(number)))
        for number in range(3)
    ]
    broken = visit(url=f"{URL}9", article=replace(DETAIL, url=f"{URL}9", title="halbes Zeichen \ud83d"))
    for item in (good[0], broken, *good[1:]):
        station.process_item(item)
    station.close_spider()
    with Archive.open(tmp_path / "a.db", readonly=True) as archive:
        assert [row.article.title for row in articles(archive)] == ["0", "1", "2"]
        (last,) = last_runs(archive)
    assert spider.counts["errors"] == 1
    assert last.end is not None
    assert (last.end.outcome, last.end.new) == ("errors", 3)
