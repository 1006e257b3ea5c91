"""The number of an article is its own for good, also when its row is merged into another one."""

from pathlib import Path

import pytest

from herne_news.store import migrations
from herne_news.store.archive import Archive
from tests.browse.asking import get_all
from tests.store.records import entry, release, rows, store, story

BARE = release(138304, title=None, date=None, published=None)
DETAIL = release(138304, body="Der erste Spatenstich ist getan.\n\nMehr dazu.")
NUMBERS = "SELECT id, url FROM articles ORDER BY id"


def merge(archive: Archive) -> None:
    """Store a detail page as article 1, then its teaser as article 2, and let the page take the teaser in."""
    store(archive, entry(BARE, 1), entry(release(), 2), entry(DETAIL, 3))
    assert rows(archive, NUMBERS) == [(1, DETAIL.url)]


def test_the_number_of_a_merged_teaser_is_not_given_again(archive: Archive) -> None:
    merge(archive)
    store(archive, entry(story(), 4))
    assert rows(archive, NUMBERS) == [(1, DETAIL.url), (3, story().url)]
    assert rows(archive, "SELECT id, article_id FROM former_numbers") == [(2, 1)]


def test_nor_that_of_a_row_that_another_tool_has_deleted(archive: Archive) -> None:
    store(archive, entry(story(1)), entry(story(2)))
    archive.connection.execute("DELETE FROM articles")
    store(archive, entry(story(3)))
    assert rows(archive, NUMBERS) == [(3, story(3).url)]
    assert rows(archive, "SELECT id, article_id FROM former_numbers") == [(1, None), (2, None)]


def test_an_older_archive_remembers_that_numbers_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = migrations.ARCHIVE._migrations
    number = [step.name for step in steps].index("m007_numbers")
    path = tmp_path / "herne.db"
    with monkeypatch.context() as patch:
        patch.setattr(migrations.ARCHIVE, "_migrations", steps[:number])
        with Archive.open(path) as archive:
            assert rows(archive, "SELECT name FROM sqlite_master WHERE name = 'former_numbers'") == []
            columns = "id, source, url, word_count, evidence, content_hash, first_seen, last_seen, last_changed"
            for n in (1, 2, 3):
                values = (n, "inherne", f"https://inherne.net/{n}/", 0, "{}", "0" * 64, "2026", "2026", "2026")
                archive.connection.execute(f"INSERT INTO articles ({columns}) VALUES (?{', ?' * 8})", values)
            archive.connection.execute("DELETE FROM articles WHERE id = 3")
    with Archive.open(path) as archive:
        store(archive, entry(story(9)))
        assert [row[0] for row in rows(archive, NUMBERS)] == [1, 2, 4]


def test_the_page_of_a_merged_article_leads_on(tmp_path: Path) -> None:
    path = tmp_path / "herne.db"
    with Archive.open(path) as archive:
        merge(archive)
    answers = get_all(path, ["/artikel/2", "/artikel/2/verlauf", "/artikel/3"])
    assert [(answer.status_code, answer.headers.get("location")) for answer in answers] == [
        (301, "/artikel/1"),
        (301, "/artikel/1/verlauf"),
        (404, None),
    ]
