"""What every page of ours has in common, and the pages that say what went wrong."""

import re
from pathlib import Path

import pytest
from datasette.app import Datasette

from herne_news.browse.config import DATABASE, config_dir
from herne_news.browse.pages import PAGES
from herne_news.browse.site import datasette_for
from tests.browse.asking import ask, get, text, tree
from tests.browse.checking import inner_links

DOCUMENT = Path(__file__).parents[2] / "docs" / "browsing.md"


@pytest.mark.parametrize(
    ("wanted", "language", "heading"),
    [(None, "de", "Über dieses Archiv"), ("en-GB,en;q=0.9,de;q=0.5", "en", "About this archive")],
)
def test_a_page_in_the_readers_language(filled: Path, wanted: str | None, language: str, heading: str) -> None:
    answer = get(filled, "/ueber", wanted)
    assert answer.status_code == 200
    assert answer.headers["content-language"] == language
    assert "Accept-Language" in answer.headers["vary"]
    page = tree(answer)
    assert page.get("lang") == language
    assert [text(found) for found in page.cssselect("h1")] == [heading]
    assert page.cssselect("body > :first-child")[0].get("href") == "#inhalt"
    assert page.cssselect("main#inhalt")
    assert page.cssselect("label[for=q]")
    assert page.cssselect("form[role=search] input[name=q][type=search]")


@pytest.mark.parametrize("path", ["/gibt-es-nicht", "/herne/gibt-es-nicht", "/herne/articles/4711"])
def test_an_address_that_does_not_exist(filled: Path, path: str) -> None:
    answer = get(filled, path)
    assert answer.status_code == 404
    assert text(tree(answer).cssselect("h1")[0]) == "Seite nicht gefunden"
    assert get(filled, path, "en").status_code == 404
    assert text(tree(get(filled, path, "en")).cssselect("h1")[0]) == "Page not found"


@pytest.mark.parametrize(
    ("path", "place", "current"),
    [
        ("/", "/", "page"),
        ("/kalender", "/kalender", "page"),
        ("/kalender/2020/5", "/kalender", "true"),
        ("/artikel/1/verlauf", "/artikel", "true"),
        ("/autoren/Anja%20Gladisch", "/autoren", "true"),
        ("/suche", None, None),
    ],
)
def test_the_menu_says_where_one_is(filled: Path, path: str, place: str | None, current: str | None) -> None:
    found = tree(get(filled, path)).cssselect("header nav [aria-current]")
    assert [(link.get("href"), link.get("aria-current")) for link in found] == ([(place, current)] if place else [])


def test_programs_get_datasettes_own_404(filled: Path) -> None:
    assert get(filled, "/herne/gibt-es-nicht.json").json()["status"] == 404


def test_pages_stand_without_an_archive() -> None:
    about, css = ask(Datasette(files=[], config_dir=config_dir()), ["/ueber", "/static/reader.css"])
    assert (about.status_code, css.status_code) == (200, 200)


def documented() -> list[str]:
    """Return the addresses in the first column of the page's table."""
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    return [
        address for line in lines if line.startswith("| `/") for address in re.findall(r"`([^`]*)`", line.split("|")[1])
    ]


def test_every_page_is_documented_and_nothing_else() -> None:
    addresses = [page.address for page in PAGES]
    assert sorted(documented()) == sorted(addresses)
    assert len(set(addresses)) == len(addresses)


def test_below_another_address_every_link_stays_there(filled: Path) -> None:
    site = datasette_for(filled)
    site._settings["base_url"] = "/archiv/"
    paths = ["/", "/artikel/1", "/artikel/1/verlauf", "/artikel", "/kalender", "/rubriken", "/fotografen/Stadt%20Herne"]
    pages = [tree(answer) for answer in ask(site, paths)]
    links = {link for page in pages for link in inner_links(page)}
    assert len(links) > 20
    assert {link for link in links if not link.startswith("/archiv/")} == set()
    # The client puts base_url before each path itself.
    answers = ask(site, sorted(link.removeprefix("/archiv") for link in links))
    site.databases[DATABASE].close()
    assert {str(answer.url): answer.status_code for answer in answers if answer.status_code != 200} == {}


def test_a_fault_of_ours_is_said_in_a_page_and_told_in_the_log(
    filled: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("a fault that nobody thought of")

    monkeypatch.setattr("herne_news.browse.pages.article.full_article", fail)
    answer = get(filled, "/artikel/1")
    assert answer.status_code == 500
    assert text(tree(answer).cssselect("h1")[0]) == "Ein Fehler ist passiert"
    assert "nobody thought of" not in answer.text
    assert "a fault that nobody thought of" in capsys.readouterr().err
