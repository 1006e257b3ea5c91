"""Every link of every page leads somewhere, in a whole archive of the sample sites; and every page is sound."""

import re
from pathlib import Path

import pytest

from herne_news.browse.pages import PAGES
from tests.browse.asking import get_all, tree
from tests.browse.checking import faults, inner_links
from tests.commands import run


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.db"
    done = run("demo", "--archive", path, "--articles", "40")
    assert done.code == 0, done.err
    return path


@pytest.mark.parametrize(("language", "besides"), [("de", ()), ("en", ("/herne", "/static"))])
def test_every_page_that_links_lead_to_is_there_and_sound(demo: Path, language: str, besides: tuple[str, ...]) -> None:
    known: set[str] = set()
    waiting = {"/"}
    wrong: dict[str, object] = {}
    while waiting:
        paths = sorted(waiting)
        known |= waiting
        waiting = set()
        for path, answer in zip(paths, get_all(demo, paths, language), strict=True):
            if answer.status_code != 200:
                wrong[path] = answer.status_code
            elif not path.startswith(("/herne", "/static", "/feed")):
                page = tree(answer)
                if found := faults(page):
                    wrong[path] = found
                waiting |= {link for link in inner_links(page) - known if not link.startswith(besides)}
    assert wrong == {}
    visited = {page.address for page in PAGES if any(_fits(page.pattern, path) for path in known)}
    assert {page.address for page in PAGES} - visited <= {
        "/suche",
        "/sitemap.xml",
        "/sitemap/{number}.xml",
    }
    assert len(known) > 150


def _fits(pattern: str, path: str) -> bool:
    return re.match(pattern, path.split("?", maxsplit=1)[0]) is not None
