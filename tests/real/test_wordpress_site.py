"""The site itself is as odd as the crawl's tests assume."""

import http
import re

import pytest

from tests.real.conftest import COUNT, Crawled
from tests.real.rest import canonical
from tests.real.wordpress.site import WordPress

#: Oddities that are published and open; the other ones are not to be found or are no posts.
HIDDEN = {"password", "draft", "pending", "private", "future", "trash", "parent_page", "child_page", "imprint"}


def _permalink(site: WordPress, key: str) -> str:
    return site.get(f"/?p={site.odd[key]}").headers["location"]


def test_rest_promises_each_open_post(crawled: Crawled) -> None:
    open_oddities = set(crawled.site.odd) - HIDDEN
    assert len(crawled.expected) == COUNT + len(open_oddities)
    assert {canonical(_permalink(crawled.site, key)) for key in open_oddities} <= set(crawled.expected)


def test_rest_promises_every_kind_of_field(crawled: Crawled) -> None:
    posts = crawled.expected.values()
    assert sum(post.title is None for post in posts) == 1
    assert sum(len(post.captions) > 1 for post in posts) > COUNT / 10
    assert {picture.text is None for post in posts for picture in post.captions} == {True, False}
    assert {"Ausgabe 2021/1", "Bauen & Verkehr", "Eishockey", "Allgemein"} <= {
        c for post in posts for c in post.categories
    }
    assert max(len(post.categories) for post in posts) == 4
    assert sum(bool(post.tags) for post in posts) > COUNT / 5
    assert all(len("".join(post.text)) > 60 for post in posts if post.title != "Bilder vom Schleusenfest")


def test_the_page_shows_the_featured_caption_as_expected(crawled: Crawled) -> None:
    page = crawled.site.get(re.sub(r"^https?://[^/]+", "", _permalink(crawled.site, "both_editors"))).body.decode()
    first = crawled.expected["https://inherne.net/alles-in-einem-beitrag/"].captions[0]
    assert (f"{first.text}" in page.split("entry-content")[0]) == (crawled.theme == "twentytwentyone")


def test_wordpress_guesses(wordpress: WordPress) -> None:
    answer = wordpress.get("/verweise-ins-leere/amp/")
    assert answer.status == http.HTTPStatus.MOVED_PERMANENTLY
    assert answer.headers["location"].endswith("/amphitheater-am-kanal-geplant/")


@pytest.mark.parametrize(
    ("way", "path"),
    [
        ("rest", "/wp-json/wp/v2/posts"),
        ("rest", "/?rest_route=/wp/v2/posts"),
        ("sitemap", "/wp-sitemap.xml"),
        ("feed", "/feed/"),
    ],
)
def test_a_closed_way_is_closed_and_opens_again(wordpress: WordPress, way: str, path: str) -> None:
    assert wordpress.get(path).status == http.HTTPStatus.OK
    with wordpress.closed(way):
        assert wordpress.get(path).status in {http.HTTPStatus.FORBIDDEN, http.HTTPStatus.NOT_FOUND}
        assert wordpress.get("/").status == http.HTTPStatus.OK
    assert wordpress.get(path).status == http.HTTPStatus.OK
