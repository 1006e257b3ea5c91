"""How the endpoint calls itself, whom it answers, and what it says where it cannot."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette
from datasette.utils import StartupError

from herne_news.browse.config import DATABASE, config_dir, metadata
from herne_news.browse.oai.settings import NO_MAIL, OaiSettings, SettingsError, settings_of
from herne_news.browse.site import datasette_for
from herne_news.errors import ExitCode
from herne_news.store.archive import Archive
from tests.browse.oai.asking import ENDPOINT, ask, content, found, requests
from tests.store.records import entry, store, story

IDENTIFY = f"{ENDPOINT}?verb=Identify"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    with Archive.open(tmp_path / "a.db") as opened:
        store(opened, entry(story(1)))
    return tmp_path / "a.db"


def configured(folder: Path, archive: Path, **changes: object) -> Datasette:
    """Return plain Datasette on a configuration directory of ours with an archive in it."""
    shutil.copytree(config_dir(), folder, ignore=shutil.ignore_patterns("*.db*", "warc"))
    shutil.copy(archive, folder / f"{DATABASE}.db")
    # JSON is YAML, too.
    (folder / "metadata.yaml").write_text(json.dumps(metadata() | changes), encoding="utf-8")
    return Datasette(files=[], config_dir=folder)


def test_settings_of_the_file_come_before_those_of_the_environment() -> None:
    environment = {
        "HERNE_NEWS_CONTACT": "mailto:archiv@example.org",
        "HERNE_NEWS_OAI_URL": "https://archiv.example.org/-/oai",
        "HERNE_NEWS_OAI_DOMAIN": "archiv.example.org",
        "HERNE_NEWS_OAI_NAME": "Archiv",
    }
    told = OaiSettings(
        url="https://archiv.example.org/-/oai", domain="archiv.example.org", name="Archiv", mail="archiv@example.org"
    )
    assert settings_of(None, environment) == told
    config = {"oai_url": "http://b.example/oai", "oai_domain": "b.example", "oai_name": "B", "contact": "b@b.example"}
    assert settings_of(config, environment) == OaiSettings(
        url="http://b.example/oai", domain="b.example", name="B", mail="b@b.example"
    )


@pytest.mark.parametrize(
    "contact", ["", "https://example.org/kontakt", "a b@example.org", "x@localhost", "<a@b.example>@"]
)
def test_what_is_no_mail_is_not_told_as_one(contact: str) -> None:
    assert settings_of({}, {"HERNE_NEWS_CONTACT": contact}).mail == NO_MAIL


@pytest.mark.parametrize(
    "config",
    [
        {"oai_url": "archiv.example.org"},
        {"oai_url": "ftp://archiv.example.org/"},
        {"oai_url": "https://archiv.example.org/?a"},
        {"oai_url": "https:///oai"},
        {"oai_domain": "localhost"},
        {"oai_domain": "1.2.3.4"},
        {"oai_domain": "ä.example"},
    ],
)
def test_settings_that_cannot_be_meant(config: dict[str, str], archive: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="expected") as caught:
        settings_of(config, {})
    assert caught.value.exit_code == ExitCode.USAGE
    site = configured(tmp_path / "archive", archive, plugins={"herne_news": config})
    with pytest.raises(StartupError):
        requests(site, [])


def test_a_host_header_is_never_believed(archive: Path) -> None:
    lies = [{"host": "evil.example"}, {"host": "a<b>&"}, {"x-forwarded-host": "evil.example"}]
    for answer in requests(datasette_for(archive), [("GET", IDENTIFY, {"headers": lie}) for lie in lies]):
        assert found(content(answer), ".//oai:baseURL") == ["http://localhost/-/oai"]
        assert b"evil" not in answer.content


def test_plain_datasette_with_a_configuration(archive: Path, tmp_path: Path) -> None:
    config = {
        "oai_url": "https://archiv.example.org/-/oai",
        "oai_domain": "archiv.example.org",
        "contact": "a@example.org",
    }
    site = configured(tmp_path / "archive", archive, plugins={"herne_news": config})
    identified, listed = map(
        content,
        requests(
            site,
            [("GET", IDENTIFY, {}), ("GET", f"{ENDPOINT}?verb=ListIdentifiers&metadataPrefix=oai_dc", {})],
        ),
    )
    assert found(identified, ".//oai:baseURL") == ["https://archiv.example.org/-/oai"]
    assert found(identified, ".//oai:adminEmail") == ["a@example.org"]
    assert found(listed, ".//oai:identifier") == ["oai:archiv.example.org:inherne.net/stra%C3%9Fenfest-1/"]
    assert found(listed, "oai:request") == ["https://archiv.example.org/-/oai"]


def test_below_a_prefix(archive: Path) -> None:
    site = datasette_for(archive)
    site._settings["base_url"] = "/archiv/"
    form = {"content-type": "application/x-www-form-urlencoded"}
    # The client puts the prefix before the path.
    (answer,) = requests(site, [("POST", ENDPOINT, {"content": "verb=Identify", "headers": form})])
    assert answer.url.path == f"/archiv{ENDPOINT}"
    assert found(content(answer), ".//oai:baseURL") == ["http://localhost/archiv/-/oai"]


def test_who_may_not_see_the_articles_may_not_harvest(archive: Path, tmp_path: Path) -> None:
    site = configured(tmp_path / "archive", archive, allow={"id": "root"})
    (answer,) = requests(site, [("GET", IDENTIFY, {})])
    assert answer.status_code == 403


def test_an_archive_of_an_older_version_is_told_in_a_sentence(archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as connection, connection:
        connection.execute("DROP TABLE records")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm006_records'")
        connection.execute("PRAGMA user_version = 1")
    (answer,) = requests(datasette_for(archive), [("GET", IDENTIFY, {})])
    assert answer.status_code == 503
    assert "run `herne-news upgrade`" in answer.text


def test_a_change_is_told_as_soon_as_it_is_made(archive: Path) -> None:
    query = "verb=ListRecords&metadataPrefix=oai_dc"
    with Archive.open(archive) as opened:
        store(opened, entry(story(2)))
        root, bounded = ask(archive, query, f"{query}&until=2000-01-01")
        assert found(root, ".//dc:title") == [str(story(1).title), str(story(2).title)]
        assert found(root, ".//oai:datestamp")[1] == found(root, "oai:responseDate")[0]
        assert found(bounded, ".//dc:title") == []
