"""The ways into the sample magazine: lists, feeds, sitemaps, REST, redirects, and what WordPress answers elsewhere."""

import json
import re

import pytest

from herne_news.replica.inherne import InherneSite
from herne_news.replica.inherne.catalogue import LOCKED_POST
from herne_news.urls import canonical_url
from tests.replica.reading import links_of, locations, text_of

POSTS = "/wp-json/wp/v2/posts"


def all_urls(site: InherneSite) -> set[str]:
    return {article.url or "" for article in site.articles()}


def test_sitemaps_name_every_article_and_what_is_none(magazine: InherneSite) -> None:
    children = locations(magazine.respond("/wp-sitemap.xml").body)
    assert [re.sub(r".*/wp-sitemap-|\.xml", "", child) for child in children] == [
        "posts-post-1", "posts-page-1", "taxonomies-category-1", "users-1",
    ]  # fmt: skip
    posts = magazine.respond(children[0]).body
    assert set(locations(posts)) == all_urls(magazine) | {"https://inherne.net/nur-fuer-mitwirkende/"}
    assert posts.count(b"<lastmod>") == 121
    assert magazine.respond("/wp-sitemap-posts-post-2.xml").status == 404
    redirect = magazine.respond("/sitemap.xml")
    assert (redirect.status, redirect.headers["Location"]) == (302, "https://inherne.net/wp-sitemap.xml")
    assert all(magazine.respond(url).status == 200 for url in locations(magazine.respond(children[1]).body))


def test_lists_lead_to_every_article_under_many_spellings(magazine: InherneSite) -> None:
    found: list[str] = []
    for number in range(1, 14):
        page = magazine.respond(f"/page/{number}/" if number > 1 else "/")
        assert page.status == 200
        found += [link for link in links_of(page.body) if "page" not in link]
    assert magazine.respond("/page/14/").status == 404
    assert all_urls(magazine) <= {canonical_url(link, base="https://inherne.net/") for link in found}
    assert any(link.startswith("http://www.inherne.net/") for link in found)
    assert any("utm_source" in link for link in found)


def test_the_first_page_carries_a_sticky_post(magazine: InherneSite) -> None:
    assert magazine.respond("/").body.count(b'class="et_pb_post') == 11
    assert magazine.respond("/page/2/").body.count(b'class="et_pb_post') == 10


@pytest.mark.parametrize(
    "path", ["/category/gesellschaft/", "/author/redaktion/", "/2019/", "/?s=chor", "/category/gesellschaft/page/2/"]
)
def test_archives_answer(magazine: InherneSite, path: str) -> None:
    assert magazine.respond(path).status == 200


def test_month_archives_hold_the_months_articles(magazine: InherneSite) -> None:
    article = magazine.article(60)
    story = magazine.story(60)
    page = magazine.respond(f"/{story.plan.published.year}/{story.plan.published.month:02d}/")
    assert article.url in {canonical_url(link, base="https://inherne.net/") for link in links_of(page.body)}


def test_tag_archives_hold_their_articles(magazine: InherneSite) -> None:
    tagged = [article for article in magazine.articles() if "Kanal" in article.tags]
    page = magazine.respond("/tag/kanal/")
    shown = {canonical_url(link, base="https://inherne.net/") for link in links_of(page.body)}
    assert {article.url for article in tagged[-10:]} <= shown


def test_feed_is_paged_and_conditional(magazine: InherneSite) -> None:
    first = magazine.respond("/feed/")
    assert first.body.count(b"<item>") == 10
    assert magazine.respond("/feed/?paged=13").body.count(b"<item>") == 1
    assert magazine.respond("/feed/?paged=14").status == 404
    etag, modified = first.headers["ETag"], first.headers["Last-Modified"]
    assert magazine.respond("/category/kultur/feed/").headers["ETag"] == etag
    assert magazine.respond("/feed/", {"If-None-Match": etag}).status == 304
    assert magazine.respond("/feed/", {"If-Modified-Since": modified}).status == 304
    assert magazine.respond("/feed/", {"If-None-Match": etag, "If-Modified-Since": modified}).status == 304
    assert magazine.respond("/feed/", {"If-None-Match": f"W/{etag}", "If-Modified-Since": modified}).status == 200
    assert magazine.respond("/feed/", {"If-Modified-Since": "Mon, 01 Jan 2018 00:00:00 GMT"}).status == 200


def test_rest_pages_through_all_posts(magazine: InherneSite) -> None:
    first = magazine.respond(f"{POSTS}?per_page=100&_fields=link,modified_gmt")
    assert (first.headers["X-WP-Total"], first.headers["X-WP-TotalPages"]) == ("121", "2")
    assert first.headers["Link"].endswith('page=2>; rel="next"')
    second = magazine.respond(f"{POSTS}?per_page=100&page=2&_fields=link,modified_gmt")
    posts = json.loads(first.body) + json.loads(second.body)
    assert {post["link"] for post in posts} == all_urls(magazine) | {"https://inherne.net/nur-fuer-mitwirkende/"}
    assert set(posts[0]) == {"link", "modified_gmt"}
    for query, code in [
        ("page=3&per_page=100", "rest_post_invalid_page_number"),
        ("per_page=101", "rest_invalid_param"),
    ]:
        answer = magazine.respond(f"{POSTS}?{query}")
        assert (answer.status, json.loads(answer.body)["code"]) == (400, code)


def test_rest_selects_by_date_and_sorts_by_change(magazine: InherneSite) -> None:
    limit = magazine.story(110).plan.published
    after = json.loads(
        magazine.respond(f"{POSTS}?per_page=100&after={limit.strftime('%Y-%m-%dT%H:%M:%S')}&_fields=link").body
    )
    assert [post["link"] for post in after] == [magazine.article(index).url for index in range(119, 110, -1)]
    changed = json.loads(magazine.respond(f"{POSTS}?per_page=100&orderby=modified&_fields=modified_gmt").body)
    moments = [post["modified_gmt"] for post in changed]
    assert moments == sorted(moments, reverse=True)


def test_rest_hides_the_locked_post(magazine: InherneSite) -> None:
    post = json.loads(magazine.respond(f"{POSTS}/{LOCKED_POST}").body)
    assert post["content"] == {"rendered": "", "protected": True}
    page = magazine.respond("/nur-fuer-mitwirkende/")
    assert page.status == 200
    assert "Geschützt: Nur für Mitwirkende" in text_of(page.body)


def test_redirects_are_those_of_wordpress(magazine: InherneSite) -> None:
    index = next(i for i in range(120) if magazine.story(i).plan.old_slug and i % 23 != 4)
    plan, url = magazine.story(index).plan, magazine.article(index).url
    for path in (f"/?p={plan.post_id}", f"/{plan.slug}", f"/{plan.old_slug}/", f"/{plan.slug}/99/"):
        answer = magazine.respond(path)
        assert (answer.status, answer.headers["Location"], answer.headers["X-Redirect-By"]) == (301, url, "WordPress")
    guess = magazine.respond(f"/irgendwo/{plan.slug[:-2]}/")
    assert guess.status == 301
    assert guess.headers["Location"].startswith("https://inherne.net/")
    assert magazine.respond(f"http://www.inherne.net/{plan.slug}/").headers["Location"] == url
    assert magazine.respond(f"/{plan.slug}/?utm_source=x").status == 200
    assert magazine.respond(f"/{plan.slug.title()}/").status == 200


def test_some_short_links_show_the_post_themselves(magazine: InherneSite) -> None:
    plan = magazine.story(27).plan
    page = magazine.respond(f"/?p={plan.post_id}")
    assert page.status == 200
    assert f'<link rel="canonical" href="https://inherne.net/{plan.slug}/">'.encode() in page.body
    assert f"postid-{plan.post_id}".encode() in page.body


def test_what_is_no_article_answers_as_what_it_is(magazine: InherneSite) -> None:
    assert b"<h3>2002</h3>" in magazine.respond("/inherne-archiv-2/").body
    assert b"page-id-" in magazine.respond("/impressum/").body
    assert magazine.respond("/das-gibt-es-gar-nicht/").status == 404
    assert magazine.respond("/?p=999999999").status == 404
    assert magazine.respond("/robots.txt").body.splitlines()[0] == b"User-agent: *"


@pytest.mark.parametrize(
    ("way", "path", "status"),
    [("rest", f"{POSTS}?page=1", 403), ("sitemap", "/wp-sitemap.xml", 404), ("feed", "/feed/?paged=2", 403)],
)
def test_ways_can_be_closed(way: str, path: str, status: int) -> None:
    assert InherneSite(5, 1).respond(path.split("?", maxsplit=1)[0]).status == 200
    assert InherneSite(5, 1, closed={way}).respond(path).status == status
    with pytest.raises(ValueError, match="expected ways among"):
        InherneSite(5, 1, closed={"door"})
