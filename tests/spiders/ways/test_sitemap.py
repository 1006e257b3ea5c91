"""Discovery by sitemaps, and each kind of closed door."""

import gzip

import pytest
from scrapy.http import Response, TextResponse

from herne_news.spiders.ways.common import WayClosed
from herne_news.spiders.ways.sitemap import by_sitemap
from herne_news.visits import Finding, Found
from tests.spiders.ways.walking import HOME, found_by, html, urls, xml

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://inherne.net/wp-sitemap-posts-post-1.xml</loc></sitemap>
<sitemap><loc>http://inherne.net/wp-sitemap-posts-page-1.xml</loc></sitemap>
<sitemap><loc>http://inherne.net/wp-sitemap-taxonomies-category-1.xml</loc></sitemap></sitemapindex>"""
POSTS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>http://inherne.net/eins/</loc><lastmod>2019-02-03T05:05:06+01:00</lastmod></url>
<url><loc>https://example.org/fremd/</loc></url>
<url><loc>mailto:redaktion@inherne.net</loc></url>
<url><loc>http://inherne.net/category/kultur/</loc></url>
<url><loc>http://inherne.net/?p=65318</loc><lastmod>kaputt</lastmod></url></urlset>"""
WANTED = [
    Found(url=HOME + "eins/", finding=Finding.SITEMAP, changed="2019-02-03T04:05:06Z"),
    Found(url=HOME + "?p=65318", finding=Finding.SITEMAP, post="65318"),
]


def test_sitemap_index_leads_to_the_posts_alone() -> None:
    site = [xml(HOME + "wp-sitemap.xml", INDEX), xml(HOME + "wp-sitemap-posts-post-1.xml", POSTS)]
    assert found_by(by_sitemap, *site) == WANTED


def test_sitemap_is_where_robots_txt_says() -> None:
    robots = TextResponse(
        HOME + "robots.txt", body=b"User-agent: *\nSitemap: http://inherne.net/karte.xml\n", encoding="utf-8"
    )
    assert found_by(by_sitemap, robots, xml(HOME + "karte.xml", POSTS)) == WANTED


def test_sitemap_may_be_compressed() -> None:
    packed = Response(HOME + "sitemap.xml", body=gzip.compress(POSTS.encode()))
    assert found_by(by_sitemap, packed) == WANTED


def test_sitemap_of_unknown_children_is_read_whole() -> None:
    index = INDEX.replace("wp-sitemap-posts-post-1", "teil-a").replace("wp-sitemap-posts-page-1", "teil-b")
    index = index.replace("wp-sitemap-taxonomies-category-1", "teil-b")
    site = [
        xml(HOME + "sitemap.xml", index),
        xml(HOME + "teil-a.xml", POSTS),
        xml(HOME + "teil-b.xml", POSTS.replace("eins", "zwei")),
    ]
    assert urls(found_by(by_sitemap, *site)) == ["eins/", "?p=65318", "zwei/", "?p=65318"]


SITEMAP_CLOSED = {
    "none": [],
    "html-instead": [html(HOME + "sitemap.xml", "Seite nicht gefunden")],
    "empty": [Response(HOME + "sitemap.xml", body=b"")],
    "other-xml": [xml(HOME + "sitemap.xml", "<rss/>")],
    "foreign-only": [xml(HOME + "sitemap.xml", POSTS.replace("inherne.net", "example.org"))],
    "child-missing": [xml(HOME + "sitemap.xml", INDEX)],
}


@pytest.mark.parametrize("pages", SITEMAP_CLOSED.values(), ids=SITEMAP_CLOSED.keys())
def test_sitemap_says_when_it_is_closed(pages: list[Response]) -> None:
    with pytest.raises(WayClosed, match="expected"):
        found_by(by_sitemap, *pages)


def test_sitemap_that_names_itself_ends() -> None:
    index = "<sitemapindex><sitemap><loc>http://inherne.net/a.xml</loc></sitemap></sitemapindex>"
    with pytest.raises(WayClosed):
        found_by(by_sitemap, xml(HOME + "sitemap.xml", index), xml(HOME + "a.xml", index))
