"""Articles that mean harm, in a real Chromium: nothing of them runs, nothing asks anyone, nothing turns the page around."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from herne_news.browse.addresses import segment
from tests.browse.safety.hostile import CALL, TEXTS, fill
from tests.real.browser import Watch, open_page
from tests.real.reading import ARTEFACTS, served
from tests.real.requirements import need_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page

PAGES = (
    "/",
    "/artikel",
    "/kalender",
    "/kalender/2020",
    "/kalender/2020/5",
    "/kalender/2020/5/3",
    "/an-diesem-tag/5/3",
    "/rubriken",
    "/autoren",
    "/fotografen",
    "/ausgaben",
    "/ueber",
    "/zustand",
    "/suche",
    "/herne",
    "/herne/articles",
    "/herne/articles_unique",
    "/herne/images",
    "/herne/versions",
    "/herne/identifiers",
    "/herne/sightings",
    "/herne/categories",
    "/herne/authors",
    "/herne/tags",
    "/herne/fotografen",
    "/herne/neueste",
    "/herne/suche?suche=script",
    "/herne/article_authors",
)
#: Whether the first letter of an element's text stands left of the last one.
RUNS_RIGHT = """
element => {
  const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  const at = index => { const range = document.createRange(); range.setStart(text, index); range.setEnd(text, index + 1);
    return range.getBoundingClientRect().left; };
  return at(0) < at(text.data.length - 1);
}
"""


@dataclass
class Trap:
    """What has run that must not: calls of the function that the articles name, and dialogs."""

    calls: list[Any] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def called(self, _source: object, *arguments: object) -> None:
        self.calls.append(arguments)

    def dialog(self, dialog: Dialog) -> None:
        self.dialogs.append(dialog.message)
        dialog.dismiss()


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    need_chromium()
    path = tmp_path_factory.mktemp("hostile") / "boese.db"
    return path, sorted(fill(path))


@pytest.fixture(scope="module")
def site(numbers: tuple[Path, list[int]]) -> Iterator[str]:
    with served(numbers[0], "--public") as address:
        yield address


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Watch, Trap]]:
    with open_page(need_chromium(), tmp_path_factory.mktemp("profile")) as (page, watch):
        trap = Trap()
        page.context.expose_binding("zugriff", trap.called)
        page.on("dialog", trap.dialog)
        yield page, watch, trap


def visit(page: Page, address: str) -> None:
    """Open a page and do what a reader does without looking: move over everything, and go through all that takes the focus."""
    page.goto(address)
    page.evaluate(
        "for (const e of document.querySelectorAll('body *')) e.dispatchEvent(new MouseEvent('mouseover', {bubbles: true}))"
    )
    for _ in range(5):
        page.keyboard.press("Tab")


def test_the_trap_springs(chromium: tuple[Page, Watch, Trap]) -> None:
    page, watch, trap = chromium
    page.goto("about:blank")
    page.set_content(f"<p>{TEXTS[0]}<a href='{TEXTS[6]}' id=x>{TEXTS[1]}</a><script>alert(2)</script>")
    page.locator("#x").click()
    page.wait_for_timeout(200)
    assert len(trap.calls) >= 2
    assert trap.dialogs == ["2"]
    trap.calls.clear()
    trap.dialogs.clear()
    watch.complaints.clear()
    watch.hosts.clear()


def test_nothing_runs(chromium: tuple[Page, Watch, Trap], site: str, numbers: tuple[Path, list[int]]) -> None:
    page, watch, trap = chromium
    own = [
        f"{place}/{number}{rest}"
        for number in numbers[1]
        for place, rest in (("/artikel", ""), ("/artikel", "/verlauf"), ("/herne/articles", ""))
    ]
    named = [
        f"{place}/{segment(text)}"
        for text in TEXTS
        if len(text) < 100
        for place in ("/rubriken", "/autoren", "/fotografen")
    ]
    for path in (*PAGES, *own, *named):
        visit(page, site + path)
        wrong = [
            complaint
            for complaint in watch.complaints
            if not complaint.startswith("404 ") and "404 (Not Found)" not in complaint
        ]
        assert (path, wrong, trap.calls, trap.dialogs) == (path, [], [], [])
        watch.complaints.clear()
    assert watch.hosts == {"127.0.0.1"}


def test_hostile_queries_run_nothing(chromium: tuple[Page, Watch, Trap], site: str) -> None:
    page, watch, trap = chromium
    for text in TEXTS:
        page.goto(f"{site}/")
        page.locator("input[name=q]").first.fill(text.replace("\x00", ""))
        page.locator("input[name=q]").first.press("Enter")
        page.wait_for_url("**/suche?**")
        assert (text, watch.complaints, trap.calls, trap.dialogs) == (text, [], [], [])


def test_marks_of_direction_stay_where_they_are(chromium: tuple[Page, Watch, Trap], site: str) -> None:
    page, _, _ = chromium
    for path in ("/artikel", f"/suche?q={segment('gnp.exe')}", "/kalender/2020/5", "/"):
        page.goto(site + path)
        times = page.locator("main time").all()
        assert times
        assert all(time.evaluate(RUNS_RIGHT) for time in times), path
        assert all(link.evaluate(RUNS_RIGHT) for link in page.locator("footer a").all())
    ARTEFACTS.mkdir(exist_ok=True)
    page.goto(f"{site}/artikel")
    page.screenshot(path=ARTEFACTS / "hostile.png")


@pytest.mark.parametrize("path", ["/", "/artikel/1", "/herne/articles"])
def test_the_policy_stops_what_would_run(chromium: tuple[Page, Watch, Trap], site: str, path: str) -> None:
    page, watch, trap = chromium
    page.goto(site + path)
    page.evaluate(f"const s = document.createElement('script'); s.textContent = '{CALL}'; document.body.append(s)")
    with page.expect_event("requestfailed") as failed:
        page.evaluate(
            "const i = document.createElement('img'); i.src = 'https://evil.example/x'; document.body.append(i)"
        )
    assert failed.value.failure == "csp"
    assert sum("Content Security Policy" in complaint for complaint in watch.complaints) >= 2
    assert trap.calls == []
    watch.complaints.clear()
