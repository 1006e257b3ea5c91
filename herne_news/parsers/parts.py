"""Long posts that WordPress cuts into several pages (``/slug/2/``): one article of all parts."""

from collections.abc import Sequence
from dataclasses import replace

from herne_news.items import Article


def join_parts(articles: Sequence[Article]) -> Article:
    """Return one article of its parts in reading order: the first's fields, all bodies and captions, positions counted on.

    Authors come from the part that names them by a byline, else from the first that has any. Raises ValueError for no parts.
    """
    if not articles:
        raise ValueError("expected at least one part, found none; parse a page first")
    first = articles[0]
    if len(articles) == 1:
        return first
    signed = next((part for part in articles if part.evidence.get("authors", "").startswith("byline")), None)
    author = signed or next((part for part in articles if part.authors), first)
    bodies = [part.body for part in articles if part.body]
    # The theme shows the featured picture and the lead above each part.
    captions = list(dict.fromkeys(replace(caption, position=0) for part in articles for caption in part.captions))
    if first.lead:
        bodies[1:] = [body.removeprefix(first.lead).strip() for body in bodies[1:]]
    evidence = dict(first.evidence)
    if author.authors:
        evidence["authors"] = author.evidence.get("authors", "")
    return replace(
        first,
        body="\n\n".join(body for body in bodies if body) or None,
        captions=tuple(replace(caption, position=place) for place, caption in enumerate(captions, start=1)),
        authors=author.authors,
        evidence=evidence,
    )
