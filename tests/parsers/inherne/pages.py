"""Pages for the facts on inherne.net: one post in a plain theme, with or without the lines around its headline."""

from herne_news.items import Article
from herne_news.parsers import parse

TITLE = "Schleuse wird umgebaut"
FIRST = "Am Kanal beginnt in dieser Woche der Umbau der alten Schleuse."
SECOND = "Bis zum Herbst müssen Schiffe den Umweg über den Hafen nehmen."
LINE = "5. März 2019 | Kultur"
URL = "https://inherne.net/schleuse/"


def page(*inner: str, line: str = LINE, title: str = TITLE, above: str = "", below: str = "", head: str = "") -> bytes:
    """Return a post: `above` its headline, the `line` of date and terms below it, then `below`; `inner` is its text."""
    about = f"<p class='zeile'>{line}</p>" if line else ""
    return (
        f"<!doctype html><html lang='de'><head><title>{title} – inHerne</title>{head}</head>"
        "<body class='single single-post postid-7'><main><article id='post-7' class='post-7 post type-post hentry'>"
        f"<header>{above}<h1 class='entry-title'>{title}</h1>{about}</header>{below}"
        f"<div class='entry-content'>{''.join(inner)}</div></article></main></body></html>"
    ).encode()


def read(
    *inner: str, line: str = LINE, title: str = TITLE, above: str = "", below: str = "", head: str = ""
) -> Article:
    """Return the record of such a post."""
    found = parse(page(*inner, line=line, title=title, above=above, below=below, head=head), URL, "inherne")
    assert isinstance(found, Article), found
    return found


def paragraphs(*texts: str) -> str:
    """Return the texts as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


def body(*inner: str) -> list[str]:
    """Return the body's paragraphs of a post of two sentences with `inner` between them."""
    text = read(paragraphs(FIRST), *inner, paragraphs(SECOND)).body or ""
    blocks = text.split("\n\n")
    assert (blocks[0], blocks[-1]) == (FIRST, SECOND)
    return blocks[1:-1]
