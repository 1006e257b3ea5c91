"""An hour at a real WordPress of 200 posts: one post is new, one edited, one renamed, one trashed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from herne_news.urls import canonical_url
from tests.real.commands import crawl_site
from tests.real.conftest import THEMES
from tests.real.requirements import need_wordpress
from tests.real.stored import query
from tests.real.wordpress.site import WordPress

COUNT, MOST = 200, 10


@pytest.fixture(scope="module")
def wordpress() -> Iterator[WordPress]:
    need_wordpress(THEMES)
    with WordPress(home="http://inherne.net", count=COUNT, seed=31) as site:
        site.use_theme(THEMES[0])
        yield site


def test_an_hour_of_changes(wordpress: WordPress, tmp_path: Path) -> None:
    archive = tmp_path / "herne.db"
    assert crawl_site(wordpress, archive).exit_code == 0
    count = query(archive, "SELECT count(*) FROM articles")
    quiet = crawl_site(wordpress, archive)
    assert (quiet.exit_code, len(quiet.requests) <= 3) == (0, True), quiet.requests
    changed = {name: canonical_url(url) for name, url in wordpress.change().items()}

    first = crawl_site(wordpress, archive)
    assert (first.exit_code, len(first.requests) <= MOST) == (0, True), first.requests
    urls = {url: (number, gone) for number, url, gone in query(archive, "SELECT id, url, gone_since FROM articles")}
    assert {changed["new"], changed["edited"], changed["renamed"]} <= urls.keys()
    assert changed["was"] not in urls
    former = query(archive, f"SELECT article_id FROM identifiers WHERE id = '{changed['was']}'")
    assert former == [(urls[changed["renamed"]][0],)]
    (edited,) = query(archive, f"SELECT body FROM articles WHERE url = '{changed['edited']}'")
    assert "Nachtrag der Redaktion" in edited[0]
    versions = "SELECT count(*) FROM versions JOIN articles a ON a.id = article_id WHERE url = '{}'"
    assert query(archive, versions.format(changed["edited"])) == [(2,)]
    assert urls[changed["trashed"]][1] is None

    second = crawl_site(wordpress, archive)
    assert (second.exit_code, len(second.requests) <= MOST) == (0, True), second.requests
    (gone,) = query(archive, f"SELECT gone_since FROM articles WHERE url = '{changed['trashed']}'")
    assert gone[0] is not None
    assert query(archive, "SELECT count(*) FROM articles") == [(count[0][0] + 1,)]
    third = crawl_site(wordpress, archive)
    assert (third.exit_code, len(third.requests) <= 3) == (0, True), third.requests
