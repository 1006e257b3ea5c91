"""A harvester that only ever asks for what is new knows the archive, whatever was written while it asked.

Time is a counter here. Writers are slow: a harvester reads between the begin of a transaction and its end; and they are killed
before they can say when a change was made.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from herne_news.browse.oai import answers
from herne_news.browse.oai.answers import Repository
from herne_news.browse.oai.endpoint import answer
from herne_news.browse.oai.settings import settings_of
from herne_news.store import archive as archives
from herne_news.store.archive import Archive
from herne_news.store.publishing import publish
from tests.browse.oai.asking import GRAMMAR, NAMESPACES, error, found
from tests.store.records import rows

START = datetime(2026, 5, 1, tzinfo=UTC)
SETTINGS = settings_of({}, {})


@dataclass
class Clock:
    """Seconds since START."""

    seconds: int = 0

    @property
    def now(self) -> str:
        return (START + timedelta(seconds=self.seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass
class Harvester:
    """What one harvester knows: title by identifier, None for what is deleted.

    `windows` asks for times with an end, which is where the next window begins. Else it asks for all since the answer to its
    last list: its first one, or, with `hasty`, the last one.
    """

    path: Path
    clock: Clock
    windows: bool
    hasty: bool
    known: dict[str, str | None] = field(default_factory=dict)
    since: str | None = None
    until: str | None = None
    started: str | None = None
    token: str | None = None

    def page(self) -> bool:
        """Ask for one page and say whether it was the last one of a list."""
        if self.token is None:
            self.started, self.until = None, self.clock.now if self.windows else None
            times = {"from": self.since, "until": self.until}
            asked = {"metadataPrefix": "oai_dc"} | {name: time for name, time in times.items() if time is not None}
        else:
            asked = {"resumptionToken": self.token}
        with Archive.open(self.path, readonly=True) as archive:
            repository = Repository(archive=archive, settings=SETTINGS, url="http://127.0.0.1/", now=self.clock.now)
            root = etree.fromstring(answer(repository, [("verb", "ListRecords"), *asked.items()]))
        GRAMMAR.assertValid(root)
        assert error(root) in (None, "noRecordsMatch")
        for record in root.iterfind(".//oai:record", NAMESPACES):
            (identifier,) = found(record, ".//oai:identifier")
            self.known[identifier] = next(iter(found(record, ".//dc:title")), None)
        (answered,) = found(root, "oai:responseDate")
        self.started = self.started or answered
        (self.token,) = found(root, ".//oai:resumptionToken") or [""]
        self.token = self.token or None
        if self.token is None:
            self.since = self.until if self.windows else answered if self.hasty else self.started
        return self.token is None


def opened(path: Path) -> Archive:
    """Open an archive for writing, without waiting for the disk."""
    archive = Archive.open(path)
    archive.connection.execute("PRAGMA synchronous = OFF")
    return archive


def put(archive: Archive, number: int, title: str) -> None:
    archive.connection.execute(
        "INSERT INTO articles (id, source, url, title, word_count, evidence, content_hash, first_seen, last_seen, last_changed)"
        " VALUES (?1, 'inherne', 'https://inherne.net/' || ?1 || '/', ?2, 0, '{}', ?3, ?4, ?4, ?4)"
        " ON CONFLICT (id) DO UPDATE SET title = excluded.title, content_hash = excluded.content_hash, gone_since = NULL",
        (number, title, sha256(title.encode()).hexdigest(), "2026-01-01T00:00:00Z"),
    )


def truth(archive: Archive) -> dict[str, str | None]:
    sql = "SELECT r.name, iif(a.gone_since IS NULL, a.title, NULL) FROM records r LEFT JOIN articles a ON a.id = article_id"
    return {f"oai:herne-news.invalid:{name}": title for name, title in rows(archive, sql)}


#: What happens while a transaction is open: behind the giving of times, and behind the change.
MEANWHILE = st.sampled_from(["", "page", "tick", "late page"])
#: What happens: a harvester asks for a page, time goes on, an article is written or gone, a writer is killed.
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("page"), st.integers(0, 2)),
        st.tuples(st.just("tick"), st.sampled_from([1, 1, 2, 90])),
        st.tuples(
            st.sampled_from(["write", "write", "gone", "delete"]),
            st.integers(1, 6),
            MEANWHILE,
            MEANWHILE,
        ),
        st.tuples(st.just("kill"), st.just(0)),
    ),
    max_size=40,
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A new archive; making one takes long."""
    path = tmp_path_factory.mktemp("empty") / "a.db"
    Archive.open(path).close()
    return path.read_bytes()


@settings(max_examples=200, deadline=None)
@given(STEPS)
def test_a_harvest_misses_nothing(empty: bytes, steps: list[tuple[str, int] | tuple[str, int, str, str]]) -> None:
    clock = Clock()
    harvesters: list[Harvester] = []
    between = ""

    def publish_slowly(connection: Connection) -> None:
        publish(connection, clock.now)
        during(between, harvesters, clock)

    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(archives, "publish", publish_slowly)
        patch.setattr(answers, "PAGE", 2)
        path = Path(folder, "a.db")
        path.write_bytes(empty)
        archive = opened(path)
        for windows, hasty in ((False, False), (False, True), (True, False)):
            harvesters.append(Harvester(path, clock, windows=windows, hasty=hasty))
        for serial, (step, number, *meanwhile) in enumerate(steps):
            if step == "page":
                harvesters[number].page()
            elif step == "tick":
                clock.seconds += number
            elif step == "kill":
                archive.db.close()
                archive = opened(path)
            else:
                between = meanwhile[0]
                with archive.transaction():
                    change(archive, step, number, f"Titel {serial}")
                    during(meanwhile[1], harvesters, clock)
                between = ""
        for harvester in harvesters:
            list(iter(harvester.page, True))
        archive.close()
        clock.seconds += 1
        for harvester in harvesters:
            list(iter(harvester.page, True))
        with Archive.open(path, readonly=True) as at_last:
            told = truth(at_last)
        assert [harvester.known for harvester in harvesters] == [told] * len(harvesters)


def change(archive: Archive, step: str, number: int, title: str) -> None:
    """Write an article, or let its page or its row be gone."""
    if step == "write":
        put(archive, number, title)
    elif step == "gone":
        archive.connection.execute("UPDATE articles SET gone_since = 'x' WHERE id = ?", (number,))
    else:
        archive.connection.execute("DELETE FROM articles WHERE id = ?", (number,))


def during(what: str, harvesters: list[Harvester], clock: Clock) -> None:
    """Let something happen while a transaction is open."""
    if what.endswith("page"):
        clock.seconds += what.startswith("late")
        for harvester in harvesters:
            harvester.page()
    if what:
        clock.seconds += 1
