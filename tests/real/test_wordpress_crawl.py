"""`herne-news crawl` against a real WordPress: what REST promises is stored, field by field, and nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.real.commands import crawl_site
from tests.real.conftest import THEMES, Crawled
from tests.real.post import Post
from tests.real.rest import expected_posts
from tests.real.stored import query, stored_posts
from tests.real.wordpress.site import WordPress

FIELDS = ("title", "date", "published", "categories", "tags", "captions")
NO_AUTHORS = {"Jördis Groß", "Stadtarchiv Kanalstadt", "Pressebüro", "Redaktion", "admin"}


def differences(expected: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return what differs, address by address: (expected, stored)."""
    return {
        url: (expected.get(url), stored.get(url))
        for url in sorted(expected.keys() | stored.keys())
        if expected.get(url) != stored.get(url)
    }


def missing_text(expected: Mapping[str, Post], stored: Mapping[str, Post]) -> dict[str, str]:
    """Return the first paragraph of each post that its body lacks or has in another place."""
    missing = {}
    for url, post in expected.items():
        rest = "".join(stored[url].text) if url in stored else ""
        for paragraph in post.text:
            _, found, rest = rest.partition(paragraph)
            if not found:
                missing[url] = paragraph
                break
    return missing


def test_exit_code(crawled: Crawled) -> None:
    assert crawled.crawl.exit_code == 0, crawled.crawl.output


def test_the_posts_that_rest_counts_and_nothing_else(crawled: Crawled) -> None:
    assert sorted(crawled.stored) == sorted(crawled.expected)


@pytest.mark.parametrize("field", FIELDS)
def test_field(crawled: Crawled, field: str) -> None:
    expected = {url: getattr(post, field) for url, post in crawled.expected.items()}
    stored = {url: getattr(post, field) for url, post in crawled.stored.items()}
    assert differences(expected, stored) == {}


def test_body_holds_every_paragraph_in_order(crawled: Crawled) -> None:
    assert missing_text(crawled.expected, crawled.stored) == {}


def test_no_caption_in_a_body(crawled: Crawled) -> None:
    doubled = {
        url: picture.text
        for url, post in crawled.stored.items()
        for picture in post.captions
        if picture.text and any(picture.text in text for text in post.text)
    }
    assert doubled == {}


def test_parts_are_one_article(crawled: Crawled) -> None:
    assert not [url for url in crawled.stored if url.endswith(("/2/", "/3/"))]
    for slug, parts in (("chronik-in-drei-teilen", 3), ("zwei-teile-aus-bloecken", 2)):
        url = f"https://inherne.net/{slug}/"
        asked = [line for line in crawled.crawl.requests if line.startswith(f"GET /{slug}/")]
        # The block theme shows no links to the parts, so that the end is found by asking for one too many.
        surplus = crawled.theme == "twentytwentythree"
        assert parts <= len(asked) == len(set(asked)) <= parts + surplus
        assert crawled.stored[url].text


def test_no_photographer_or_account_is_an_author(crawled: Crawled) -> None:
    authors = {name for (name,) in query(crawled.archive, "SELECT name FROM authors")}
    assert authors
    assert not authors & NO_AUTHORS


def test_the_password_post_is_left_out_for_that_reason(crawled: Crawled) -> None:
    url = "https://inherne.net/nur-fuer-mitglieder-protokoll/"
    assert query(crawled.archive, f"SELECT DISTINCT reason FROM skips WHERE url = '{url}'") == [("password",)]


def test_a_second_crawl_finds_nothing_new(crawled: Crawled) -> None:
    state = "SELECT url, content_hash, first_seen, last_changed FROM articles ORDER BY url"
    before, versions = query(crawled.archive, state), query(crawled.archive, "SELECT count(*) FROM versions")
    again = crawl_site(crawled.site, crawled.archive)
    assert again.exit_code == 0, again.output
    assert query(crawled.archive, state) == before
    assert query(crawled.archive, "SELECT count(*) FROM versions") == versions
    assert query(crawled.archive, "SELECT new, changed FROM runs ORDER BY id DESC LIMIT 1") == [(0, 0)]
    assert len(again.requests) < len(crawled.crawl.requests) / 5


@pytest.mark.parametrize(
    ("wordpress", "ways"),
    [(20, ("rest",)), (7, ("rest", "sitemap")), (20, ("rest", "sitemap", "feed"))],
    ids=["rest", "rest+sitemap", "rest+sitemap+feed"],
    indirect=["wordpress"],
)
def test_closed_ways_give_the_same_archive(wordpress: WordPress, tmp_path: Path, ways: tuple[str, ...]) -> None:
    wordpress.use_theme(THEMES[0])
    expected = expected_posts(wordpress, THEMES[0])
    with wordpress.closed(*ways):
        crawl = crawl_site(wordpress, tmp_path / "herne.db")
    assert crawl.exit_code == 0, crawl.output
    stored = stored_posts(tmp_path / "herne.db")
    assert differences(_without_text(expected), _without_text(stored)) == {}
    assert missing_text(expected, stored) == {}


def _without_text(posts: Mapping[str, Post]) -> dict[str, Post]:
    return {url: replace(post, text=()) for url, post in posts.items()}
