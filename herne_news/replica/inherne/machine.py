"""What a post's head tells machines: links, Open Graph and Yoast's graph, old and new."""

import json
from typing import Any

from herne_news.replica.inherne.furniture import SITE
from herne_news.replica.inherne.plans import Plan
from herne_news.replica.inherne.stories import Story
from herne_news.replica.inherne.truth import address
from herne_news.replica.spelling import attribute
from herne_news.replica.timeline import utc_iso


def head(story: Story, part: int) -> str:
    """Return the inside of a post page's head without styles."""
    plan = story.plan
    url = address(plan) + (f"{part}/" if part > 1 else "")
    title = f"{attribute(plan.title)} – inHerne" if plan.title else "inHerne"
    lines = [
        '<meta charset="UTF-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f'<link rel="canonical" href="{url}">',
        f'<link rel="shortlink" href="{SITE}/?p={plan.post_id}">',
        f'<link rel="alternate" type="application/rss+xml" title="inHerne &raquo; Feed" href="{SITE}/feed/">',
        f'<link rel="https://api.w.org/" href="{SITE}/wp-json/">',
        '<meta name="generator" content="WordPress">',
    ]
    if story.lead:
        lines.append(f'<meta name="description" content="{attribute(story.lead[0][:150])}">')
    if "og" in plan.machine:
        lines += _open_graph(story, url)
    if "jsonld" in plan.machine:
        if plan.index % 3 == 0:
            lines.append(
                '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebSite",}</script>'
            )
        graph = json.dumps(
            {"@context": "https://schema.org", "@graph": _graph(story, url)}, ensure_ascii=plan.index % 2 == 0
        )
        lines.append(f'<script type="application/ld+json" class="yoast-schema-graph">{graph}</script>')
    return "\n".join(lines)


def _open_graph(story: Story, url: str) -> list[str]:
    plan = story.plan
    named = {
        "og:locale": "de_DE",
        "og:type": "article",
        "og:title": f"{plan.title} – inHerne",
        "og:url": url,
        "og:site_name": "inHerne",
        "article:published_time": utc_iso(plan.published),
    }
    if plan.modified != plan.published:
        named["article:modified_time"] = utc_iso(plan.modified)
    lines = [f'<meta property="{name}" content="{attribute(value)}">' for name, value in named.items()]
    return [
        *lines,
        '<meta name="twitter:label1" content="Verfasst von">',
        f'<meta name="twitter:data1" content="{attribute(plan.user)}">',
        '<meta name="twitter:label2" content="Geschätzte Lesezeit">',
        '<meta name="twitter:data2" content="3 Minuten">',
    ]


def _graph(story: Story, url: str) -> list[dict[str, Any]]:
    plan = story.plan
    person = f"{SITE}/#/schema/person/{plan.post_id:032x}"
    published, modified = utc_iso(plan.published), utc_iso(plan.modified)
    author = {"@id": person} if "old" in plan.machine else {"name": plan.user, "@id": person}
    article: dict[str, Any] = {
        "@type": ("Article", "NewsArticle", ["Article", "BlogPosting"])[plan.index % 3],
        "@id": f"{url}#article",
        "isPartOf": {"@id": url},
        "author": author,
        "headline": plan.title,
        "datePublished": published,
        "dateModified": modified,
        "mainEntityOfPage": {"@id": url},
        "wordCount": 300,
        "publisher": {"@id": f"{SITE}/#organization"},
        "articleSection": list(plan.categories),
        "inLanguage": "de",
    }
    if story.plan.tags:
        article["keywords"] = list(story.plan.tags)
    return [
        article,
        {
            "@type": "WebPage",
            "@id": url,
            "url": url,
            "name": f"{plan.title} – inHerne",
            "datePublished": published,
            "dateModified": modified,
        },
        {"@type": "ImageObject", "@id": f"{url}#primaryimage", "caption": "Symbolbild aus dem Archiv"},
        _breadcrumbs(plan),
        {
            "@type": "WebSite",
            "@id": f"{SITE}/#website",
            "url": f"{SITE}/",
            "name": "inHerne",
            "description": "Das Magazin der Stadt",
        },
        {"@type": "Organization", "@id": f"{SITE}/#organization", "name": "Stadt Herne", "url": f"{SITE}/"},
        {"@type": "Person", "@id": person, "name": plan.user, "url": f"{SITE}/author/autor/"},
    ]


def _breadcrumbs(plan: Plan) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": 1, "name": "Startseite", "item": f"{SITE}/"},
        {"@type": "ListItem", "position": 2, "name": plan.title},
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
