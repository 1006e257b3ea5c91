"""The invariants hold for every case of both sources, and each of them notices what breaks it."""

import copy
from typing import Any

import pytest

from herne_news import parsers
from herne_news.items import Article
from herne_news.parsers import herne
from herne_news.parsers.page import Page
from tests.parsers.cases import Case, cases
from tests.parsers.invariants import broken

SOURCES = ("inherne", "herne")
CASES = [pytest.param(source, case, id=f"{source}-{case.name}") for source in SOURCES for case in cases(source)]


def records(source: str, case: Case) -> list[dict[str, Any]]:
    """Return the record of a page, or those of a list's items."""
    page = Page.from_bytes(case.html, case.url)
    if not isinstance(page, Page):
        return []
    found = parsers.parse_page(page, source)
    if isinstance(found, Article):
        return [found.as_dict()]
    return [teaser.article.as_dict() for teaser in herne.teasers(page)] if source == "herne" else []


@pytest.mark.parametrize(("source", "case"), CASES)
def test_no_invariant_is_broken(source: str, case: Case) -> None:
    found = records(source, case)
    assert [list(broken(record)) for record in found] == [[] for _ in found]


@pytest.mark.parametrize(("source", "case"), CASES)
def test_parsing_twice_gives_the_same(source: str, case: Case) -> None:
    assert records(source, case) == records(source, case)


@pytest.mark.parametrize("source", SOURCES)
def test_there_are_records_of_every_kind_to_hold(source: str) -> None:
    found = [record for case in cases(source) for record in records(source, case)]
    assert len(found) >= 15
    assert any(record["captions"] and record["captions"][0]["image_url"] for record in found)
    assert any(record["date"] for record in found)


#: What is done to a whole record -> the invariant that must notice.
BREAKS: dict[str, tuple[str, Any]] = {
    "no-break-blank-in-the-body": ("clean-text", lambda record: record.update(body="300\u00a0000 Liter")),
    "soft-hyphen-in-the-title": ("clean-text", lambda record: record.update(title="Back\u00adofen")),
    "blank-behind-a-credit": ("clean-text", lambda record: record["captions"][0].update(credit="Ina Kohl ")),
    "published-without-offset": ("aware-dates", lambda record: record.update(published="2019-03-05T10:00:00")),
    "date-with-a-time": ("aware-dates", lambda record: record.update(date="2019-03-05T10:00:00+01:00")),
    "link-to-the-release-in-the-body": (
        "no-furniture",
        lambda record: record.update(body="Text.\n\nmehr zur Meldung: Bad"),
    ),
    "cookie-text-in-the-body": ("no-furniture", lambda record: record.update(body="herne.de setzt Cookies.\n\nText.")),
    "constant-date-in-the-body": ("no-furniture", lambda record: record.update(body="Text.\n\n2017-04-26")),
    "caption-in-the-body": ("no-caption-in-the-body", lambda record: record.update(body="Text.\n\nDas Tor.")),
    "credit-in-the-body": ("no-caption-in-the-body", lambda record: record.update(body="Text.\n\nIna Kohl")),
    "relative-image": ("absolute-images", lambda record: record["captions"][0].update(image_url="/a.jpg")),
    "positions-from-nought": ("numbered-captions", lambda record: record["captions"][0].update(position=0)),
    "mark-in-the-credit": ("credit-without-its-mark", lambda record: record["captions"][0].update(credit="© Ina Kohl")),
    "value-without-evidence": ("evidence-for-each-value", lambda record: record.update(kicker="Verkehr")),
}


@pytest.mark.parametrize(("invariant", "change"), BREAKS.values(), ids=BREAKS)
def test_a_broken_record_is_noticed(invariant: str, change: Any) -> None:
    page = (
        b"<!doctype html><html><body class='single'><article class='post hentry'><h1 class='entry-title'>Schleuse</h1>"
        b"<p>5. M\xc3\xa4rz 2019 | Kultur</p><div class='entry-content'><figure><img src='/a.jpg'>"
        b"<figcaption>Das Tor. \xc2\xa9 Ina Kohl</figcaption></figure><p>Am Kanal wird gebaut.</p></div></article></body></html>"
    )
    article = parsers.parse(page, "https://inherne.net/schleuse/")
    assert isinstance(article, Article)
    record = copy.deepcopy(article.as_dict())
    assert list(broken(record)) == []
    change(record)
    assert invariant in list(broken(record))
