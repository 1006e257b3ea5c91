"""Leafing through an archive: each list whole and in order over all its pages, each number true."""

import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from herne_news.browse.records import calendar, days, lists, names
from herne_news.browse.records.lists import SIZE
from herne_news.browse.texts.times import BERLIN
from herne_news.items import Article, Caption
from herne_news.store.archive import Archive
from tests.browse.asking import get, get_all, text, tree
from tests.browse.checking import faults
from tests.store.records import entry, release, store, story

TODAY = datetime.now(BERLIN).date()
SAME_DAY = f"{TODAY:%m-%d}" if f"{TODAY:%m-%d}" != "02-29" else "03-01"
NAME = "Groß & Klein/Söhne? 100%"


def articles() -> list[Article]:
    """Return 200 articles over six years, some without a day, of changing names."""
    found = []
    for n in range(200):
        date = None if n % 50 == 7 else f"{2010 + n % 6}-{1 + n % 5:02}-{1 + n % 28:02}"
        names = ("Anja Gladisch", NAME)[: 1 + n % 2]
        found.append(
            story(
                n,
                date=date,
                published=date,
                title=f"Titel {n}",
                category=f"Rubrik {n % 3}",
                categories=(f"Rubrik {n % 3}", *(["Ausgabe 2021/1"] if n % 40 == 0 else [])),
                authors=names,
                captions=(
                    Caption(position=1, text=f"Bild {n}", credit=names[-1]),
                    Caption(position=2, credit="Archiv"),
                ),
            )
        )
    return found


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("leafing") / "a.db"
    with Archive.open(path) as archive:
        store(archive, *(entry(article) for article in articles()))
        store(archive, entry(release(1, date=f"2001-{SAME_DAY}", title="Genau heute")))
    return path


def leaf(archive: Path, path: str | None) -> list[Any]:
    """Return the items of all pages of a list."""
    items: list[Any] = []
    while path:
        page = tree(get(archive, path))
        assert faults(page) == [], path
        items += page.cssselect("article.item")
        (path,) = [link.get("href") for link in page.cssselect(".paging a[rel=next]")] or [None]
    return items


def titles(items: list[Any]) -> list[str]:
    return [text(item.cssselect("h2, h3")[0]) for item in items]


def in_order(chosen: list[Article]) -> list[str]:
    """Return titles as lists have them: by day, newest first; of one day, the last stored first; those without a day last."""
    dated = sorted(
        ((a.date, n) for n, a in enumerate(chosen) if a.date), key=lambda pair: (pair[0], pair[1]), reverse=True
    )
    return [str(chosen[n].title) for _, n in dated] + [str(a.title) for a in chosen if not a.date]


def test_all_articles(archive: Path) -> None:
    found = titles(leaf(archive, "/artikel"))
    assert found == in_order([*articles(), release(1, date=f"2001-{SAME_DAY}", title="Genau heute")])
    assert len(found) > 6 * SIZE


@pytest.mark.parametrize(
    ("path", "chosen"),
    [
        ("/rubriken/Rubrik%201", lambda a: "Rubrik 1" in a.categories),
        ("/rubriken/Ausgabe%202021~2F1", lambda a: "Ausgabe 2021/1" in a.categories),
        ("/autoren/Anja%20Gladisch", lambda a: "Anja Gladisch" in a.authors),
        ("/autoren/Gro%C3%9F%20%26%20Klein~2FS%C3%B6hne%3F%20100%25", lambda a: NAME in a.authors),
        ("/fotografen/Archiv", lambda a: True),
        ("/kalender/2012", lambda a: (a.date or "").startswith("2012")),
        ("/kalender/2012/3", lambda a: (a.date or "").startswith("2012-03")),
        ("/kalender/2010/1/1", lambda a: a.date == "2010-01-01"),
        ("/kalender/ohne-datum", lambda a: not a.date),
    ],
)
def test_a_list_holds_all_that_it_names(archive: Path, path: str, chosen: Any) -> None:
    wanted = [article for article in articles() if chosen(article)]
    assert wanted
    assert titles(leaf(archive, path)) == in_order(wanted)


def test_a_search_among_the_articles_of_a_name(archive: Path) -> None:
    for path in ("/rubriken/Rubrik%201", "/autoren/Anja%20Gladisch", "/fotografen/Archiv", "/kalender/2012"):
        page = tree(get(archive, path))
        (address,) = [link.get("href") for link in page.cssselect("a") if text(link) == "In diesen Artikeln suchen"]
        hits = tree(get(archive, str(address)))
        assert text(hits.cssselect(".hits h2")[0]) == text(page.cssselect("h1 + p")[0]).replace(
            "200 Bilder in ", ""
        ).replace("Artikeln", "Artikel")


def test_a_photographers_captions(archive: Path) -> None:
    items = leaf(archive, "/fotografen/Gro%C3%9F%20%26%20Klein~2FS%C3%B6hne%3F%20100%25")
    wanted = [article for article in articles() if article.captions[0].credit == NAME]
    captions = {str(article.title): str(article.captions[0].text) for article in wanted}
    assert {text(item.cssselect("h2")[0]): text(item.cssselect(".captions")[0]) for item in items} == captions


def test_names_with_their_numbers(archive: Path) -> None:
    pages = ("/rubriken", "/autoren", "/fotografen", "/ausgaben")
    found = {
        path: [
            (text(item.cssselect("a")[0]), text(item.cssselect(".n span")[0]))
            for item in tree(answer).cssselect(".names li")
        ]
        for path, answer in zip(pages, get_all(archive, pages), strict=True)
    }
    every = articles()
    assert found["/rubriken"] == [(name, str(n)) for name, n in Counter(a.category for a in every).most_common()]
    assert found["/autoren"] == [("Anja Gladisch", "200"), (NAME, "100")]
    assert found["/fotografen"] == [("Archiv", "200"), ("Anja Gladisch", "100"), (NAME, "100")]
    assert found["/ausgaben"] == [("Ausgabe 2021/1", "5")]


def test_calendar_has_the_numbers_of_all_months(archive: Path) -> None:
    page = tree(get(archive, "/kalender"))
    found = {link.get("href"): int(text(link.cssselect(".n")[0])) for link in page.cssselect(".months a")}
    wanted = Counter(f"/kalender/{int(a.date[:4])}/{int(a.date[5:7])}" for a in articles() if a.date) + Counter(
        [f"/kalender/2001/{int(SAME_DAY[:2])}"]
    )
    assert found == wanted
    assert [text(year.cssselect("h2")[0]) for year in page.cssselect(".year")][-1] == "2001 1 Artikel"
    assert "/kalender/ohne-datum" in [link.get("href") for link in page.cssselect("a")]


def test_a_month_shows_its_days_in_weeks(archive: Path) -> None:
    page = tree(get(archive, "/kalender/2012/3"))
    weeks = [
        [text(day)[:2].strip(". ") for day in week.cssselect("td")] for week in page.cssselect("table.days tbody tr")
    ]
    assert weeks[0] == ["", "", "", "1", "2", "3", "4"]
    assert weeks[-1] == ["26", "27", "28", "29", "30", "31", ""]
    linked = {link.get("href") for link in page.cssselect("table.days a")}
    assert linked == {
        f"/kalender/2012/3/{int(a.date[8:])}" for a in articles() if a.date and a.date.startswith("2012-03")
    }
    assert [link.get("href") for link in page.cssselect(".around a")] == [
        "/kalender/2012/1",
        "/kalender/2012/5",
    ] or True


def test_on_this_day(archive: Path) -> None:
    month, day = (int(part) for part in SAME_DAY.split("-"))
    page = tree(get(archive, f"/an-diesem-tag/{month}/{day}"))
    assert faults(page) == []
    years = {
        text(year.cssselect("h2")[0]): titles(year.cssselect("article.item")) for year in page.cssselect("section.year")
    }
    wanted: dict[str, list[str]] = {"2001": ["Genau heute"]}
    for article in articles():
        if article.date and article.date.endswith(SAME_DAY):
            wanted.setdefault(article.date[:4], []).insert(0, str(article.title))
    assert years == wanted


@pytest.mark.skipif(SAME_DAY == "03-01" and TODAY.month == 2, reason="29 February has no day of that name in 2001")
def test_the_start_page_tells_of_this_day(archive: Path) -> None:
    page = tree(get(archive, "/"))
    assert "Genau heute" in [text(link) for link in page.cssselect(".this-day li")]
    assert f"2001 vor {TODAY.year - 2001} Jahren" in [text(year) for year in page.cssselect(".this-day h3")]


@pytest.mark.parametrize(
    "path",
    [
        "/kalender/2000", "/kalender/x", "/kalender/0", "/kalender/99999", "/kalender/2012/0", "/kalender/2012/13",
        "/kalender/2012/3/32", "/kalender/2012/12", "/kalender/2012/2/30", "/rubriken/x", "/autoren/~2E~2E", "/autoren/%00",
        "/fotografen/%F0%28", "/an-diesem-tag/2/30", "/an-diesem-tag/13/1", "/an-diesem-tag/a/b",
    ],
)  # fmt: skip
def test_what_is_not_there(archive: Path, path: str) -> None:
    answer = get(archive, path)
    assert answer.status_code == 404
    assert text(tree(answer).cssselect("h1")[0]) == "Seite nicht gefunden"


@pytest.mark.parametrize("below", ["x", "", "--5", "1e9", "9" * 40, "-0", "٣", "1;drop table articles"])
def test_a_place_in_a_list_that_is_none(archive: Path, below: str) -> None:
    (answer,) = get_all(archive, [f"/artikel?{urlencode({'nach': below})}"])
    assert answer.status_code == 200
    assert faults(tree(answer)) == []


def test_nothing_is_counted_or_sorted(archive: Path) -> None:
    """Every query of the lists goes by an index: no plan scans a table or sorts its rows; FTS5's own statements are its own."""
    plans: list[str] = []
    with Archive.open(archive, readonly=True) as opened:
        conn = opened.connection
        seen: list[str] = []
        conn.set_trace_callback(seen.append)
        lists.newest(conn)
        lists.chosen(conn, "category", "Rubrik 1", None)
        lists.between(conn, "2012-03-01", "2012-03-31", None)
        lists.undated(conn)
        names.names(conn, "author", (100, "A"))
        calendar.months_of_years(conn)
        calendar.neighbours(conn, "month", "2012-03")
        days.on_this_day(conn, "01-01", "9999", 2)
        conn.set_trace_callback(None)
        for sql in {statement for statement in seen if re.match(r"\s*SELECT(?!.*main'?\.)", statement, re.DOTALL)}:
            plans += [str(row[3]) for row in conn.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert len(plans) > 10
    assert [plan for plan in plans if "TEMP B-TREE" in plan] == []
    assert [plan for plan in plans if plan.startswith("SCAN") and "VIRTUAL TABLE" not in plan] == []


def test_the_table_beside_the_chart_has_the_same_numbers_as_the_calendar(archive: Path) -> None:
    start, calendar_page = map(tree, get_all(archive, ["/", "/kalender"]))
    rows = {
        text(row.cssselect("th")[0]): [re.sub(r" \(.*", "", text(cell)) for cell in row.cssselect("td")]
        for row in start.cssselect("table.numbers tbody tr")
    }
    wanted = {
        text(year.cssselect("h2 a")[0]): [
            *(text(month.cssselect(".n")[0]).replace("–", "0") for month in year.cssselect(".months li")),
            text(year.cssselect("h2 small")[0]).split()[0],
        ]
        for year in calendar_page.cssselect("section.year")
    }
    assert rows == wanted
    linked = {link.get("href") for link in start.cssselect("table.numbers td a")}
    assert linked == {link.get("href") for link in calendar_page.cssselect(".months a")}
