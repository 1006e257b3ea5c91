"""What the page of an article says of it to machines: schema.org's NewsArticle as JSON-LD, and Dublin Core in metas.

Zotero's "Embedded Metadata" reads the metas: `DC.*` by their names, `z.itemType` as the kind, `DC.source` as the publication.
"""

import json
from typing import Any

from markupsafe import Markup

from herne_news.browse.addresses import web_address
from herne_news.browse.records.article import FullArticle
from herne_news.browse.text import cut, excerpt
from herne_news.exports.dublin_core import PUBLISHER, elements

#: Where an article stood, by its source.
PUBLICATIONS = {"inherne": "inherne.net", "herne": "www.herne.de"}
#: Elements that the page says otherwise: the site by its name, the rights below the text.
NO_METAS = frozenset({"relation", "rights"})
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
    """Return names and contents of the metas: what libraries are told of the article, in the same order, shortened."""
    row = article.row
    record = {
        **row,
        "url": web_address(row["url"]),
        "authors": article.authors,
        "categories": article.categories,
        "tags": article.tags,
        "captions": article.images,
    }
    found = [(f"DC.{name}", _shortened(name, value)) for name, value in elements(record) if name not in NO_METAS]
    source = [("DC.source", PUBLICATIONS[row["source"]])] if row["source"] in PUBLICATIONS else []
    return list(dict.fromkeys([("z.itemType", "newspaperArticle"), *found, *source]))


def _shortened(name: str, value: str) -> str:
    return excerpt(value, DESCRIPTION) if name == "description" else _short(value)


def _short(text: str | None) -> str:
    return cut(text, NAME)


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", [])}
