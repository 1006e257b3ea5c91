"""A reader's way through the archive: a real Chromium on `herne-news browse`, over an archive of the sample sites."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.real.browser import Watch, open_page
from tests.real.commands import program
from tests.real.requirements import need_chromium
from tests.real.stored import query
from tests.real.wordpress.processes import answers, free_port, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARTEFACTS = Path(__file__).parents[2] / "artefacts"
ARTICLES = 40


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of both sample sites."""
    path = tmp_path_factory.mktemp("browse") / "demo.db"
    command = [*program(), "demo", "--articles", str(ARTICLES), "--archive", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=200)
    assert done.returncode == 0, done.stderr[-3000:]
    return path


@pytest.fixture(scope="module")
def site(archive: Path) -> Iterator[str]:
    """The address of a Datasette on the archive."""
    port = free_port()
    command = [*program(), "browse", "--archive", str(archive), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as server:
        try:
            wait_until(lambda: answers(port), "herne-news browse to answer")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.communicate(timeout=20)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Watch]]:
    """One page of a Chromium that is new to the site."""
    with open_page(need_chromium(), tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def page(chromium: tuple[Page, Watch], site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page at the table of articles; afterwards it is photographed, and must have been quiet and stayed at home."""
    page, watch = chromium
    page.goto(f"{site}/herne/articles")
    yield page
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{request.node.name}.png")
    complaints, hosts = watch.complaints.copy(), watch.hosts.copy()
    watch.complaints.clear()
    watch.hosts.clear()
    assert complaints == []
    assert hosts == {"127.0.0.1"}


def _rows(page: Page) -> int:
    """Return the number of rows that the table's heading names."""
    heading: str = page.locator("h3", has_text="row").first.inner_text()
    return int(heading.split(maxsplit=1)[0].replace(",", ""))


def _cells(page: Page, column: str) -> list[str]:
    texts: list[str] = page.locator(f"table.rows-and-columns tbody td.col-{column}").all_inner_texts()
    return texts


def test_index(page: Page, site: str) -> None:
    page.goto(f"{site}/")
    page.locator("a[href='/herne']").first.click()
    page.locator("a[href='/herne/articles']").first.click()
    assert page.url.endswith("/herne/articles")


def test_articles(page: Page, archive: Path) -> None:
    newest = [title or "" for (title,) in query(archive, "SELECT title FROM articles ORDER BY date DESC LIMIT 5")]
    assert [(_rows(page),)] == query(archive, "SELECT count(*) FROM articles")
    dates = _cells(page, "date")
    assert len(dates) > 5
    assert dates == sorted(dates, reverse=True)
    assert set(newest) & set(_cells(page, "title"))


def test_facet(page: Page, archive: Path) -> None:
    page.locator("#facet-source").get_by_role("link", name="inherne", exact=True).click()
    assert [(_rows(page),)] == query(archive, "SELECT count(*) FROM articles WHERE source = 'inherne'")
    assert set(_cells(page, "source")) == {"inherne"}


def test_search(page: Page, archive: Path) -> None:
    titles = query(archive, "SELECT id, title FROM articles WHERE title IS NOT NULL")
    words = Counter(word.casefold() for _, title in titles for word in re.findall(r"\w{5,}", title))
    word = min(words, key=lambda word: (words[word], word))
    number = next(number for number, title in titles if word in title.casefold())
    page.get_by_label("Search:").fill(word.upper())
    page.get_by_label("Search:").press("Enter")
    page.wait_for_url("**_search=**")
    assert 0 < _rows(page) < query(archive, "SELECT count(*) FROM articles")[0][0]
    assert str(number) in _cells(page, "id")


def test_row(page: Page, archive: Path) -> None:
    number = _cells(page, "id")[0]
    page.locator(f"a[href='/herne/articles/{number}']").first.click()
    ((url, title, body),) = query(archive, f"SELECT url, title, body FROM articles WHERE id = {int(number)}")
    assert page.locator(f"a[href='{url}']").count() > 0
    assert (title or "") in page.inner_text("body")
    for paragraph in body.split("\n\n"):
        line = paragraph.splitlines()[0]
        assert " ".join(line.removeprefix("## ").removeprefix("- ").split()) in " ".join(
            page.inner_text("body").split()
        )
