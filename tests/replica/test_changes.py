import json

from herne_news.replica.herne import HerneSite
from herne_news.replica.herne.sections import ALL_NEWS
from herne_news.replica.inherne import InherneSite


def test_an_edited_post_has_one_more_paragraph_and_a_new_date_of_change() -> None:
    site = InherneSite(12, 1)
    before, feed = site.article(3), site.respond("/feed/").headers["ETag"]
    site.edit(3)
    after = site.article(3)
    assert len((after.body or "").split("\n\n")) == len((before.body or "").split("\n\n")) + 1
    assert (after.title, after.url, after.date) == (before.title, before.url, before.date)
    assert "Nachtrag 1: " in site.respond(after.url or "").body.decode().replace("\u00ad", "")
    assert site.respond("/feed/").headers["ETag"] != feed
    newest = json.loads(site.respond("/wp-json/wp/v2/posts?orderby=modified&_fields=link").body)[0]
    assert newest["link"] == after.url


def test_a_new_post_comes_first() -> None:
    site = InherneSite(12, 1)
    known = {article.url for article in site.articles()}
    added = site.article(site.add())
    assert added.url not in known
    assert json.loads(site.respond("/wp-json/wp/v2/posts?_fields=link").body)[0]["link"] == added.url
    assert site.respond(added.url or "").status == 200


def test_a_trashed_post_is_gone_from_everywhere() -> None:
    site = InherneSite(12, 1)
    article, number = site.article(4), site.story(4).plan.post_id
    assert article.url
    site.trash(4)
    assert site.respond(article.url).status in {301, 404}
    assert site.respond(f"/?p={number}").status == 404
    assert article.url not in {other.url for other in site.articles()}
    assert article.url.encode() not in site.respond("/wp-sitemap-posts-post-1.xml").body


def test_a_renamed_post_answers_at_its_new_address() -> None:
    site = InherneSite(12, 1)
    before = site.article(5)
    assert before.url
    site.rename(5)
    after = site.article(5)
    assert after.url != before.url
    assert (after.title, after.body) == (before.title, before.body)
    assert site.respond(before.url).headers["Location"] == after.url
    assert site.respond(after.url or "").status == 200


def test_a_reprint_says_the_same_a_day_later_under_another_title() -> None:
    site = InherneSite(12, 1)
    before = site.article(11)
    after = site.article(site.reprint(11))
    differing = {key for key, value in after.as_dict().items() if value != before.as_dict()[key]}
    assert {"title", "url", "date"} <= differing <= {"title", "url", "date", "published", "updated"}
    assert site.respond(after.url or "").status == 200
    assert site.respond(before.url or "").status == 200
    assert json.loads(site.respond("/wp-json/wp/v2/posts?_fields=link").body)[0]["link"] == after.url


def test_changes_of_the_citys_releases_change_validators() -> None:
    site = HerneSite(40, 1)
    detail = next(index for index in range(40) if site.story(index).has_page)
    article, front = site.article(detail), site.respond("/").headers["ETag"]
    assert article.url
    page = site.respond(article.url).headers
    site.edit(detail)
    assert site.respond(article.url, {"If-None-Match": page["ETag"]}).status == 200
    assert site.respond("/", {"If-None-Match": front}).status == 200
    assert len(site.article(detail).body or "") > len(article.body or "")
    site.rename(detail)
    assert site.article(detail).title == f"{article.title} (neuer Termin)"
    site.trash(detail)
    assert site.respond(article.url).status == 404
    newest = site.add()
    assert site.members(ALL_NEWS)[0] == newest
