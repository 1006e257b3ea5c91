"""Which paths are archives, what the others are told, and that nothing happens to them."""

import contextlib
import os
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlite_utils import Database

from herne_news.errors import ArchiveError, ExitCode
from herne_news.store import migrations
from herne_news.store.archive import Archive
from herne_news.store.read import articles
from tests.store.records import entry, store, story


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def foreign(path: Path, *, wal: bool = False) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {'wal' if wal else 'delete'}")
        connection.execute("CREATE TABLE plants (name TEXT)")


def make(path: Path) -> None:
    with Archive.open(path) as archive:
        store(archive, entry(story()))


def test_a_new_archive_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "tief" / "unten" / "herne.db"
    with Archive.open(path) as archive:
        pragmas = {name: archive.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
    assert pragmas == PRAGMAS
    assert names(path.parent) == ["herne.db"]


#: So many steps the schema has taken.
STEPS = len(migrations.ARCHIVE._migrations)
PRAGMAS = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2, "busy_timeout": 30_000, "user_version": STEPS}


@pytest.mark.parametrize(
    "name", ["mit leer zeichen.db", "fragezeichen?mode=memory.db", "raute#.db", "prozent%20.db", "ümläut.db"]
)
def test_file_names_mean_themselves(tmp_path: Path, name: str) -> None:
    make(tmp_path / name)
    assert names(tmp_path) == [name]


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    (tmp_path / "a.db").touch()
    make(tmp_path / "a.db")
    (tmp_path / "b.db").touch()
    with pytest.raises(ArchiveError, match="found an empty file"):
        Archive.open(tmp_path / "b.db", create=False)


@pytest.mark.parametrize("readonly", [False, True])
@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("folder", "found a directory"),
        ("text", "expected an SQLite file, found something else"),
        ("foreign", "found another SQLite database"),
        ("foreign-wal", "found another SQLite database"),
        ("newer", "of a newer herne-news"),
        ("newer-version", "found version 99 of a newer herne-news"),
        ("damaged", "found it damaged"),
        ("cut", "found it damaged"),
        ("pipe", "found a device or pipe"),
        ("below-a-file", "found"),
    ],
)
def test_what_is_no_archive_is_refused_and_left_alone(
    tmp_path: Path, kind: str, sentence: str, *, readonly: bool
) -> None:
    path = tmp_path / "herne.db"
    if kind == "folder":
        path.mkdir()
    elif kind == "text":
        path.write_text("id,title\n1,Straßenfest\n")
    elif kind.startswith("foreign"):
        foreign(path, wal=kind == "foreign-wal")
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "below-a-file":
        path.write_text("x")
        path = path / "herne.db"
    else:
        make(path)
        spoil(path, kind)
    before = contents(tmp_path) if kind != "pipe" else {}
    with pytest.raises(ArchiveError, match=sentence) as caught:
        Archive.open(path, readonly=readonly)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code is ExitCode.UNREADABLE
    assert (contents(tmp_path) if kind != "pipe" else {}) == before


def spoil(path: Path, kind: str) -> None:
    if kind == "damaged":
        content = bytearray(path.read_bytes())
        content[100:4096] = b"\xff" * 3996
        path.write_bytes(content)
        return
    if kind == "cut":
        path.write_bytes(path.read_bytes()[:1500])
        return
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if kind == "newer":
            columns = "(migration_set, name, applied_at) VALUES ('herne_news', 'm999_later', '2030-01-01')"
            connection.execute(f"INSERT INTO _sqlite_migrations {columns}")
        else:
            connection.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize("options", [{"create": False}, {"readonly": True}])
def test_a_missing_archive_is_not_made(tmp_path: Path, options: dict[str, bool]) -> None:
    with pytest.raises(ArchiveError, match="found nothing"):
        Archive.open(tmp_path / "a" / "herne.db", **options)
    assert names(tmp_path) == []


@contextlib.contextmanager
def without_privileges() -> Iterator[Path]:
    """Give a folder that everyone may write to, and be nobody in particular while in it: root may read and write everything."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        try:
            yield Path(name)
        finally:
            os.seteuid(user)


@pytest.mark.parametrize(("mode", "sentence"), [(0, "Permission denied"), (stat.S_IRUSR, "may not write to it")])
def test_rights_are_named(mode: int, sentence: str) -> None:
    with without_privileges() as folder:
        make(folder / "herne.db")
        (folder / "herne.db").chmod(mode)
        with pytest.raises(ArchiveError, match=sentence), Archive.open(folder / "herne.db") as archive:
            store(archive, entry(story(2)))


def test_an_archive_on_a_medium_that_takes_no_writing_can_be_read() -> None:
    with without_privileges() as parent:
        folder = parent / "medium"
        make(folder / "herne.db")
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
        try:
            with Archive.open(folder / "herne.db", readonly=True) as archive:
                assert [stored.article for stored in articles(archive)] == [story()]
            with pytest.raises(ArchiveError, match=r"cannot open it|may not write"):
                make(folder / "herne.db")
            with pytest.raises(ArchiveError, match="Permission denied"):
                make(folder / "below" / "new.db")
        finally:
            folder.chmod(0o700)


def test_reading_alone_writes_nothing_to_the_archive(tmp_path: Path) -> None:
    path = tmp_path / "herne.db"
    make(path)
    before = path.read_bytes()
    with Archive.open(path, readonly=True) as archive:
        assert [stored.article for stored in articles(archive)] == [story()]
        with pytest.raises(ArchiveError, match="may not write"):
            store(archive, entry(story(2)))
    assert path.read_bytes() == before


def test_a_reader_sees_what_a_writer_adds(tmp_path: Path) -> None:
    path = tmp_path / "herne.db"
    with Archive.open(path) as writer, Archive.open(path, readonly=True) as reader:
        assert list(articles(reader)) == []
        store(writer, entry(story()))
        assert [stored.article for stored in articles(reader)] == [story()]


@pytest.fixture
def newer_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a step to the schema, for one test."""
    steps = list(migrations.ARCHIVE._migrations)
    monkeypatch.setattr(migrations.ARCHIVE, "_migrations", steps)

    @migrations.ARCHIVE()
    def m999_mood(db: Database) -> None:
        db.execute("ALTER TABLE articles ADD COLUMN mood TEXT")
        if db.execute("SELECT count(*) FROM articles").fetchone()[0] > 1:
            raise ValueError("too many")


@pytest.mark.usefixtures("newer_schema")
def test_an_older_archive_needs_a_writer_once(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "herne.db"
    make_old(path, request)
    with pytest.raises(ArchiveError, match="of an older herne-news"):
        Archive.open(path, readonly=True)
    with Archive.open(path) as archive:
        assert archive.connection.execute("SELECT mood FROM articles").fetchall() == [(None,)]
        assert archive.connection.execute("PRAGMA user_version").fetchone() == (STEPS + 1,)
    assert names(tmp_path) == ["herne.db", "herne.db.before-m999_mood.bak"]
    with closing(sqlite3.connect(tmp_path / "herne.db.before-m999_mood.bak")) as backup:
        assert backup.execute("PRAGMA user_version").fetchone() == (STEPS,)
        assert backup.execute("SELECT title FROM articles").fetchall() == [(story().title,)]
        assert backup.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.usefixtures("newer_schema")
def test_a_failing_migration_changes_nothing(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "herne.db"
    make_old(path, request, count=2)
    with pytest.raises(ValueError, match="too many"):
        Archive.open(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (STEPS,)
        assert "mood" not in {row[1] for row in connection.execute("PRAGMA table_info(articles)")}


def make_old(path: Path, request: pytest.FixtureRequest, count: int = 1) -> None:
    """Make an archive of the schema without its last step."""
    monkeypatch: pytest.MonkeyPatch = request.getfixturevalue("monkeypatch")
    with monkeypatch.context() as patch:
        patch.setattr(migrations.ARCHIVE, "_migrations", migrations.ARCHIVE._migrations[:-1])
        with Archive.open(path) as archive:
            store(archive, *(entry(story(number)) for number in range(1, count + 1)))


@pytest.mark.parametrize(
    ("sql", "lack"),
    [
        ("DROP TABLE warc_files", "no table warc_files"),
        ("ALTER TABLE runs DROP COLUMN gone", "no column gone of table runs"),
    ],
)
@pytest.mark.parametrize("readonly", [True, False], ids=["reader", "writer"])
def test_an_archive_of_a_version_in_development_is_one_sentence(
    tmp_path: Path, sql: str, lack: str, readonly: bool
) -> None:
    path = tmp_path / "herne.db"
    make(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(sql)
    before = path.read_bytes()
    with pytest.raises(ArchiveError, match=f"expected the tables of schema version {STEPS}, found {lack}: ") as caught:
        Archive.open(path, readonly=readonly)
    assert caught.value.exit_code == ExitCode.UNREADABLE
    assert (path.read_bytes(), names(tmp_path)) == (before, ["herne.db"])


def test_opening_an_archive_again_takes_no_lock_from_who_reads_it(tmp_path: Path) -> None:
    archive_path = tmp_path / "herne.db"
    make(archive_path)
    write = (
        "import sqlite3, sys; db = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "db.execute('CREATE TABLE later(number)'); db.close()"
    )
    with closing(sqlite3.connect(f"{archive_path.as_uri()}?mode=ro", uri=True)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM articles").fetchone()
        Archive.open(archive_path, create=False, readonly=True).close()
        Archive.check(archive_path)
        # The last one who closes an archive puts the log away, under the hands of a reader whose lock is lost.
        subprocess.run([sys.executable, "-c", write, str(archive_path)], check=True)
        assert Path(f"{archive_path}-wal").exists()
        assert reader.execute("SELECT count(*) FROM sqlite_master WHERE name = 'later'").fetchone() == (0,)
