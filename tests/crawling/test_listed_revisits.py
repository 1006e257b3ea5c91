"""Pages that a list shows, and that are due all the same."""

import contextlib
import sqlite3
from pathlib import Path

from herne_news.replica.server import serve
from tests.crawling.sites import article, magazine
from tests.crawling.test_trouble import crawl


def test_an_edit_that_no_list_tells_of_is_seen_when_its_page_is_due(tmp_path: Path) -> None:
    archive, site = tmp_path / "a.db", magazine("eins", "zwei")
    with serve(site) as server:
        crawl(archive, server.url)
        site.answers["/eins/"] = article("eins", 100, "Die Bagger sind fort: Am Kanal ist die neue Schleuse fertig.")
        assert "0 new, 0 changed" in crawl(archive, server.url).err
        with contextlib.closing(sqlite3.connect(archive)) as connection, connection:
            connection.execute("UPDATE pages SET next_check = last_checked WHERE url LIKE '%/eins/'")
        assert "0 new, 1 changed" in crawl(archive, server.url).err
        assert "0 new, 0 changed, 0 unchanged" in crawl(archive, server.url).err
