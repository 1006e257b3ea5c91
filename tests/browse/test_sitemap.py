"""The sitemap: every article once, within the limits of the protocol."""

from pathlib import Path

import pytest
from lxml import etree

from herne_news.browse.feeds.sitemap import NAMESPACE, RANGE, articles, parts
from herne_news.store.archive import Archive
from tests.browse.feeding import BASE, NAMES, fetch, texts
from tests.store.records import entry, rows, store, story


def test_the_sitemap_names_every_article_once(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("herne_news.browse.feeds.sitemap.RANGE", 4)
    index = etree.fromstring(fetch(filled, "/sitemap.xml").content)
    assert index.tag == f"{{{NAMESPACE}}}sitemapindex"
    places = [str(found).removeprefix(BASE) for found in texts(index, "s:sitemap/s:loc")]
    assert places == ["/sitemap/1.xml", "/sitemap/2.xml", "/sitemap/3.xml"]
    pages = [etree.fromstring(fetch(filled, place).content) for place in places]
    found = [(loc.text, lastmod.text) for page in pages for loc, lastmod in page.findall("s:url", NAMES)]
    with Archive.open(filled, readonly=True) as archive:
        expected = rows(archive, "SELECT id, last_changed FROM articles WHERE duplicate_of IS NULL ORDER BY id")
    assert found == [(f"{BASE}/artikel/{number}", changed) for number, changed in expected]
    assert [fetch(filled, f"/sitemap/{number}.xml").status_code for number in (0, 4, "x", "-1")] == [404] * 4


def test_sitemaps_keep_the_limits_of_the_protocol(tmp_path: Path) -> None:
    assert RANGE <= 50_000
    longest = f"<url><loc>{'x' * 2048}</loc><lastmod>2026-01-01T00:00:00Z</lastmod></url>"
    assert RANGE * len(longest) < 50_000_000
    with Archive.open(tmp_path / "a.db") as archive:
        assert list(parts(archive.connection)) == []
        store(archive, entry(story(1)))
        archive.connection.execute("PRAGMA foreign_keys = OFF")
        archive.connection.execute(f"UPDATE articles SET id = {RANGE}")
        assert list(parts(archive.connection)) == [1]
        assert [number for number, _ in articles(archive.connection, 1)] == [RANGE]
