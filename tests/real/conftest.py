"""Fixtures of the real world: WordPress sites and the archives crawled from them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
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


@pytest.fixture(scope="session")
def start_site() -> Iterator[Callable[[int], WordPress]]:
    """Start the WordPress of a seed, once; all run until the end, in whatever order the tests ask for them."""
    with ExitStack() as running:

        @cache
        def start(seed: int) -> WordPress:
            return running.enter_context(WordPress(home=SITES[seed], count=COUNT, seed=seed))

        yield start


@pytest.fixture(scope="session", params=SITES, ids=lambda seed: f"seed{seed}")
def wordpress(request: pytest.FixtureRequest, start_site: Callable[[int], WordPress]) -> WordPress:
    """A running WordPress; one for each seed."""
    need_wordpress(THEMES)
    return start_site(request.param)


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
