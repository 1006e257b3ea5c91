"""Records for harvesters: a name that stays, an order of changes, and a time that never lies before the change can be seen."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from herne_news.items import Refusal
from herne_news.store import archive as archives
from herne_news.store.archive import Archive
from herne_news.store.entries import Entry, PageRow
from herne_news.store.harvest import HarvestRecord, Position, earliest, is_of, position_at, record_named, records
from herne_news.store.publishing import publish
from tests.store.records import DAY, entry, kinds, release, rows, store, story


def lost(number: int, day: int) -> Entry:
    url = f"https://inherne.net/straßenfest-{number}/"
    refusal = Refusal(url=url, reason="not-found", detail="expected a page, found 404")
    return Entry(source="inherne", url=url, seen=DAY.format(day), refusal=refusal, page=PageRow(status=404))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The time that records get."""
    time = {"now": "2026-05-01T00:00:00Z"}
    monkeypatch.setattr(archives, "publish", lambda connection: publish(connection, time["now"]))
    return time


def table(archive: Archive) -> list[tuple[str, str, int | None, str | None, int | None]]:
    return rows(archive, "SELECT name, source, article_id, modified, change FROM records ORDER BY id")


def settle(archive: Archive) -> None:
    """End whatever is pending, as the next transaction does."""
    with archive.transaction():
        pass


def everything(archive: Archive, **options: object) -> list[HarvestRecord]:
    asked: dict[str, object] = {"source": None, "until": None, "with_pending": True} | options
    return records(archive, Position(), 1000, **asked)  # type: ignore[arg-type]


def test_a_record_is_named_by_the_first_address(archive: Archive) -> None:
    store(archive, entry(story(1)), entry(release()), entry(release(7, title="Neu")))
    assert [row[:3] for row in table(archive)] == [
        ("inherne.net/straßenfest-1/", "inherne", 1),
        ("www.herne.de/Rathaus/%232018-10-09-bcb347aea449", "herne", 2),
        ("www.herne.de/Meldungen/News-Detailansicht_7.html", "herne", 3),
    ]


def test_the_name_stays_when_the_address_changes(archive: Archive) -> None:
    store(archive, entry(story(1), identifiers=("inherne:post:5",)), entry(release()))
    store(archive, entry(story(2), 2, identifiers=("inherne:post:5",)), entry(release(7), 2))
    assert [row[:3] for row in table(archive)] == [
        ("inherne.net/straßenfest-1/", "inherne", 1),
        ("www.herne.de/Rathaus/%232018-10-09-bcb347aea449", "herne", 2),
    ]
    assert rows(archive, "SELECT url FROM articles ORDER BY id") == [(story(2).url,), (release(7).url,)]


def test_a_name_is_never_given_to_another_article(archive: Archive) -> None:
    for number in range(5, 9):
        store(archive, entry(story(1), identifiers=(f"inherne:post:{number}",)))
        store(archive, entry(story(number), identifiers=(f"inherne:post:{number}",)))
    names = [name for name, *_ in table(archive)]
    first = "inherne.net/straßenfest-1/"
    assert names == [first, f"{first}~2", f"{first}~3", f"{first}~4"]


def test_an_article_that_is_merged_leaves_its_record(archive: Archive) -> None:
    store(archive, entry(release(7, title=None)), entry(release()))
    settle(archive)
    store(archive, entry(release(7), 2))
    assert [row[:3] for row in table(archive)] == [
        ("www.herne.de/Meldungen/News-Detailansicht_7.html", "herne", 1),
        ("www.herne.de/Rathaus/%232018-10-09-bcb347aea449", "herne", None),
    ]
    assert [(record.article_id, record.deleted) for record in everything(archive)] == [(1, False), (None, True)]


def test_a_change_has_no_time_until_the_next_transaction_begins(archive: Archive) -> None:
    before = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    store(archive, entry(story(1)), entry(story(2)))
    assert [row[3:] for row in table(archive)] == [(None, None)] * 2
    settle(archive)
    after = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    assert [row[4] for row in table(archive)] == [1, 2]
    assert all(before <= str(row[3]) <= after for row in table(archive))


def test_closing_an_archive_leaves_nothing_without_a_time(tmp_path: Path) -> None:
    with Archive.open(tmp_path / "a.db") as archive:
        store(archive, entry(story(1)))
    with Archive.open(tmp_path / "a.db", readonly=True) as archive:
        assert [row[4] for row in table(archive)] == [1]


def test_what_changes_a_record(archive: Archive) -> None:
    def is_pending_after(*entries: Entry) -> bool:
        settle(archive)
        store(archive, *entries)
        return bool(table(archive)[0][3] is None)

    store(archive, entry(story(1)))
    assert not is_pending_after(entry(story(1), 2))
    assert not is_pending_after(entry(replace(story(1), evidence={"title": "other"}), 2))
    assert is_pending_after(entry(story(1, title="Neu"), 3))
    assert is_pending_after(entry(story(1, title="Neu", tags=()), 3))
    assert not is_pending_after(lost(1, 4))
    assert is_pending_after(lost(1, 5))
    assert not is_pending_after(lost(1, 6))
    assert [record.deleted for record in everything(archive)] == [True]
    assert is_pending_after(entry(story(1, title="Neu", tags=()), 7))
    assert [record.deleted for record in everything(archive)] == [False]


def test_other_tools_that_write_are_noticed(archive: Archive) -> None:
    store(archive, entry(story(1)), entry(story(2)))
    settle(archive)
    with closing(sqlite3.connect(archive.path)) as other, other:
        other.execute("UPDATE articles SET duplicate_of = 1 WHERE id = 2")
    assert [record.article_id for record in everything(archive, with_pending=False)] == [1]
    assert [record.article_id for record in everything(archive)] == [1, 2]


def test_records_come_in_the_order_of_their_changes(archive: Archive, clock: dict[str, str]) -> None:
    store(archive, *(entry(story(number)) for number in range(1, 6)))
    settle(archive)
    clock["now"] = "2026-05-02T00:00:00Z"
    store(archive, entry(story(2, title="Neu"), 2))
    settle(archive)
    clock["now"] = "2026-05-03T00:00:00Z"
    store(archive, entry(story(1, title="Neu"), 3), entry(release()))
    found = everything(archive)
    assert [(record.article_id, record.modified) for record in found] == [
        (3, "2026-05-01T00:00:00Z"),
        (4, "2026-05-01T00:00:00Z"),
        (5, "2026-05-01T00:00:00Z"),
        (2, "2026-05-02T00:00:00Z"),
        (1, None),
        (6, None),
    ]
    asked = partial(everything, archive, with_pending=False)
    assert [record.article_id for record in asked(until="2026-05-01T23:59:59Z")] == [3, 4, 5]
    assert asked(until="2026-04-30T23:59:59Z") == []
    assert asked(source="herne") == []
    assert [record.article_id for record in everything(archive, source="herne")] == [6]
    behind = position_at(archive, "2026-05-02T00:00:00Z")
    assert [
        record.article_id for record in records(archive, behind, 9, source=None, until=None, with_pending=False)
    ] == [2]
    assert position_at(archive, "2026-05-01T00:00:00Z") == Position()
    assert earliest(archive) == "2026-05-01T00:00:00Z"


def test_times_never_go_back(archive: Archive, clock: dict[str, str]) -> None:
    store(archive, entry(story(1)))
    settle(archive)
    clock["now"] = "2025-01-01T00:00:00Z"
    store(archive, entry(story(2)))
    settle(archive)
    assert [row[3:] for row in table(archive)] == [("2026-05-01T00:00:00Z", 1), ("2026-05-01T00:00:00Z", 2)]


def test_a_position_of_a_lost_archive_is_known_as_such(archive: Archive, clock: dict[str, str]) -> None:
    clock["now"] = "2026-05-02T00:00:00Z"
    store(archive, *(entry(story(number)) for number in range(1, 4)))
    settle(archive)
    assert is_of(archive, Position())
    assert is_of(archive, Position(change=2, modified="2026-05-02T00:00:00Z"))
    assert not is_of(archive, Position(change=2, modified="2026-05-01T00:00:00Z"))


def test_a_record_is_found_by_its_name(archive: Archive) -> None:
    store(archive, entry(story(1)))
    found = record_named(archive, ["inherne.net/nichts/", "inherne.net/straßenfest-1/"])
    assert found is not None
    assert found.article_id == 1
    assert record_named(archive, ["inherne.net/nichts/"]) is None


def test_an_archive_of_an_older_version_gets_records(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive.open(path) as archive:
        store(archive, entry(story(1), 2), entry(story(2), 1), entry(story(3), 3), entry(release(), 1))
        kinds(archive, lost(2, 4), lost(2, 5))
        for trigger in ("insert", "update", "delete"):
            archive.connection.execute(f"DROP TRIGGER records_{trigger}")
        archive.connection.execute("DROP TABLE records")
        archive.connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm006_records'")
        archive._has_written = False
    with Archive.open(path) as archive:
        assert table(archive) == [
            ("inherne.net/straßenfest-1/", "inherne", 1, DAY.format(2), 2),
            ("inherne.net/straßenfest-2/", "inherne", 2, DAY.format(4), 4),
            ("inherne.net/straßenfest-3/", "inherne", 3, DAY.format(3), 3),
            ("www.herne.de/Rathaus/%232018-10-09-bcb347aea449", "herne", 4, DAY.format(1), 1),
        ]
