"""What a page says to machines: JSON-LD with its references, Open Graph and article metas, microdata.

Sources: schema.org Article, ogp.me, and the graph that Yoast writes (facts on WordPress: an old graph names its author by
``@id`` alone, and a page without an Article node still carries its dates in the WebPage node).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, NamedTuple

from herne_news.parsers.dates import day_shown, to_berlin
from herne_news.parsers.page import Page
from herne_news.parsers.text import clean

ARTICLE_TYPES = frozenset(
    {
        *("Article", "NewsArticle", "BlogPosting", "Report", "ReportageNewsArticle", "AnalysisNewsArticle"),
        *("OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "TechArticle", "SocialMediaPosting"),
    }
)
LISTING_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage", "Blog"})
#: Metas that name an article's author: Open Graph, Parse.ly, Dublin Core, Google Scholar, Shareaholic. ``author`` is none
#: of them: all pages of a site may carry the same (facts on www.herne.de, section 5).
AUTHOR_METAS = (
    *("article:author", "parsely-author", "dc.creator", "dcterms.creator", "citation_author"),
    "shareaholic:article_author_name",
)
#: The rule for the author of a page that tells machines of no article: mostly the account that set it up.
OF_THE_PAGE = "jsonld:WebPage"
#: Metas with the moment of publication, the usual ones first; plug-ins for search, statistics and newsletters write the others.
DATE_METAS = ("article:published_time", "datepublished")
MORE_DATE_METAS = (
    *(
        "article:published",
        "parsely-pub-date",
        "sailthru.date",
        "dc.date.issued",
        "dcterms.issued",
        "dc.date",
        "dcterms.date",
    ),
    *(
        "dcterms.created",
        "dc.date.created",
        "citation_publication_date",
        "citation_date",
        "publish-date",
        "publish_date",
    ),
    *("publication_date", "pubdate", "published_at", "shareaholic:article_published_time"),
)
#: Plug-ins and themes hide a person's name behind these labels of Twitter cards.
AUTHOR_LABELS = frozenset(
    {
        *("verfasst von", "written by", "geschrieben von", "autor", "author", "von", "by", "écrit par", "rédigé par"),
        *("geschreven door", "scritto da", "escrito por", "napisane przez", "skriven av", "skrevet av", "skrevet af"),
    }
)


#: The name of one category holds at most so many parts between commas.
MOST_IN_A_TERM = 3


class Told(NamedTuple):
    """A value and the rule that gave it (``jsonld:Article``, ``meta:article:published_time`` ...).

    `day` is, of a date-time, the day that readers are shown (see `dates.day_shown`).
    """

    value: str
    rule: str
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What the page tells machines; nothing is judged here. Dates are Berlin time (see `dates.to_berlin`).

    `lives` are the words about the authors (schema.org description, WordPress's "biographical info").
    """

    titles: tuple[Told, ...] = ()
    published: tuple[Told, ...] = ()
    updated: tuple[Told, ...] = ()
    authors: tuple[Told, ...] = ()
    lives: tuple[str, ...] = ()
    categories: tuple[Told, ...] = ()
    tags: tuple[Told, ...] = ()
    site_names: frozenset[str] = frozenset()
    is_article: bool = False
    is_listing: bool = False


def read_machine(page: Page) -> Machine:
    """Collect what JSON-LD and metas say, JSON-LD first."""
    graph = _Graph(page.jsonld)
    article, webpage = graph.first(ARTICLE_TYPES), graph.first(frozenset({"WebPage"}))
    metas = page.metas
    return Machine(
        titles=(
            *_told(article, "headline", "jsonld:headline"),
            *_told(article, "name", "jsonld:name"),
            *_meta(page, "og:title"),
            *_meta(page, "twitter:title"),
        ),
        published=_dates(
            (
                *_told(article, "datePublished", "jsonld:datePublished"),
                *(told for name in DATE_METAS for told in _meta(page, name)),
                *_microdata(page, "datePublished"),
                *_told(webpage, "datePublished", "jsonld:WebPage"),
                *(told for name in MORE_DATE_METAS for told in _meta(page, name)),
            ),
            german=page.is_german,
        ),
        updated=_dates(
            (
                *_told(article, "dateModified", "jsonld:dateModified"),
                *_meta(page, "article:modified_time"),
                *_microdata(page, "dateModified"),
                *_told(webpage, "dateModified", "jsonld:WebPage"),
            ),
            german=page.is_german,
        ),
        authors=(
            *_authors(graph, article, page),
            *(Told(value=told.value, rule=OF_THE_PAGE) for told in _authors_of(graph, {} if article else webpage)),
        ),
        lives=tuple(
            life for node in _creators(graph, article or webpage) for life in _strings(node.get("description"))
        ),
        categories=(
            *_parted(_told(article, "articleSection", "jsonld:articleSection")),
            *_meta(page, "article:section"),
        ),
        tags=(*_told(article, "keywords", "jsonld:keywords"), *_meta(page, "article:tag")),
        site_names=frozenset(_site_names(graph, page)),
        is_article=article is not None or metas.get("og:type", "").lower() == "article",
        is_listing=article is None and graph.first(LISTING_TYPES) is not None,
    )


class _Graph:
    """The nodes of a page's JSON-LD, and the way from a reference to what it names."""

    def __init__(self, nodes: tuple[dict[str, Any], ...]) -> None:
        self.nodes = nodes
        self.by_id = {
            node["@id"]: node for node in reversed(nodes) if isinstance(node.get("@id"), str) and len(node) > 1
        }

    def first(self, types: frozenset[str]) -> dict[str, Any] | None:
        return next((node for node in self.nodes if not types.isdisjoint(_types(node))), None)

    def resolve(self, value: Any) -> Iterator[dict[str, Any]]:
        """Yield the nodes that a value names: by reference, nested, in a list, or as a bare name."""
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield self.by_id.get(item) or {"name": item}
            elif isinstance(item, dict):
                reference = item.get("@id")
                known = self.by_id.get(reference, {}) if isinstance(reference, str) else {}
                yield {**known, **item}


def _types(node: dict[str, Any]) -> frozenset[str]:
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return frozenset(name.rsplit("/", 1)[-1] for name in names if isinstance(name, str))


def _strings(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        text = item.get("@value") or item.get("name") if isinstance(item, dict) else item
        # Plug-ins put HTML's entities into JSON, where they mean nothing.
        if isinstance(text, str) and (kept := clean(unescape(text) if "&" in text else text)):
            yield kept


def _told(node: dict[str, Any] | None, key: str, rule: str) -> Iterator[Told]:
    for text in _strings((node or {}).get(key)):
        yield Told(value=text, rule=rule)


def _meta(page: Page, name: str) -> Iterator[Told]:
    for text in page.meta_lists.get(name, ()):
        yield Told(value=text, rule=f"meta:{name}")


def _microdata(page: Page, name: str) -> Iterator[Told]:
    for node in page.with_property(name):
        if value := clean(node.get("content") or node.get("datetime")):
            yield Told(value=value, rule=f"microdata:{name}")


def _parted(found: Iterator[Told]) -> Iterator[Told]:
    """Yield each of several terms that a plug-in has put into one string, with commas and no blanks between them.

    All in One SEO puts the categories, then the tags and the categories again into one string, with blanks between them.
    """
    for told in found:
        parts = told.value.split(",") if re.search(r",\S", told.value) and ", " not in told.value else [told.value]
        listed = told.value.split(", ")
        if len(listed) > MOST_IN_A_TERM:
            parts = [part for part in dict.fromkeys(listed) if listed.count(part) > 1] or listed[:1]
        for part in parts:
            yield Told(value=part, rule=told.rule)


def _dates(found: Iterable[Told], *, german: bool) -> tuple[Told, ...]:
    return tuple(
        Told(berlin, told.rule, day_shown(told.value, german=german) or "")
        for told in found
        if (berlin := to_berlin(told.value))
    )


def _creators(graph: _Graph, article: dict[str, Any] | None) -> Iterator[dict[str, Any]]:
    return graph.resolve((article or {}).get("author") or [])


def _authors_of(graph: _Graph, article: dict[str, Any] | None) -> Iterator[Told]:
    for node in _creators(graph, article):
        if "Organization" not in _types(node) or "Person" in _types(node):
            whole = " ".join(_strings([node.get("givenName"), node.get("familyName")]))
            yield from _told(node if node.get("name") else {"name": whole}, "name", "jsonld:author")


def _authors(graph: _Graph, article: dict[str, Any] | None, page: Page) -> Iterator[Told]:
    yield from _authors_of(graph, article)
    if (page.metas.get("twitter:label1") or "").lower().rstrip(":") in AUTHOR_LABELS:
        yield from _meta(page, "twitter:data1")
    for name in AUTHOR_METAS:
        yield from _meta(page, name)


def _site_names(graph: _Graph, page: Page) -> Iterator[str]:
    for node in graph.nodes:
        if not _types(node).isdisjoint({"WebSite", "Organization", "NewsMediaOrganization", "Blog"}):
            yield from _strings(node.get("name"))
    yield from page.meta_lists.get("og:site_name", ())
    yield from page.meta_lists.get("application-name", ())
