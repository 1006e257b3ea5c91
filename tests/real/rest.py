"""What a WordPress says of itself through its REST API: the posts that an archive of it must hold, and nothing else."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from tests.real.post import Post
from tests.real.rendered import captioned, captions, paragraphs, text_of
from tests.real.wordpress.site import WordPress

BERLIN = ZoneInfo("Europe/Berlin")
FIELDS = "id,link,title,date,date_gmt,categories,tags,content,featured_media,status"
#: What twentytwentyone puts in the place of a missing title, in REST too: no headline.
PLACEHOLDER = "Untitled"
#: Themes that print the caption of the featured image; the other ones show the picture alone.
FEATURED_CAPTION = {"twentytwentyone": True, "twentytwentythree": False}


def expected_posts(site: WordPress, theme: str) -> dict[str, Post]:
    """Return every published, unprotected post by canonical URL, as a page in `theme` shows it.

    AssertionError where the API lists another number of posts than it counts.
    """
    categories = {term["id"]: text_of(term["name"]) for term in _all(site, "categories", "id,name")}
    tags = {term["id"]: text_of(term["name"]) for term in _all(site, "tags", "id,name")}
    media = {item["id"]: item for item in _all(site, "media", "id,caption,alt_text,source_url")}
    featured = media if FEATURED_CAPTION[theme] else {}
    posts = _all(site, "posts", FIELDS)
    assert {post["status"] for post in posts} == {"publish"}
    open_posts = [post for post in posts if not post["content"]["protected"]]
    return {canonical(post["link"]): _post(post, categories, tags, featured) for post in open_posts}


def canonical(link: str) -> str:
    """Return the canonical URL of a permalink: https, inherne.net, percent escapes in capitals."""
    path = re.sub(r"%[0-9a-f]{2}", lambda escape: escape[0].upper(), urlsplit(link).path)
    return f"https://inherne.net{path}"


def _all(site: WordPress, kind: str, fields: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    page, pages, total = 1, 1, 0
    while page <= pages:
        answer = site.get(f"/wp-json/wp/v2/{kind}?per_page=100&page={page}&_fields={fields}")
        pages, total = int(answer.headers["x-wp-totalpages"]), int(answer.headers["x-wp-total"])
        items += json.loads(answer.body)
        page += 1
    assert len({item["id"] for item in items}) == len(items) == total
    return items


def _post(
    post: Mapping[str, Any], categories: Mapping[int, str], tags: Mapping[int, str], featured: Mapping[int, Any]
) -> Post:
    rendered = post["content"]["rendered"]
    pictures = captions(rendered)
    thumbnail = featured.get(post["featured_media"])
    if thumbnail and (caption := text_of(thumbnail["caption"]["rendered"])):
        pictures = (captioned(caption, alt=thumbnail["alt_text"], url=thumbnail["source_url"]), *pictures)
    moment = datetime.fromisoformat(post["date_gmt"]).replace(tzinfo=UTC).astimezone(BERLIN)
    title = text_of(post["title"]["rendered"])
    return Post(
        title=None if title in {"", PLACEHOLDER} else title,
        date=post["date"][:10],
        published=moment.isoformat(),
        categories=tuple(categories[number] for number in post["categories"]),
        tags=tuple(tags[number] for number in post["tags"]),
        captions=pictures,
        text=paragraphs(rendered),
    )
