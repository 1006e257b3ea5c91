"""Harvests by Sickle from `herne-news browse` while a crawl writes to the archive; answers and files under xmllint."""

from __future__ import annotations

import itertools
import shutil
import sqlite3
import subprocess
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.real.commands import program
from tests.real.requirements import need_sickle, need_xmllint
from tests.real.schemas import published
from tests.real.stored import query

if TYPE_CHECKING:
    from sickle import Sickle

ARTICLES = 1000
GRAMMAR = Path(__file__).parents[1] / "browse" / "oai" / "oai.rng"
DAYS = 30
#: Name and title of each record; no title where it is deleted, an empty one where the article has none.
TRUTH = """
SELECT r.name, iif(a.id IS NULL OR a.gone_since IS NOT NULL, NULL, coalesce(a.title, ''))
FROM records r LEFT JOIN articles a ON a.id = r.article_id
"""
#: Lets the changes of an archive lie on many days, those of odd numbers at the begin of a day, the others at its end.
SPREAD = """
UPDATE records SET modified = date('2026-01-01', '+' || (change * ? / (SELECT max(change) + 1 FROM records)) || ' days')
|| 'T' || iif(change % 2, '00:00:00', '23:59:59') || 'Z'
"""
#: Numbers them anew by their times; numbers are unique at every moment.
RENUMBER = """
UPDATE records SET change = -n FROM (SELECT id AS one, row_number() OVER (ORDER BY modified, id) AS n FROM records)
WHERE id = one
"""
Harvest = list[tuple[str, str | None]]
Crawled = tuple[Path, list[Harvest]]


@contextmanager
def browsing(archive: Path) -> Iterator[str]:
    """The endpoint's address while `herne-news browse` serves an archive."""
    command = [*program(), "browse", "--archive", str(archive), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stderr is not None
            line = server.stderr.readline()
            yield f"{line.split(' at ')[1].split(' ')[0]}-/oai"
        finally:
            server.terminate()
            server.communicate(timeout=20)


def client(endpoint: str, method: str = "GET") -> Sickle:
    need_sickle()
    from sickle import Sickle

    return Sickle(endpoint, http_method=method, timeout=60)


def told(records: Any) -> Harvest:
    """Return name and title of each record, None for a deleted one; a title that the article has not is empty."""
    found = []
    for record in records:
        name = record.header.identifier.removeprefix("oai:herne-news.invalid:")
        found.append((name, None if record.deleted else record.metadata.get("title", [""])[0]))
    return found


def truth(archive: Path) -> dict[str, str | None]:
    return dict(query(archive, TRUTH))


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """An archive of both sample sites, and what one harvest after the other was told while it was crawled."""
    need_sickle()
    path = tmp_path_factory.mktemp("oai") / "demo.db"
    command = [*program(), "demo", "--articles", str(ARTICLES), "--archive", str(path)]
    harvests: list[Harvest] = []
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as crawl:
        while not path.exists() or not query_or_none(path, "SELECT 1 FROM records LIMIT 1"):
            assert crawl.poll() is None
        since: dict[str, str] = {}
        with browsing(path) as endpoint:
            while True:
                is_last = crawl.poll() is not None
                records, since = harvest_since(endpoint, since)
                harvests.append(records)
                if is_last:
                    break
    assert crawl.returncode == 0
    return path, harvests


def query_or_none(path: Path, sql: str) -> list[tuple[Any, ...]] | None:
    try:
        return query(path, sql)
    except sqlite3.Error:
        return None


def harvest_since(endpoint: str, since: dict[str, str]) -> tuple[Harvest, dict[str, str]]:
    """Harvest what is new, and say from when the next harvest is to ask: the answer to the first request."""
    from sickle.oaiexceptions import NoRecordsMatch

    sickle = client(endpoint)
    try:
        records = sickle.ListRecords(metadataPrefix="oai_dc", **since)
    except NoRecordsMatch:
        return [], since
    answered = records.oai_response.xml.findtext("{http://www.openarchives.org/OAI/2.0/}responseDate")
    return told(records), {"from": answered}


def test_harvests_during_a_crawl_miss_nothing(
    crawled: Crawled,
) -> None:
    path, harvests = crawled
    known = dict(itertools.chain.from_iterable(harvests))
    assert known == truth(path)
    assert len(known) >= 2 * ARTICLES - 10
    assert sum(bool(harvest) for harvest in harvests) > 5


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_full_harvest_tells_every_article_once(crawled: Crawled, method: str) -> None:
    path, _ = crawled
    with browsing(path) as endpoint:
        sickle = client(endpoint, method)
        records = told(sickle.ListRecords(metadataPrefix="oai_dc"))
        headers = [header.identifier for header in sickle.ListIdentifiers(metadataPrefix="oai_dc")]
        sets = {
            one.setSpec: len(list(sickle.ListIdentifiers(metadataPrefix="oai_dc", set=one.setSpec)))
            for one in sickle.ListSets()
        }
        one = sickle.GetRecord(metadataPrefix="oai_dc", identifier=headers[7])
        formats = [each.metadataPrefix for each in sickle.ListMetadataFormats()]
        identified = sickle.Identify()
    assert set(Counter(name for name, _ in records).values()) == {1}
    assert dict(records) == truth(path)
    assert [identifier.removeprefix("oai:herne-news.invalid:") for identifier in headers] == [
        name for name, _ in records
    ]
    assert sets == dict(query(path, "SELECT source, count(*) FROM records GROUP BY source"))
    assert one.header.identifier == headers[7]
    assert formats == ["oai_dc"]
    assert (identified.deletedRecord, identified.baseURL) == ("persistent", endpoint)


def test_harvests_day_by_day(crawled: Crawled, tmp_path: Path) -> None:
    path = copy_of(crawled[0], tmp_path)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(SPREAD, (DAYS,))
        db.execute(RENUMBER)
        db.execute("UPDATE records SET change = -change")
        days = [day for (day,) in db.execute("SELECT DISTINCT substr(modified, 1, 10) FROM records ORDER BY 1")]
    assert len(days) == DAYS
    with browsing(path) as endpoint:
        sickle = client(endpoint)
        found = [told(sickle.ListRecords(metadataPrefix="oai_dc", **{"from": day, "until": day})) for day in days]
        halves = [
            told(sickle.ListRecords(metadataPrefix="oai_dc", until=days[14])),
            told(sickle.ListRecords(metadataPrefix="oai_dc", **{"from": days[15]})),
        ]
    every = truth(path)
    for parts in (found, halves):
        told_once = Counter(name for name, _ in itertools.chain.from_iterable(parts))
        assert set(told_once.values()) == {1}
        assert dict(itertools.chain.from_iterable(parts)) == every


def test_gone_articles_are_told_as_deleted(crawled: Crawled, tmp_path: Path) -> None:
    path = copy_of(crawled[0], tmp_path)
    with browsing(path) as endpoint:
        records, since = harvest_since(endpoint, {})
        known = dict(records)
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("UPDATE articles SET gone_since = '2026-01-01T00:00:00Z' WHERE id % 10 = 0")
        new, _ = harvest_since(endpoint, since)
    gone = {name for name, title in truth(path).items() if title is None} - {
        name for name, title in known.items() if title is None
    }
    assert len(gone) >= ARTICLES // 6
    assert {name for name, title in new if title is None} == gone
    assert known | dict(new) == truth(path)


def test_answers_and_files_are_valid(crawled: Crawled, tmp_path: Path) -> None:
    xmllint = need_xmllint()
    files = written(crawled[0], tmp_path)
    check([xmllint, "--noout", "--nonet", "--relaxng", str(GRAMMAR)], files)


def test_answers_and_files_are_valid_by_the_published_schemas(crawled: Crawled, tmp_path: Path) -> None:
    from lxml import etree

    schemas = tmp_path / "schemas"
    schemas.mkdir()
    schema = published(schemas)
    files = written(crawled[0], tmp_path)
    check([need_xmllint(), "--noout", "--nonet", "--schema", str(schema)], files)
    validator = etree.XMLSchema(etree.parse(schema))
    for file in files:
        validator.assertValid(etree.parse(file))


def written(archive: Path, folder: Path) -> list[Path]:
    """Return the files of a `dc` export and of one answer to each kind of request."""
    import requests

    done = subprocess.run(
        [*program(), "export", "dc", str(folder / "dc"), "--archive", str(archive)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    files = [folder / "dc" / "list.xml", *(folder / "dc" / "records").rglob("*.xml")]
    asked = [
        "verb=Identify",
        "verb=ListSets",
        "verb=ListMetadataFormats",
        "verb=ListIdentifiers&metadataPrefix=oai_dc",
        "verb=ListRecords&metadataPrefix=oai_dc",
        "verb=ListRecords&metadataPrefix=oai_dc&from=2099-01-01",
        "verb=ListRecords&metadataPrefix=marc21",
        "verb=ListRecords&resumptionToken=%00",
        "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:a:b",
        "verb=Nonsense",
        "",
    ]
    with browsing(archive) as endpoint:
        for number, arguments in enumerate(asked):
            file = folder / f"answer{number}.xml"
            file.write_bytes(requests.get(f"{endpoint}?{arguments}", timeout=60).content)
            files.append(file)
    return files


def check(command: list[str], files: list[Path]) -> None:
    """Run xmllint over files, many at once."""
    for start in range(0, len(files), 500):
        some = [str(file) for file in files[start : start + 500]]
        done = subprocess.run([*command, *some], capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr[-2000:]


def copy_of(archive: Path, folder: Path) -> Path:
    return Path(shutil.copy(archive, folder / "copy.db"))
