"""Whatever an article says, its pages show it as text, stay sound, and say all of it."""

import asyncio
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herne_news.browse.config import DATABASE
from herne_news.browse.site import datasette_for
from herne_news.items import Article, Caption
from herne_news.store.archive import Archive
from tests.browse.asking import get, get_all, text, tree
from tests.browse.checking import faults
from tests.store.records import entry, store, story

EVIL = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'onmouseover='alert(1)",
    "javascript:alert(1)",
    "</title><style>*{display:none}</style>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnp.exe\u202c",
    "\u2066\u2067\u2068",
    "&lt;b&gt;",
    "a\n\n## b\n\n- c | d",
    "{name}",
    "~2F~7E",
    "..",
]
PIECES = st.sampled_from(EVIL) | st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)
WORDS = st.lists(PIECES, min_size=1, max_size=3).map("".join)
ADDRESSES = st.sampled_from(
    [
        "javascript:alert(1)",
        "data:text/html,<script>",
        "https://inherne.net/<b>",
        "//evil.example",
        "HTTPS://a.example/",
    ]
)


def records() -> st.SearchStrategy[Article]:
    """Return articles of any words in all their fields."""
    maybe = st.none() | WORDS
    captions = st.builds(
        Caption, position=st.just(1), text=maybe, credit=maybe, image_url=st.none() | ADDRESSES, alt=maybe
    )
    return st.builds(
        story,
        st.just(1),
        title=maybe,
        kicker=maybe,
        lead=maybe,
        body=maybe,
        published=st.none() | WORDS,
        updated=st.none() | WORDS,
        category=maybe,
        categories=st.lists(WORDS, max_size=2, unique=True).map(tuple),
        tags=st.lists(WORDS, max_size=2, unique=True).map(tuple),
        authors=st.lists(WORDS, max_size=2, unique=True).map(tuple),
        captions=st.lists(captions, max_size=1).map(tuple),
        evidence=st.dictionaries(WORDS, WORDS, max_size=2),
    )


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(records(), records()), min_size=1, max_size=6))
def test_any_article_is_shown_and_does_nothing(tmp_path: Path, versions: list[tuple[Article, Article]]) -> None:
    path = tmp_path / "a.db"
    for file in tmp_path.glob("a.db*"):
        file.unlink()
    urls = [f"https://inherne.net/{n}/" for n in range(len(versions))]
    with Archive.open(path) as archive:
        for day in (1, 2):
            written = [replace(both[day - 1], url=url) for both, url in zip(versions, urls, strict=True)]
            store(archive, *(entry(article, day) for article in written))
    reading = [f"/artikel/{n}" for n in range(1, len(urls) + 1)]
    pages = ["/", "/artikel", "/rubriken", "/autoren", "/fotografen", "/kalender", *(f"{r}/verlauf" for r in reading)]
    shown = dict(zip([*reading, *pages], map(tree, get_all(path, [*reading, *pages])), strict=True))
    named = sorted({link for page in shown.values() for link in links(page)})
    shown |= dict(zip(named, map(tree, get_all(path, named)), strict=True))
    assert {address: faults(page) for address, page in shown.items()} == {address: [] for address in shown}
    for address, (_, latest) in zip(reading, versions, strict=True):
        assert_says(shown[address], latest)


def links(page: lxml.html.HtmlElement) -> Iterator[str]:
    """Yield the links to pages of names, whose addresses come from the article."""
    for link in page.iter("a"):
        href = str(link.get("href"))
        if re.match("/(rubriken|autoren|fotografen)/", href):
            yield href


def assert_says(page: lxml.html.HtmlElement, article: Article) -> None:
    """Assert that a page shows every word of an article's text."""
    shown = " ".join(page.text_content().split())
    for block in (article.body or "").split("\n\n"):
        for line in block.split("\n"):
            for cell in re.sub("^(## |- )", "", line).split(" | "):
                assert " ".join(cell.split()) in shown
    assert " ".join((article.title or "").split()) in shown


def test_links_of_an_article_lead_to_pages_that_exist(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    names = tuple(dict.fromkeys([*EVIL, "/", "a/b", "?", "#", "%", "%2F", ".", "\\", "ä ö", "x" * 500]))
    with Archive.open(path) as archive:
        store(archive, entry(story(1, authors=names, category=names[0], categories=names, captions=())))
    page = tree(get(path, "/artikel/1"))
    found = sorted(set(links(page)))
    assert len(found) > 2 * (len(names) - 3)
    answers = get_all(path, found)
    assert {link: answer.status_code for link, answer in zip(found, answers, strict=True)} == dict.fromkeys(found, 200)
    assert {text(tree(answer).cssselect("h1 bdi")[0]) for answer in answers} == {
        " ".join(name.split()) for name in names if len(name) <= 200
    }


def test_titles_and_texts_of_a_megabyte(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    long = "Wort " * 200_000
    article = story(
        1, title=long, kicker=long, authors=(long,), category=long, categories=(long,), body=f"{long}\n\n{long}"
    )
    with Archive.open(path) as archive:
        store(archive, entry(article), entry(story(1, title=long + "!", body=f"{long}anders\n\n{long}"), 2))
    pages = ["/", "/artikel", "/artikel/1", "/artikel/1/verlauf", "/rubriken", "/kalender/2020", "/kalender/2020/5"]
    answers = dict(zip(pages, get_all(path, pages), strict=True))
    assert {page: answer.status_code for page, answer in answers.items()} == dict.fromkeys(pages, 200)
    for page in set(pages) - {"/artikel/1", "/artikel/1/verlauf"}:
        assert len(answers[page].text) < 40_000, page
    assert len(tree(answers["/artikel/1"]).cssselect("title")[0].text_content()) < 200
    assert answers["/artikel/1"].text.count("Wort") > 600_000


def test_directions_stay_inside(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive.open(path) as archive:
        store(archive, entry(story(1, title="\u202eabc", authors=("\u202edef",))))
    for address in ("/", "/artikel", "/artikel/1"):
        page = tree(get(path, address))
        assert "\u202e" not in (page.cssselect("title")[0].text or "")
        for element in page.cssselect("body *"):
            if "\u202e" in (element.text or ""):
                assert element.tag == "bdi" or element.get("dir") == "auto"


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_empty_archive(tmp_path: Path, language: str) -> None:
    path = tmp_path / "a.db"
    Archive.open(path).close()
    pages = [
        "/",
        "/artikel",
        "/kalender",
        "/kalender/ohne-datum",
        "/rubriken",
        "/autoren",
        "/fotografen",
        "/ausgaben",
        "/an-diesem-tag/2/29",
    ]
    for page, answer in zip(pages, get_all(path, pages, language), strict=True):
        assert answer.status_code == 200, page
        assert faults(tree(answer)) == [], page
    assert get(path, "/artikel/1").status_code == 404


def test_an_archive_that_takes_too_long(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive.open(path) as archive:
        store(archive, *(entry(story(n)) for n in range(50)))

    async def ask() -> tuple[int, str]:
        site = datasette_for(path)
        site._settings["sql_time_limit_ms"] = 0
        await site.invoke_startup()
        answer = await site.client.get("/artikel")
        site.databases[DATABASE].close()
        return answer.status_code, answer.text

    status, page = asyncio.run(ask())
    assert status == 503
    assert "Das dauert zu lange" in page
