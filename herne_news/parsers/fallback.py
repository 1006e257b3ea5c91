"""The last resort for running text: trafilatura, if the extra ``[fallback]`` is installed."""

from importlib import import_module
from importlib.util import find_spec

from lxml import etree

from herne_news.parsers.page import Page
from herne_news.parsers.text import normalise

SHORTEST = 120


def main_text(page: Page) -> str | None:
    """Return the page's main text as trafilatura sees it, paragraphs parted by a blank line.

    None where trafilatura is not installed or finds less than a short paragraph: a headline is no text.
    """
    if find_spec("trafilatura") is None:
        return None
    markup = etree.tostring(page.root, encoding="unicode", method="html")
    text = import_module("trafilatura").extract(
        markup, include_comments=False, include_tables=True, favor_precision=True
    )
    paragraphs = [normalise(line) for line in (text or "").split("\n")]
    found = "\n\n".join(line for line in paragraphs if line)
    return found if len(found) >= SHORTEST else None
