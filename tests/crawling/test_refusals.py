"""An archive that refuses what a crawl has fetched: the crawl ends at once, with a sentence, and the next one goes on."""

import contextlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Request, Response
from herne_news.replica.server import ServerHandle, serve
from tests.commands import Result, environment, run

#: Of herne, more than a batch: what is known comes from its lists alone.
COUNT = 60
#: Seconds in which a crawl of the sample sites ends, and far less than one that hangs is given by its deadline.
SECONDS = 50


class Sites:
    """Both sample sites; `lock` lets another program begin to write to an archive when a crawl has asked for its first page."""

    def __init__(self) -> None:
        self._locked: list[Path] = []
        self._others: list[sqlite3.Connection] = []
        self.inherne, self.herne = InherneSite(COUNT, 3), HerneSite(COUNT, 3)
        self.servers: list[ServerHandle] = []

    def ask(self, _: Request) -> Response | None:
        while self._locked:
            other = sqlite3.connect(self._locked.pop(), isolation_level=None, check_same_thread=False, timeout=20)
            other.execute("BEGIN IMMEDIATE")
            self._others.append(other)
        return None

    def lock(self, archive: Path) -> None:
        self._locked.append(archive)

    def unlock(self) -> None:
        while self._others:
            self._others.pop().close()

    def change(self) -> None:
        """Edit an article of each."""
        self.inherne.edit(3)
        self.herne.edit(3)

    def crawl(self, archive: Path, *options: str, patience: float = 30, size: int = 0) -> Result:
        """Crawl in a process that waits so long for a lock, and writes no file of more than `size` bytes."""
        hosts = zip(("inherne.net", "herne.de"), self.servers, strict=True)
        mirrors = [word for host, server in hosts for word in ("--mirror", f"{host}={server.url}")]
        words = [sys.executable, "-m", "tests.crawling.narrow", str(patience), str(size)]
        words += ["crawl", "-q", "--archive", str(archive), *mirrors, *options]
        done = subprocess.run(words, capture_output=True, env=environment(), timeout=SECONDS, check=False)
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def sites() -> Iterator[Sites]:
    both = Sites()
    with serve(both.inherne, faults=both.ask) as inherne, serve(both.herne, faults=both.ask) as herne:
        both.servers = [inherne, herne]
        yield both
        both.unlock()


def versions(archive: Path) -> int:
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        return int(connection.execute("SELECT count(*) FROM versions").fetchone()[0])


def damage(archive: Path, table: str) -> None:
    """Write nonsense over the first page of a table."""
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        sql = "SELECT rootpage, page_size FROM sqlite_master, pragma_page_size WHERE name = ?"
        page, size = connection.execute(sql, (table,)).fetchone()
    with archive.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def says(result: Result, code: ExitCode, words: str) -> None:
    assert result.code == code, result
    assert result.sentences, result
    assert all(words in sentence for sentence in result.sentences), result
    assert result.err.count("\n") == len(result.sentences), result


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of both sites."""
    archive = tmp_path_factory.mktemp("known") / "a.db"
    with serve(InherneSite(COUNT, 3)) as inherne, serve(HerneSite(COUNT, 3)) as herne:
        mirrors = ("--mirror", f"inherne.net={inherne.url}", "--mirror", f"herne.de={herne.url}")
        assert run("crawl", "-q", "--archive", archive, *mirrors).code == ExitCode.DONE
    return archive


@pytest.fixture
def archive(known: Path, tmp_path: Path) -> Path:
    shutil.copytree(known.parent, tmp_path / "copy")
    return tmp_path / "copy" / known.name


@pytest.mark.parametrize("options", [["inherne", "--full"], ["herne", "--full"], ["herne"]], ids=" ".join)
def test_another_program_that_keeps_writing(archive: Path, sites: Sites, options: list[str]) -> None:
    sites.change()
    sites.lock(archive)
    result = sites.crawl(archive, *options, patience=0.3)
    says(result, ExitCode.LOCKED, "another program keeps writing to the archive")
    sites.unlock()
    assert versions(archive) == 2 * COUNT
    assert sites.crawl(archive, "--full").code == ExitCode.DONE
    assert versions(archive) == 2 * COUNT + 2


@pytest.mark.parametrize("options", [["inherne"], ["herne"], ["herne", "--deadline", "0.3"], []], ids=" ".join)
def test_a_disk_that_takes_no_more(archive: Path, sites: Sites, options: list[str]) -> None:
    sites.change()
    result = sites.crawl(archive, "--full", "--no-warc", *options, size=100_000)
    says(result, ExitCode.UNREADABLE, "a disk that does not read or write")
    assert versions(archive) == 2 * COUNT
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        sql = "SELECT outcome, exit_code FROM runs ORDER BY id DESC LIMIT 1"
        assert connection.execute(sql).fetchone() == ("archive", ExitCode.UNREADABLE)
    told = run("status", "--archive", archive)
    first = f"wrong: {result.sentences[0].removeprefix('herne-news: ')}"
    assert (told.code, told.out.splitlines()[0]) == (ExitCode.UNHEALTHY, first)
    assert sites.crawl(archive, "--full").code == ExitCode.DONE
    assert versions(archive) == 2 * COUNT + 2


def test_a_disk_that_takes_nothing_at_all(archive: Path, sites: Sites) -> None:
    result = sites.crawl(archive, size=20)
    says(result, ExitCode.UNREADABLE, "expected to write down who holds the archive, found: File too large")
    assert sites.crawl(archive).code == ExitCode.DONE


@pytest.mark.parametrize("options", [["inherne", "--full"], ["herne"], []], ids=" ".join)
def test_an_archive_in_which_one_table_is_damaged(archive: Path, sites: Sites, options: list[str]) -> None:
    damage(archive, "versions" if "inherne" in options else "sightings")
    sites.change()
    says(sites.crawl(archive, *options), ExitCode.UNREADABLE, "found it damaged")


TABLES = ("runs", "articles", "pages", "warc_files", "versions", "identifiers")


@pytest.mark.parametrize("table", TABLES)
def test_damage_anywhere_is_one_sentence(archive: Path, sites: Sites, table: str) -> None:
    """Where a crawl meets it: before it begins, in what a killed one has left behind, between two pages or at the end."""
    for path in (archive.parent / "warc").iterdir():
        path.rename(path.with_name(path.name + ".open"))
    damage(archive, table)
    sites.change()
    result = sites.crawl(archive, "--full")
    says(result, ExitCode.UNREADABLE, "found it damaged")
    assert len(result.sentences) == 1, result


@pytest.mark.parametrize("event", ["INSERT ON captures", "UPDATE ON pages"])
def test_what_nobody_has_foreseen_is_an_error_in_the_program(archive: Path, sites: Sites, event: str) -> None:
    with contextlib.closing(sqlite3.connect(archive)) as connection:
        connection.execute(f"CREATE TRIGGER unforeseen BEFORE {event} BEGIN SELECT unheard_of(); END")
    sites.change()
    result = sites.crawl(archive, "herne")
    assert (result.code, len(result.sentences)) == (ExitCode.UNHEALTHY, 1), result
    assert "no such function: unheard_of" in result.err
    assert result.sentences[0].endswith("please report what is printed above")
