"""The page of the archive's health: what it says of kept reports, and that it asks for little."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from herne_news.browse.records.condition import Condition, condition
from herne_news.browse.texts import Texts
from herne_news.store.archive import Archive
from herne_news.store.captured import note_warc_length
from herne_news.store.coverage import weeks
from herne_news.store.entries import PageRow
from herne_news.store.runs import RunEnd, end_run, start_run
from tests.browse.asking import get, text, tree
from tests.store.records import entry, refused, rows, store, story
from tests.test_docs import ROOT, refusal_reasons

SENTENCE = (
    "inherne: expected the field date in 100% of the new articles, found it in 0% of the last 5; look (since run 2)"
)
FINDING = {"rule": "coverage", "subject": "date", "since": 2, "usual": 1.0, "found": 0.04, "sentence": SENTENCE}
STARTS = ("2026-01-05T03:00:00Z", "2026-01-11T03:00:00Z", "2026-01-12T03:00:00Z")


def report(articles: int, dated: int, **more: Any) -> dict[str, Any]:
    coverage = {
        "A": {"articles": articles, "title": articles, "date": dated},
        "herne-teaser": {"articles": 50, "title": 50},
    }
    return {"sources": [{"source": "inherne", "outcome": "done", "coverage": coverage, "living": 1234, **more}]}


def ended(archive: Archive, run: int, outcome: str, kept: dict[str, Any], **counts: int) -> None:
    end_run(archive, run, RunEnd(ended=STARTS[min(run, 3) - 1], outcome=outcome, exit_code=0, report=kept, **counts))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "a.db"
    with Archive.open(path) as opened:
        reports = (
            report(8, 8),
            report(2, 1, unknown_layouts=1),
            report(5, 0, outcome="unhealthy", monitors=[FINDING], trouble=None),
        )
        for start, kept in zip(STARTS, reports, strict=True):
            run = start_run(opened, ["inherne"], start)
            ended(opened, run, kept["sources"][0]["outcome"], kept, new=5, requests=1071)
        store(
            opened,
            *(entry(story(number)) for number in range(1, 4)),
            *(refused(story(2).url or "", "http-404", day, page=PageRow(status=404)) for day in (2, 3)),
            refused("https://inherne.net/impressum/", "page"),
        )
    return path


def test_what_the_page_says(archive: Path) -> None:
    page = tree(get(archive, "/zustand"))
    said = text(page)
    assert "1 Auffälligkeit" in said
    assert "Eine Angabe fehlt in neuen Artikeln" in said
    assert [text(found) for found in page.cssselect(".findings li")] == [
        "Eine Angabe fehlt in neuen Artikeln inherne.net · date · seit Lauf 2"
        " Datum: gefunden in 4 % der neuen Artikel, sonst in 100 %."
    ]
    assert page.cssselect("main [lang=en]") == []
    assert "1.234" in said
    assert "1.071" in said
    assert [[text(cell) for cell in row] for row in page.cssselect("[aria-labelledby=felder] tbody tr")] == [
        ["12. Januar 2026", "5", "100 %", "0 %", "0 %", "0 %", "0 %", "0 %", "0 %", "0", "0"],
        ["5. Januar 2026", "10", "100 %", "90 %", "0 %", "0 %", "0 %", "0 %", "0 %", "1", "0"],
    ]
    assert [link.get("href") for link in page.cssselect("[aria-labelledby=aufbau] a")] == ["/herne/articles?layout=A"]
    assert [link.get("href") for link in page.cssselect("[aria-labelledby=ausgelassen] a")] == [
        "/herne/skips?run_id=4&reason=http-404",
        "/herne/skips?run_id=4&reason=page",
    ]
    assert [[text(cell) for cell in row] for row in page.cssselect("[aria-labelledby=ausgelassen] tbody tr")] == [
        ["Seite gibt es nicht", "2"],
        ["Seite, die keine Nachricht ist", "1"],
    ]
    assert "1 Artikel steht nur noch hier im Archiv" in said
    assert page.cssselect("a[href='/artikel/2']")
    english = text(tree(get(archive, "/zustand", "en")))
    assert "Health of the archive" in english
    assert "Date: found in 4% of the new articles, usually in 100%." in english


def test_every_link_of_the_page_leads_somewhere(archive: Path) -> None:
    links = {str(link.get("href")) for link in tree(get(archive, "/zustand")).cssselect("main a")}
    assert {link: get(archive, link).status_code for link in links} == dict.fromkeys(links, 200)


def test_an_empty_archive(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db"):
        pass
    answer = get(tmp_path / "a.db", "/zustand")
    assert answer.status_code == 200
    assert "Es gab noch keinen Lauf." in answer.text


def test_a_run_that_was_ended_by_force(archive: Path) -> None:
    page = text(tree(get(archive, "/zustand")))
    assert "Der letzte Lauf wurde abgebrochen." in page
    assert "Nichts ist aufgefallen" not in page


def test_nothing_stood_out(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as opened:
        ended(opened, start_run(opened, ["inherne"], STARTS[0]), "done", report(3, 3))
    assert "Nichts ist aufgefallen." in get(tmp_path / "a.db", "/zustand").text


def test_a_failed_reparse_and_a_site_that_does_not_answer(tmp_path: Path) -> None:
    away = {"sources": [{"source": "herne", "outcome": "unreachable", "trouble": "herne: the site cannot be reached"}]}
    with Archive.open(tmp_path / "a.db") as opened:
        ended(opened, start_run(opened, ["herne"], STARTS[0]), "unreachable", away)
        ended(opened, start_run(opened, ["reparse"], STARTS[1]), "failed", {})
    page = tree(get(tmp_path / "a.db", "/zustand"))
    assert [text(found) for found in page.cssselect(".findings li")] == [
        "Störung reparse Das neue Lesen aller Mitschnitte ist gescheitert.",
        "Störung Pressemeldungen der Stadt Die Website ist nicht zu erreichen oder weist uns ab.",
    ]
    assert page.cssselect("main [lang=en]") == []


def test_captures_that_are_missing_now(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    missing = {
        "rule": "missing-captures",
        "subject": "",
        "since": 1,
        "usual": 0,
        "found": 2,
        "sentence": "herne: 2 files",
    }
    names = [f"a-{source}-202601-0000{n}.warc.gz" for source, n in (("inherne", 0), ("herne", 0), ("herne", 1))]
    with Archive.open(path) as opened:
        part = {"source": "herne", "outcome": "unhealthy", "monitors": [missing]}
        ended(opened, start_run(opened, ["herne"], STARTS[0]), "unhealthy", {"sources": [part]})
        for name in names:
            note_warc_length(opened, name, 9)
    assert findings(path) == [
        "Aufgehobene Seiten fehlen Pressemeldungen der Stadt · seit Lauf 1 Aufgehobene Seiten fehlen: 2 Dateien, auf die das"
        " Archiv verweist, sind nicht oder nicht ganz an ihrem Platz.",
        "Aufgehobene Seiten fehlen inherne.net Aufgehobene Seiten fehlen: 1 Datei, auf die das Archiv verweist, ist nicht oder"
        " nicht ganz an ihrem Platz.",
    ]
    (tmp_path / "warc").mkdir()
    for name, suffix in zip(names, ("", ".open", ""), strict=True):
        (tmp_path / "warc" / (name + suffix)).write_bytes(b"nur kurz.")
    assert findings(path) == []
    assert "Nichts ist aufgefallen." in get(path, "/zustand").text
    (tmp_path / "warc" / names[0]).write_bytes(b"kurz")
    assert [found.partition(":")[0] for found in findings(path)] == [
        "Aufgehobene Seiten fehlen inherne.net Aufgehobene Seiten fehlen"
    ]


def test_captures_that_were_given_up_for_lost(tmp_path: Path) -> None:
    path, name = tmp_path / "a.db", "a-herne-202601-00000.warc.gz"
    with Archive.open(path) as opened:
        note_warc_length(opened, name, 9)
        part = {"source": "herne", "outcome": "done", "gone_in_all": 0, "accepted_files": [name]}
        ended(opened, start_run(opened, ["herne"], STARTS[0]), "done", {"sources": [part]})
    assert findings(path) == []


def findings(path: Path) -> list[str]:
    return [text(found) for found in tree(get(path, "/zustand")).cssselect(".findings li")]


def test_a_finding_of_a_newer_version_is_told_as_it_stands(tmp_path: Path) -> None:
    later = {
        "rule": "moon",
        "subject": "",
        "since": 1,
        "usual": 0,
        "found": 0,
        "sentence": "herne: expected no full moon",
    }
    with Archive.open(tmp_path / "a.db") as opened:
        ended(opened, start_run(opened, ["inherne"], STARTS[0]), "unhealthy", report(3, 3, monitors=[later]))
    page = tree(get(tmp_path / "a.db", "/zustand"))
    assert [text(found) for found in page.cssselect(".findings [lang=en]")] == ["herne: expected no full moon"]


def test_a_run_that_is_overdue(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as opened:
        for hour in range(6):
            run = start_run(opened, ["inherne"], f"2026-01-05T0{hour}:00:00Z")
            ended(opened, run, "done", report(3, 3))
    page = tree(get(tmp_path / "a.db", "/zustand"))
    (note,) = page.cssselect("main .note")
    assert re.fullmatch(
        r"Ein Lauf ist überfällig: Sonst beginnt im Abstand von etwa 60 Minuten ein Lauf, nun seit \d+ Tagen keiner\.",
        text(note),
    )


def test_weeks_begin_on_mondays_and_leave_teasers_out(archive: Path) -> None:
    with Archive.open(archive, readonly=True) as opened:
        found = weeks(opened)
        assert [(week.monday, week.articles, week.fields["date"], week.unknown) for week in found] == [
            ("2026-01-12", 5, 0, 0),
            ("2026-01-05", 10, 9, 1),
        ]
        assert len(weeks(opened, 1)) == 1


def test_every_documented_reason_for_leaving_a_page_out_has_words() -> None:
    table = (ROOT / "docs" / "discovery.md").read_text(encoding="utf-8").partition("| reason | meaning |")[2]
    reasons = [
        reason for row in re.findall(r"^\|(.+?)\|", table, re.MULTILINE) for reason in re.findall("`(.+?)`", row)
    ]
    assert set(reasons) > refusal_reasons()
    assert [reason for reason in reasons if not Texts("de").reason(reason)] == []
    assert [Texts("de").reason(reason) for reason in ("http-451", "http-x", "http", "moon")] == [
        "Antwort 451 statt einer Seite",
        *[None] * 3,
    ]


def test_no_table_of_articles_or_pages_is_gone_through(archive: Path) -> None:
    asked: list[str] = []
    with closing(sqlite3.connect(archive)) as connection:
        connection.set_trace_callback(asked.append)
        found = condition(connection, archive, "2026-01-12T04:00:00Z", is_running=False)
        connection.set_trace_callback(None)
        assert isinstance(found, Condition)
        questions = [sql for sql in asked if sql.lstrip().upper().startswith("SELECT")]
        assert len(questions) >= 5
        plans = [row[3] for sql in questions for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    scans = [plan for plan in plans if re.match(r"SCAN (articles|pages|captures|versions|skips)", plan)]
    assert [
        scan
        for scan in scans
        if "USING COVERING INDEX articles_gone" not in scan and "USING INDEX articles_gone" not in scan
    ] == []


def test_fixture_has_what_it_says(archive: Path) -> None:
    with Archive.open(archive, readonly=True) as opened:
        assert rows(opened, "SELECT count(*) FROM articles WHERE gone_since IS NOT NULL") == [(1,)]
