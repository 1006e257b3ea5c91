"""Fixtures of the real world: WordPress sites and the archives crawled from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.real.commands import Crawl, crawl_site
from tests.real.post import Post
from tests.real.requirements import need_wordpress
from tests.real.rest import expected_posts
from tests.real.stored import stored_posts
from tests.real.wordpress.site import WordPress

COUNT = 300
THEMES = ("twentytwentyone", "twentytwentythree")
#: Seeds of the invented posts, and the address by which each site calls itself.
SITES = {20: "http://inherne.net", 7: "https://inherne.net"}


@dataclass(frozen=True, slots=True)
class Crawled:
    """A site in one theme and the archive of its first crawl: what REST promises, what is stored, how it went."""

    site: WordPress
    theme: str
    archive: Path
    crawl: Crawl
    expected: dict[str, Post]
    stored: dict[str, Post]


@pytest.fixture(scope="session", params=SITES, ids=lambda seed: f"seed{seed}")
def wordpress(request: pytest.FixtureRequest) -> Iterator[WordPress]:
    """A running WordPress; one for each seed."""
    need_wordpress(THEMES)
    with WordPress(home=SITES[request.param], count=COUNT, seed=request.param) as site:
        yield site


@pytest.fixture(scope="session", params=THEMES)
def first_crawl(
    request: pytest.FixtureRequest, wordpress: WordPress, tmp_path_factory: pytest.TempPathFactory
) -> Crawled:
    """The site in one of the themes, crawled once into a new archive."""
    wordpress.use_theme(request.param)
    archive = tmp_path_factory.mktemp("archive") / "herne.db"
    crawl = crawl_site(wordpress, archive)
    stored = stored_posts(archive) if archive.exists() else {}
    return Crawled(wordpress, request.param, archive, crawl, expected_posts(wordpress, request.param), stored)


@pytest.fixture
def crawled(first_crawl: Crawled) -> Crawled:
    """`first_crawl`, with the site in that crawl's theme again."""
    first_crawl.site.use_theme(first_crawl.theme)
    return first_crawl
