"""A reader's ways through the public site: each page opened in Chromium, read, looked at in light, dark, narrow and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from tests.real.browser import Watch, open_page
from tests.real.reading import DESK, PHONE, demo_archive, focused, off_the_line, photograph, press_until, served
from tests.real.requirements import need_chromium
from tests.real.stored import query

if TYPE_CHECKING:
    from playwright.sync_api import Page

ARTICLES = 120


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    need_chromium()
    return demo_archive(tmp_path_factory.mktemp("reader") / "demo.db", ARTICLES)


@pytest.fixture(scope="module")
def site(archive: Path) -> Iterator[str]:
    with served(archive, "--public") as address:
        yield address


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Watch]]:
    with open_page(need_chromium(), tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def page(chromium: tuple[Page, Watch], site: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The start page; what a test leaves open is photographed and must be sound, quiet, and have stayed on this machine."""
    page, watch = chromium
    page.goto(f"{site}/")
    yield page
    faults = photograph(page, request.node.name.removeprefix("test_"))
    complaints, hosts = watch.complaints.copy(), watch.hosts.copy()
    watch.complaints.clear()
    watch.hosts.clear()
    assert faults == []
    assert complaints == []
    assert hosts == {"127.0.0.1"}


def headline(page: Page) -> str:
    words: str = page.locator("h1").inner_text()
    return words


def frequent(archive: Path) -> str:
    """Return the word that most articles have: the list of them has several pages."""
    bodies = [str(body) for (body,) in query(archive, "SELECT body FROM articles WHERE body IS NOT NULL")]
    words: set[str] = {word for body in bodies for word in re.findall(r"\b[A-ZÄÖÜ][a-zäöüß]{5,}\b", body)}
    return max(words, key=lambda word: (sum(word in body for body in bodies), word))


def search_for(page: Page, words: str) -> None:
    page.locator("input[name=q]").first.fill(words)
    page.locator("input[name=q]").first.press("Enter")
    page.wait_for_url("**/suche?**")


def number_of(page: Page, selector: str) -> int:
    """Return the first number of a text, its thousands parted by points."""
    return int(re.findall(r"\d[\d.]*", page.locator(selector).first.inner_text())[0].replace(".", ""))


def test_start(page: Page, archive: Path) -> None:
    newest = query(
        archive,
        "SELECT id FROM articles WHERE date IS NOT NULL AND duplicate_of IS NULL ORDER BY date DESC, id DESC LIMIT 1",
    )
    assert page.locator(f"main a[href='/artikel/{newest[0][0]}']").count() > 0
    assert page.locator("svg").count() > 0
    assert page.locator("html").get_attribute("lang") == "de"


def test_search(page: Page, archive: Path) -> None:
    search_for(page, frequent(archive))
    assert number_of(page, "main h2") > 20
    assert page.locator("article.item").count() == 20
    assert page.locator("mark").count() >= 10


def test_facet(page: Page, archive: Path) -> None:
    search_for(page, frequent(archive))
    before = number_of(page, "main h2")
    page.locator("a[href*='quelle=inherne']").first.click()
    page.wait_for_url("**quelle=inherne**")
    assert 0 < number_of(page, "main h2") < before
    numbers = [str(link.get_attribute("href")).rsplit("/", 1)[1] for link in page.locator("article.item h3 a").all()]
    sources = query(archive, f"SELECT DISTINCT source FROM articles WHERE id IN ({', '.join(numbers)})")
    assert sources == [("inherne",)]


def test_page_of_results(page: Page, archive: Path) -> None:
    search_for(page, frequent(archive))
    first = {link.get_attribute("href") for link in page.locator("article.item h3 a").all()}
    page.locator("nav.paging a[rel~=next]").click()
    page.wait_for_url("**seite=2**")
    second = {link.get_attribute("href") for link in page.locator("article.item h3 a").all()}
    assert second
    assert not first & second


def test_nothing_found(page: Page) -> None:
    search_for(page, "Quastenflosserbrühwürfel")
    assert page.locator("article.item").count() == 0


def test_article(page: Page, archive: Path) -> None:
    ((number, url, title, body),) = query(
        archive,
        "SELECT id, url, title, body FROM articles WHERE source = 'inherne' AND title IS NOT NULL AND duplicate_of IS NULL"
        " AND id IN (SELECT article_id FROM images WHERE credit IS NOT NULL) ORDER BY length(body) DESC LIMIT 1",
    )
    page.goto(page.url.rstrip("/") + f"/artikel/{number}")
    assert headline(page) == " ".join(title.split())
    assert page.locator(f"a[href='{url}']").count() > 0
    shown = " ".join(page.locator("article").first.inner_text().split())
    for line in filter(None, re.split(r"\n| \| ", body)):
        assert " ".join(line.removeprefix("## ").removeprefix("- ").split()) in shown
    assert page.locator("script[type='application/ld+json']").count() == 1
    assert page.locator("img").count() == 0


def test_history(page: Page, archive: Path) -> None:
    ((number,),) = query(archive, "SELECT article_id FROM versions GROUP BY 1 HAVING count(*) = 3")
    page.goto(page.url.rstrip("/") + f"/artikel/{number}")
    page.locator(f"a[href='/artikel/{number}/verlauf']").first.click()
    page.wait_for_url("**/verlauf")
    assert "anderer" in " ".join(page.locator("ins").all_inner_texts())
    assert page.locator("del").count() > 0


def test_month(page: Page, archive: Path) -> None:
    month, count = query(
        archive,
        "SELECT substr(date, 1, 7), count(*) FROM articles WHERE duplicate_of IS NULL AND date IS NOT NULL"
        " GROUP BY 1 ORDER BY 2 DESC, 1",
    )[0]
    year, number = month.split("-")
    page.locator("header a[href='/kalender']").click()
    page.locator(f"main a[href='/kalender/{year}/{int(number)}']").first.click()
    page.wait_for_url(f"**/kalender/{year}/{int(number)}")
    assert year in headline(page)
    assert str(count) in page.locator("main").inner_text()


def test_photographer(page: Page, archive: Path) -> None:
    ((credit, caption),) = query(
        archive,
        "SELECT credit, max(caption) FROM images WHERE credit IS NOT NULL AND caption IS NOT NULL"
        " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1",
    )
    page.locator("header a[href='/fotografen']").click()
    page.locator("main a", has_text=credit).first.click()
    page.wait_for_url("**/fotografen/**")
    assert credit in headline(page)
    assert unquote(page.url).endswith(credit)
    assert " ".join(caption.split()) in " ".join(page.locator("main").inner_text().split())


def test_health(page: Page, archive: Path) -> None:
    page.locator("footer a[href='/zustand']").click()
    page.wait_for_url("**/zustand")
    runs = page.locator("[aria-labelledby=laeufe] tbody tr")
    assert [(runs.count(),)] == query(archive, "SELECT count(*) FROM runs")
    assert page.locator("[aria-labelledby=felder] tbody tr").count() > 0
    assert page.evaluate(
        "[...document.querySelectorAll('.wide')].every(table => table.scrollWidth <= table.clientWidth)"
    )
    gone = page.locator("main a[href^='/artikel/']")
    assert [(gone.count(),)] == query(archive, "SELECT count(*) FROM articles WHERE gone_since IS NOT NULL")


@pytest.mark.parametrize("path", ["/kalender", "/rubriken", "/autoren", "/ausgaben", "/artikel", "/ueber"])
def test_list(page: Page, path: str) -> None:
    page.goto(page.url.rstrip("/") + path)
    assert headline(page)


def test_on_paper_a_search_says_what_was_looked_for(page: Page) -> None:
    search_for(page, "Quastenflosser")
    page.emulate_media(media="print")
    assert page.get_by_text("Quastenflosser", exact=True).is_visible()
    assert not page.locator("details").is_visible()
    page.emulate_media(media="screen")
    assert not page.get_by_text("Quastenflosser", exact=True).is_visible()


def test_what_belongs_together_stands_side_by_side(page: Page) -> None:
    page.set_viewport_size(PHONE)
    field, button = (page.locator(f"form.search {name}").bounding_box() for name in ("input", "button"))
    assert field
    assert button
    assert abs(field["y"] - button["y"]) < 2
    page.set_viewport_size(DESK)
    for place in ("/", "/fotografen"):
        page.goto(page.url.rstrip("/") + place)
        assert off_the_line(page) < 1.5


def test_keyboard_alone(page: Page, archive: Path) -> None:
    page.keyboard.press("Tab")
    assert focused(page) == "#inhalt"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhalt"
    page.reload()
    press_until(page, "q")
    page.keyboard.type(frequent(archive))
    page.keyboard.press("Enter")
    page.wait_for_url("**/suche?**")
    press_until(page, "/artikel/")
    target = focused(page)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{target}")
    assert headline(page)


def test_datasettes_own_pages_are_quiet(page: Page, site: str) -> None:
    for path in (
        "/herne",
        "/herne/articles",
        "/herne/articles?_size=5&source=inherne",
        "/herne/authors",
        "/herne/jahre",
        "/herne/runs/1",
    ):
        page.goto(site + path)
    page.goto(f"{site}/ueber")


def test_no_script_is_needed(page: Page, site: str) -> None:
    for path in ("/", "/suche?q=Herne", "/artikel", "/kalender", "/zustand"):
        page.goto(site + path)
        assert page.locator("script:not([type='application/ld+json'])").count() == 0
