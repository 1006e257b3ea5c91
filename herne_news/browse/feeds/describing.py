"""What the page of an article says of it to machines: schema.org's NewsArticle as JSON-LD, and Dublin Core in metas.

Zotero's "Embedded Metadata" reads the metas: `DC.*` by their names, `z.itemType` as the kind, `DC.source` as the publication.
"""

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from herne_news.browse.addresses import web_address
from herne_news.browse.records.article import FullArticle
from herne_news.browse.text import cut, excerpt

PUBLISHER = "Stadt Herne"
#: Where an article stood, by its source.
PUBLICATIONS = {"inherne": "inherne.net", "herne": "www.herne.de"}
#: Characters of a name or title, and of a description.
NAME, DESCRIPTION = 300, 600
#: Within a script element, these could end it or begin a comment; JSON can say them otherwise.
UNSAFE = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def json_ld(article: FullArticle, address: str) -> Markup:
    """Return the article at `address` as JSON-LD that may stand in a script element."""
    row = article.row
    source = web_address(row["url"])
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "mainEntityOfPage": address,
        "headline": _short(row["title"]),
        "alternativeHeadline": _short(row["kicker"]),
        "description": excerpt(row["lead"] or row["body"], DESCRIPTION),
        "datePublished": row["published"] or row["date"],
        "dateModified": row["updated"],
        "inLanguage": "de",
        "author": [{"@type": "Person", "name": _short(name)} for name in article.authors],
        "articleSection": [_short(name) for name in article.categories],
        "keywords": [_short(name) for name in article.tags],
        "wordCount": row["word_count"],
        "publisher": {"@type": "Organization", "name": PUBLISHER},
        "isBasedOn": source,
        "associatedMedia": [
            _filled(
                {
                    "@type": "ImageObject",
                    "contentUrl": web_address(image["url"]),
                    "caption": excerpt(image["caption"], DESCRIPTION),
                    "creditText": _short(image["credit"]),
                }
            )
            for image in article.images
        ],
    }
    text = json.dumps(_filled(found), ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(UNSAFE))  # noqa: S704  # nothing in it can end the script any more


def metas(article: FullArticle) -> list[tuple[str, str]]:
    """Return names and contents of the metas, in the order of the element set."""
    row = article.row
    found: Iterable[tuple[str, str | None]] = [
        ("z.itemType", "newspaperArticle"),
        ("DC.title", _short(row["title"])),
        *(("DC.creator", _short(name)) for name in article.authors),
        *(("DC.subject", _short(name)) for name in (*article.categories, *article.tags)),
        ("DC.description", excerpt(row["lead"] or row["body"], DESCRIPTION)),
        ("DC.publisher", PUBLISHER),
        *(("DC.contributor", _short(image["credit"])) for image in article.images),
        ("DC.date", row["date"]),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.identifier", web_address(row["url"])),
        ("DC.source", PUBLICATIONS.get(row["source"])),
        ("DC.language", "de"),
    ]
    return list(dict.fromkeys((name, content) for name, content in found if content))


def _short(text: str | None) -> str:
    return cut(text, NAME)


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}
