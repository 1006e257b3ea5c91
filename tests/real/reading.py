"""A reader's Chromium on a real Datasette: an archive that was crawled from the sample sites, and what is asked of each page."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from herne_news.items import Article, Refusal
from herne_news.store.archive import Archive
from herne_news.store.entries import Entry, PageRow
from herne_news.store.read import articles
from herne_news.store.runs import RunEnd, end_run, start_run
from herne_news.store.write import save
from tests.real.commands import program
from tests.real.wordpress.processes import answers, free_port, wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page, ViewportSize

ARTEFACTS = Path(__file__).parents[2] / "artefacts"
#: Widths of a desk and of a small phone, in CSS pixels; so wide, too, is a window of 1280 at 400 % (WCAG 2.2, 1.4.10).
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 640}
#: Tabulator presses within which a keyboard reaches anything that a page begins with.
PRESSES = 40
#: How far the number of each name in a list stands off the line of the name, in pixels.
OFF_THE_LINE = """
() => [...document.querySelectorAll(".counted li, .names li")].map(item => {
  const lines = [item.firstElementChild, item.lastElementChild].map(element => {
    const mark = document.createElement("span");
    mark.style.cssText = "display: inline-block; width: 0; height: 0";
    element.prepend(mark);
    const line = mark.getBoundingClientRect().bottom;
    mark.remove();
    return line;
  });
  return Math.abs(lines[0] - lines[1]);
})
"""
#: Faults of axe-core that nobody may meet; the others are hints.
GRAVE = frozenset({"serious", "critical"})


def demo_archive(path: Path, count: int) -> Path:
    """Crawl the sample sites into an archive at `path`; then let one article change twice and another vanish."""
    command = [*program(), "demo", "--articles", str(count), "--archive", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr[-3000:]
    with Archive.open(path) as archive:
        stories = [
            found.article for found in articles(archive, "inherne") if found.article.body and found.article.title
        ][:2]
        changed, vanishing = stories
        for day, body in enumerate(
            (f"{changed.body}\n\nEin Satz kam dazu.", f"{changed.body}\n\nEin anderer Satz kam dazu."), 1
        ):
            visit(archive, changed, day, body=body)
        for day in (1, 2):
            vanish(archive, vanishing, 2 + day)
    return path


def visit(archive: Archive, article: Article, hours: int, body: str) -> None:
    """Store what a crawl so many hours from now would store that finds an article with another text."""
    found = replace(article, body=body)
    entry = Entry(source=article.source, url=str(article.url), seen=later(hours), article=found, parser_version="1")
    run(archive, entry, later(hours), changed=1)


def vanish(archive: Archive, article: Article, hours: int) -> None:
    """Store what a crawl so many hours from now would store whose request for an article is answered by 404."""
    url, seen = str(article.url), later(hours)
    refusal = Refusal(url=url, reason="http-404", detail="expected a page, found 404")
    page = PageRow(status=404)
    entry = Entry(source=article.source, url=url, seen=seen, refusal=refusal, page=page, parser_version="1")
    run(archive, entry, seen, refused=1)


def run(archive: Archive, entry: Entry, moment: str, **counts: Any) -> None:
    number = start_run(archive, [entry.source], moment)
    save(archive, [entry], number)
    end_run(archive, number, RunEnd(ended=moment, outcome="done", exit_code=0, requests=3, **counts))


def later(hours: int) -> str:
    """Return the UTC time so many hours from now."""
    return (datetime.now(UTC) + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextlib.contextmanager
def served(archive: Path, *options: str) -> Iterator[str]:
    """Serve an archive by `herne-news browse` for the block; yield its address without a slash at the end."""
    port = free_port()
    command = [*program(), "browse", "--archive", str(archive), "--port", str(port), *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_until(lambda: answers(port), "herne-news browse to answer")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


@dataclass(frozen=True, slots=True)
class Look:
    """A way to look at a page: how wide, light or dark, on a screen or on paper."""

    name: str
    size: ViewportSize
    is_dark: bool = False


LOOKS = (
    Look("hell", DESK),
    Look("dunkel", DESK, is_dark=True),
    Look("320", PHONE),
    Look("320-dunkel", PHONE, is_dark=True),
)


def photograph(page: Page, test: str) -> list[str]:
    """Look at the page in every way, keep a picture of each, and return what axe-core and a ruler find wrong."""
    ARTEFACTS.mkdir(exist_ok=True)
    name = re.sub(r"\W+", "-", test).strip("-")
    wrong: list[str] = []
    for look in LOOKS:
        page.set_viewport_size(look.size)
        page.emulate_media(color_scheme="dark" if look.is_dark else "light")
        page.screenshot(path=ARTEFACTS / f"{name}-{look.name}.png", full_page=True)
        wrong += [f"{look.name}: {fault}" for fault in [*axe_faults(page), *overflow(page)]]
    page.emulate_media(color_scheme="light", media="print")
    page.screenshot(path=ARTEFACTS / f"{name}-papier.png", full_page=True)
    page.emulate_media(media="screen")
    page.set_viewport_size(DESK)
    return wrong


def axe_faults(page: Page) -> list[str]:
    """Return the serious and critical faults that axe-core finds, with the elements that have them."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    results = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['impact']} {fault['id']}: {json.dumps([node['html'][:160] for node in fault['nodes'][:3]], ensure_ascii=False)}"
        for fault in results["violations"]
        if fault["impact"] in GRAVE
    ]


def overflow(page: Page) -> list[str]:
    """Say whether the page is wider than the window: then a reader would have to move it to and fro."""
    wide, window = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    return [f"expected a page of {window} pixels, found {wide}"] if wide > window else []


def off_the_line(page: Page) -> float:
    """Return how many pixels the number of a name stands off the line of the name, in that item of lists where it is most."""
    return float(max(page.evaluate(OFF_THE_LINE)))


def focused(page: Page) -> str:
    """Return the address of the link that has the focus, or the id of another element, as written."""
    found: str = page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id")
    return found


def press_until(page: Page, wanted: str) -> None:
    """Press the tabulator until the focus is on what is wanted; on its way it must always be to be seen."""
    for _ in range(PRESSES):
        page.keyboard.press("Tab")
        style = page.evaluate("(e => getComputedStyle(e).outlineStyle)(document.activeElement)")
        assert style != "none", focused(page)
        if focused(page) == wanted or (wanted.startswith("/") and focused(page).startswith(wanted)):
            return
    pytest.fail(f"expected the keyboard to reach {wanted} in {PRESSES} presses, found {focused(page)}")
