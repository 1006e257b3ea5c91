"""``herne-news cite``: addresses in, citations out, and what is unknown told at the end."""

import json
from pathlib import Path

import pytest
import rispy
from click.testing import CliRunner, Result
from pybtex.database import parse_string

from herne_news.cli import cli
from herne_news.store.archive import Archive
from tests.store.records import entry, release, store, story

URL = "https://inherne.net/strassenfest/"
NEW = "https://inherne.net/neues-strassenfest/"
DETAIL = "https://www.herne.de/Meldungen/News-Detailansicht_7.html"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with an article that the site has renamed, another, and a short item."""
    path = tmp_path_factory.mktemp("cite") / "a.db"
    with Archive.open(path) as opened:
        store(
            opened,
            entry(story(1, url=URL), identifiers=("inherne:post:48211",)),
            entry(release(7, title="Neu")),
            entry(release()),
        )
        store(opened, entry(story(1, url=NEW), 2, identifiers=("inherne:post:48211",)))
    return path


def cite(archive: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["cite", "--archive", str(archive), *arguments])


@pytest.mark.parametrize(
    "url",
    [
        URL,
        NEW,
        "http://www.inherne.net/Neues-Strassenfest?utm_source=x&fbclid=1#mehr",
        "https://inherne.net/?p=48211",
        "inherne.net/index.php/neues-strassenfest/",
    ],
)
def test_any_address_of_an_article_leads_to_it(archive: Path, url: str) -> None:
    found = cite(archive, url if "://" in url else f"https://{url}")
    assert (found.exit_code, found.stderr) == (0, "")
    (entry,) = parse_string(found.stdout, "bibtex").entries.values()
    assert entry.key.startswith("inherne-strassenfest-")
    assert entry.fields["url"] == NEW
    assert entry.fields["urldate"] == "2026-01-01"


def test_several_at_once_and_an_article_once(archive: Path) -> None:
    found = cite(archive, "--format", "csl", DETAIL, URL, NEW)
    assert (found.exit_code, found.stderr) == (0, "")
    assert [item["URL"] for item in json.loads(found.stdout)] == [DETAIL, NEW]
    found = cite(archive, "--format", "ris", URL, f"{release().url}")
    assert [one["urls"] for one in rispy.loads(found.stdout)] == [[NEW], [release().url]]


def test_what_is_unknown_is_told_and_the_rest_is_cited(archive: Path) -> None:
    found = cite(archive, "--format", "csl", "https://inherne.net/nichts", URL, "https://inherne.net/?p=1")
    assert found.exit_code == 1
    assert [item["URL"] for item in json.loads(found.stdout)] == [NEW]
    assert found.stderr.splitlines() == [
        f"{url}: expected the address of an article in {archive}, found none"
        for url in ("https://inherne.net/nichts", "https://inherne.net/?p=1")
    ]


def test_nothing_known_prints_nothing(archive: Path) -> None:
    found = cite(archive, "--format", "csl", "https://inherne.net/nichts")
    assert (found.exit_code, found.stdout) == (1, "")


def test_what_is_no_address_is_a_mistake_of_usage(archive: Path) -> None:
    found = cite(archive, URL, "strassenfest")
    assert (found.exit_code, found.stdout) == (2, "")
    assert "expected an http or https address, found 'strassenfest'" in found.stderr


def test_without_an_archive(tmp_path: Path) -> None:
    found = cite(tmp_path / "a.db", URL)
    assert "found nothing" in str(found.exception)
    assert not list(tmp_path.iterdir())
