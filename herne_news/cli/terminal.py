"""What the commands that tell a person of an article share: finding it, and lines that do a terminal no harm."""

import click

from herne_news.errors import HerneNewsError
from herne_news.exports.citations import CONTROL
from herne_news.store.archive import Archive
from herne_news.store.read import StoredArticle, article_by_url
from herne_news.urls import canonical_url


def printable(line: str) -> str:
    """Return a line with a blank for each control character: a headline could else move the cursor or colour the screen."""
    return CONTROL.sub(" ", line).replace("\r", " ").replace("\n", " ")


def stored_article(archive: Archive, url: str) -> StoredArticle:
    """Return the article that has or had the address `url`; raises HerneNewsError where there is none."""
    try:
        address = canonical_url(url)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    stored = article_by_url(archive, address)
    if stored is None:
        raise HerneNewsError(f"{url}: expected the address of an article in {archive.path}, found none")
    return stored
