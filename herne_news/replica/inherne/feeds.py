"""What machines read besides pages: RSS feeds, sitemaps, robots.txt."""

from collections.abc import Iterable, Sequence

from herne_news.replica.inherne.catalogue import PASSWORD
from herne_news.replica.inherne.content import markup
from herne_news.replica.inherne.furniture import SITE
from herne_news.replica.inherne.plans import Plan
from herne_news.replica.inherne.stories import Story
from herne_news.replica.inherne.truth import address
from herne_news.replica.spelling import attribute
from herne_news.replica.timeline import rss_date, utc_iso

ROBOTS = f"""User-agent: *
Disallow: /wp-admin/
Allow: /wp-admin/admin-ajax.php

Sitemap: {SITE}/wp-sitemap.xml
"""
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
PER_SITEMAP = 2000


def rss(title: str, path: str, stories: Iterable[Story]) -> str:
    """Return an RSS 2.0 channel as WordPress writes it, texts whole."""
    items = "\n".join(map(_item, stories))
    return (
        f'{XML}<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:wfw="http://wellformedweb.org/CommentAPI/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" '
        'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">\n'
        f'<channel>\n<title>{attribute(title)} – inHerne</title>\n<atom:link href="{SITE}{path}" rel="self" '
        'type="application/rss+xml" />\n'
        f"<link>{SITE}/</link>\n<description>Das Magazin der Stadt</description>\n"
        f"<language>de-DE</language>\n{items}\n</channel>\n</rss>\n"
    )


def _item(story: Story) -> str:
    plan = story.plan
    protected = plan.index == PASSWORD
    title = f"Geschützt: {plan.title}" if protected else plan.title or ""
    content = (
        "Es gibt keine Kurzfassung."
        if protected
        else "\n".join(markup(story, part) for part in story.parts).replace("]]>", "]]&gt;")
    )
    teaser = story.lead[0] if story.lead and not protected else ""
    terms = "".join(f"<category><![CDATA[{name}]]></category>" for name in (*plan.categories, *story.plan.tags))
    return (
        f"<item>\n<title>{attribute(title)}</title>\n<link>{address(plan)}</link>\n"
        f"<comments>{address(plan)}#respond</comments>\n"
        f"<dc:creator><![CDATA[{plan.user}]]></dc:creator>\n<pubDate>{rss_date(plan.published)}</pubDate>\n{terms}\n"
        f'<guid isPermaLink="false">{SITE}/?p={plan.post_id}</guid>\n<description><![CDATA[{teaser} '
        "[&#8230;]]]></description>\n"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>\n"
        f"<wfw:commentRss>{address(plan)}feed/</wfw:commentRss>\n</item>"
    )


def sitemap_index(posts: int) -> str:
    """Return the index of all sitemaps."""
    names = [f"posts-post-{n}" for n in range(1, -(-posts // PER_SITEMAP) + 1)]
    names += ["posts-page-1", "taxonomies-category-1", "users-1"]
    entries = "".join(f"<sitemap><loc>{SITE}/wp-sitemap-{name}.xml</loc></sitemap>\n" for name in names)
    return f'{XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</sitemapindex>\n'


def post_sitemap(plans: Iterable[Plan]) -> str:
    """Return a sitemap of posts with the day and time of their last change."""
    return urlset((address(plan), utc_iso(plan.modified)) for plan in plans)


def urlset(entries: Iterable[tuple[str, str | None]]) -> str:
    """Return a sitemap of addresses, with lastmod where it is known."""
    lines = "".join(
        f"<url><loc>{loc}</loc>{f'<lastmod>{when}</lastmod>' if when else ''}</url>\n" for loc, when in entries
    )
    return f'{XML}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'


def sitemap_slice(oldest_first: Sequence[int], number: int) -> Sequence[int]:
    """Return the posts of sitemap `number`, counted from 1."""
    return oldest_first[(number - 1) * PER_SITEMAP : number * PER_SITEMAP]
