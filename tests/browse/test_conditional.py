"""What a client has already is not sent again; what never changes at its address is kept for good."""

from pathlib import Path

import httpx
import pytest

from herne_news.browse.site import datasette_for
from herne_news.store.archive import Archive
from tests.browse.asking import ask, tree
from tests.browse.safety.public import ask_archive
from tests.store.records import entry, store, story

KEPT = "public, max-age=31536000, immutable"


def again(archive: Path, path: str, first: httpx.Response, **headers: str) -> httpx.Response:
    return ask_archive(archive, path, headers={"If-None-Match": f'W/"x", {first.headers["etag"]}', **headers})[0]


@pytest.mark.parametrize(
    "path", ["/", "/artikel/1", "/artikel/1/verlauf", "/kalender/2020", "/suche?q=Fest", "/zustand"]
)
def test_a_page_comes_once(filled: Path, path: str) -> None:
    (first,) = ask_archive(filled, path)
    assert (first.status_code, first.headers["cache-control"]) == (200, "no-cache")
    second = again(filled, path, first)
    assert (second.status_code, second.content) == (304, b"")
    told = ("etag", "cache-control", "vary", "content-security-policy")
    assert {name: second.headers[name] for name in told} == {name: first.headers[name] for name in told}
    assert "Accept-Language" in second.headers["vary"]
    assert again(filled, path, first, **{"Accept-Language": "en"}).status_code == 200
    assert ask_archive(filled, path, headers={"If-None-Match": "*"})[0].status_code == 304


def test_a_page_that_has_changed_comes_again(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive.open(path) as archive:
        store(archive, entry(story(1)))
        (first,) = ask_archive(path, "/artikel/1")
        store(archive, entry(story(1, body="Anders."), 2))
    second = again(path, "/artikel/1", first)
    assert (second.status_code, "Anders." in second.text) == (200, True)


def test_an_error_is_not_kept(filled: Path) -> None:
    (missing,) = ask_archive(filled, "/artikel/99")
    assert missing.status_code == 404
    assert "etag" not in missing.headers


def test_style_and_icon_are_kept_until_they_change(filled: Path) -> None:
    (page,) = ask_archive(filled, "/")
    links = [str(link.get("href")) for link in tree(page).cssselect("link[rel=stylesheet], link[rel=icon]")]
    assert len(links) == 2
    for link in links:
        (found,) = ask_archive(filled, link)
        assert (found.status_code, found.headers["cache-control"]) == (200, KEPT)
        assert "cache-control" not in ask_archive(filled, link.partition("?")[0])[0].headers
    assert KEPT not in ask_archive(filled, "/static/nothing.css?v=1")[0].headers.get("cache-control", "")


def test_the_configuration_of_datasette_alone_has_them_too(filled: Path) -> None:
    (answer,) = ask(datasette_for(filled), ["/static/icon.svg"])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
