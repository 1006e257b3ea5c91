"""The whole way over both sample sites: every article once, with every field as the generator meant it, and nothing else."""

from dataclasses import dataclass, fields
from pathlib import Path

import pytest

from herne_news.items import Article
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.server import Served, serve
from herne_news.store.archive import Archive
from herne_news.store.read import StoredArticle, articles
from tests.commands import Result, run

SEEDS = (1, 2)
COUNT = 120
FIELDS = [field.name for field in fields(Article) if field.name not in {"layout", "evidence"}]
SOURCES = ("inherne", "herne")


@dataclass(frozen=True)
class Crawled:
    """An archive after two runs over both sites, what the runs said, and what the servers were asked for in each."""

    truth: dict[str, dict[str, Article]]
    stored: dict[str, dict[str, StoredArticle]]
    results: tuple[Result, Result]
    asked: dict[str, tuple[list[Served], list[Served]]]
    archive: Path


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seed: f"seed{seed}")
def crawled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    sites: dict[str, InherneSite | HerneSite] = {
        "inherne": InherneSite(COUNT, request.param),
        "herne": HerneSite(COUNT, request.param),
    }
    archive = tmp_path_factory.mktemp("crawl") / "herne.db"
    with serve(sites["inherne"]) as inherne, serve(sites["herne"]) as herne:
        command = (
            "crawl",
            "--archive",
            archive,
            "--mirror",
            f"inherne.net={inherne.url}",
            "--mirror",
            f"herne.de={herne.url}",
        )
        first = run(*command)
        counts = {"inherne": len(inherne.requests), "herne": len(herne.requests)}
        second = run(*command)
        asked = {
            name: (server.requests[: counts[name]], server.requests[counts[name] :])
            for name, server in (("inherne", inherne), ("herne", herne))
        }
    with Archive.open(archive, readonly=True) as opened:
        stored = {source: {str(row.article.url): row for row in articles(opened, source)} for source in SOURCES}
    truth = {source: {str(article.url): article for article in site.articles()} for source, site in sites.items()}
    return Crawled(truth, stored, (first, second), asked, archive)


@pytest.mark.parametrize("source", SOURCES)
def test_every_article_is_stored_once_and_nothing_else(crawled: Crawled, source: str) -> None:
    assert crawled.results[0].code == 0, crawled.results[0]
    assert len(crawled.truth[source]) == COUNT
    assert crawled.stored[source].keys() == crawled.truth[source].keys()


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("source", SOURCES)
def test_field_is_what_the_generator_meant(crawled: Crawled, source: str, field: str) -> None:
    truth = {url: getattr(article, field) for url, article in crawled.truth[source].items()}
    stored = {url: getattr(row.article, field) for url, row in crawled.stored[source].items()}
    assert {url: (value, stored.get(url)) for url, value in truth.items() if stored.get(url) != value} == {}


@pytest.mark.parametrize("source", SOURCES)
def test_every_value_has_its_evidence(crawled: Crawled, source: str) -> None:
    told = FIELDS[2:]
    silent = [
        (url, key)
        for url, row in crawled.stored[source].items()
        for key in told
        if getattr(row.article, key) and key not in row.article.evidence and key != "category"
    ]
    assert silent == []


@pytest.mark.parametrize("source", SOURCES)
def test_second_run_finds_nothing_new_and_asks_for_no_article(crawled: Crawled, source: str) -> None:
    assert crawled.results[1].code == 0, crawled.results[1]
    line = next(line for line in crawled.results[1].err.splitlines() if line.startswith(f"{source}: "))
    assert "0 new, 0 changed" in line
    bodies = [served.path for served in crawled.asked[source][1] if served.status == 200]
    pages = {url.split("/", 3)[3].rstrip("/") for url in crawled.truth[source]} - {""}
    assert not [path for path in bodies if path.strip("/") in pages]


def test_council_system_and_services_are_never_entered(crawled: Crawled) -> None:
    paths = [served.path for runs in crawled.asked["herne"] for served in runs]
    assert not [path for path in paths if "/allris/" in path or "Dienstleistungen" in path or "/PDF/" in path]


def test_lists_that_show_an_article_are_its_sightings(crawled: Crawled, request: pytest.FixtureRequest) -> None:
    seed = int(request.node.callspec.params["crawled"])
    site = HerneSite(COUNT, seed)
    truth = {
        (site.article(index).url, sighting.list_url, sighting.section, sighting.position)
        for index in range(COUNT)
        for sighting in site.sightings(index)
    }
    with Archive.open(crawled.archive, readonly=True) as archive:
        rows = archive.read(
            "SELECT url, list_url, section, sightings.position FROM sightings JOIN articles ON articles.id = article_id"
        )
        assert set(rows) == truth
