"""Atom feeds: valid, stable, complete, and the same as what the pages say."""

from pathlib import Path
from typing import Any

import httpx
import pytest
from lxml import etree

from herne_news.browse.feeds.atom import Entry, Feed, atom, tag
from herne_news.browse.records import feed as records
from herne_news.store.archive import Archive
from tests.browse.asking import get, tree
from tests.browse.feeding import BASE, NAMES, check, feed, fetch, links, texts
from tests.browse.safety.hostile import TEXTS, fill
from tests.browse.safety.public import ask_archive
from tests.store.records import entry, rows, store, story


def test_an_entry_says_what_the_article_says(filled: Path) -> None:
    root = feed(filled, "/feed?q=titel:Spatenstich")
    assert texts(root, "a:title") == ["Herner Nachrichtenarchiv: titel:Spatenstich"]
    assert links(root) == {
        "self": "/feed?q=titel%3ASpatenstich",
        "first": "/feed?q=titel%3ASpatenstich",
        "alternate": "/suche?q=titel%3ASpatenstich",
    }
    (found,) = root.findall("a:entry", NAMES)
    assert texts(found, "a:title") == ["Spatenstich am Hölkeskampring"]
    assert texts(found, "a:summary") == ["Der erste Spatenstich ist getan."]
    assert texts(found, "a:published") == []  # a day alone is no time
    number = next(row[0] for row in articles_of(filled) if row[1].startswith("Spaten"))
    assert texts(found, "a:id") == ["tag:archiv.example,2026:artikel/www.herne.de/Rathaus/%232018-10-09-bcb347aea449"]
    assert links(found)["alternate"] == f"/artikel/{number}"
    assert links(found)["via"].startswith("https://www.herne.de/Rathaus/#")


def articles_of(archive: Path) -> list[tuple[Any, ...]]:
    with Archive.open(archive, readonly=True) as opened:
        return rows(opened, "SELECT id, title FROM articles")


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 10),
        ("kategorie=Gesellschaft", 9),
        ("autor=Anja+Gladisch", 9),
        ("foto=Thomas+Schmidt", 9),
        ("jahr=2018", 1),
        ("q=datum:2020-05", 9),
        ("q=-Musik", 4),
        ("quelle=herne", 2),
    ],
)
def test_every_search_and_list_has_a_feed(filled: Path, query: str, count: int) -> None:
    with Archive.open(filled, readonly=True) as opened:
        whole = rows(opened, "SELECT count(*) FROM articles WHERE duplicate_of IS NULL")[0][0]
    found = len(feed(filled, f"/feed?{query}").findall("a:entry", NAMES))
    assert found == (whole if not query else count)


@pytest.mark.parametrize(
    "path",
    [
        "/rubriken/Gesellschaft",
        "/autoren/Anja%20Gladisch",
        "/fotografen/Thomas%20Schmidt",
        "/kalender/2020",
        "/kalender/2020/5",
        "/kalender/2020/5/3",
        "/",
    ],
)
def test_a_list_names_its_own_feed_with_its_own_articles(filled: Path, path: str) -> None:
    page = tree(get(filled, path))
    (link,) = page.cssselect("link[type='application/atom+xml']")
    shown = {str(a.get("href")) for a in page.cssselect("main a[href^='/artikel/']")}
    told = {links(found)["alternate"] for found in feed(filled, str(link.get("href"))).findall("a:entry", NAMES)}
    assert told == {href for href in shown if href.count("/") == 2} or path == "/"
    assert told


def test_pages_of_a_feed_hold_every_article_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "ENTRIES", 3)
    path = tmp_path / "a.db"
    with Archive.open(path) as archive:
        store(
            archive,
            *(entry(story(number, date=f"2020-05-{number:02}", body=f"Nummer {number}.")) for number in range(1, 9)),
        )
    seen: list[str | None] = []
    following, before = "/feed?kategorie=Gesellschaft", None
    while following:
        root = feed(path, following)
        assert links(root)["self"] == following
        assert links(root).get("previous") == before
        assert texts(root, "a:id") == ["tag:archiv.example,2026:feed?kategorie=Gesellschaft"]
        seen += texts(root, "a:entry/a:title")
        before, following = following, links(root).get("next", "")
    assert seen == [f"Straßenfest Nummer {number}" for number in range(8, 0, -1)]


def test_an_id_stays_and_updated_tells_of_a_change(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive.open(path) as archive:
        store(archive, entry(story(1), identifiers=("inherne:post:1",)))
        before = feed(path, "/feed")
        store(archive, entry(story(1), 2, identifiers=("inherne:post:1",)))
        same = feed(path, "/feed")
        renamed = story(1, url="https://inherne.net/umbenannt/", title="Umbenannt")
        store(archive, entry(renamed, 3, identifiers=("inherne:post:1",)))
        after = feed(path, "/feed")
    assert texts(before, "a:entry/a:id") == texts(same, "a:entry/a:id") == texts(after, "a:entry/a:id")
    assert texts(before, ".//a:updated") == texts(same, ".//a:updated") == ["2026-01-01T00:00:00Z"] * 2
    assert texts(after, ".//a:updated") == ["2026-01-03T00:00:00Z"] * 2
    assert texts(after, "a:entry/a:title") == ["Umbenannt"]


def test_who_has_it_gets_it_no_second_time(filled: Path) -> None:
    for path in ("/feed", "/sitemap.xml", "/sitemap/1.xml"):
        first = fetch(filled, path)
        again = fetch(filled, path, headers={"If-None-Match": f'W/"x", {first.headers["etag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert fetch(filled, path, headers={"If-None-Match": '"other"'}).status_code == 200


def test_hostile_articles_give_valid_feeds(tmp_path: Path) -> None:
    numbers = fill(tmp_path / "a.db")
    assert len(feed(tmp_path / "a.db", "/feed").findall("a:entry", NAMES)) == len(numbers)
    for text in TEXTS:
        feed(tmp_path / "a.db", f"/feed?{httpx.QueryParams({'q': text, 'kategorie': text})}")


def test_a_feed_without_articles_or_address(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db"):
        pass
    root = etree.fromstring(ask_archive(tmp_path / "a.db", "/feed", headers={"Host": "evil.example"})[0].content)
    check(root)
    assert texts(root, "a:id") == ["tag:herne-news.invalid,2026:feed"]
    assert texts(root, "a:updated") == ["1970-01-01T00:00:00Z"]
    assert b"evil" not in etree.tostring(root)


@pytest.mark.parametrize("base", ["http://127.0.0.1:8001", "http://[::1]:80", "http://localhost"])
def test_tags_of_a_site_without_a_domain(base: str) -> None:
    assert tag(base, "x") == "tag:herne-news.invalid,2026:x"


def test_characters_that_xml_forbids_are_replaced() -> None:
    one = Entry(
        number=1,
        name="inherne.net/\x01ü/",
        title="a\x00\ud800b",
        summary="\ufffe",
        updated="2026-01-01T00:00:00Z",
        published="gestern T",
        authors=["\x01"],
        categories=["\x0b"],
        source=None,
    )
    document = atom(
        Feed(base=BASE, name="feed", title="\x08", language="de", entries=[one], links=[("alternate", "/")])
    )
    assert texts(etree.fromstring(document), "a:entry/a:id") == [
        "tag:archiv.example,2026:artikel/inherne.net/%01%C3%BC/"
    ]
    assert texts(etree.fromstring(document), "a:entry/a:title") == ["a\ufffd\ufffdb"]
