"""From addresses to citations."""

from collections.abc import Sequence

from herne_news.exports.citations import Citation, citation_of
from herne_news.exports.dataset import DataSet
from herne_news.store.archive import Archive
from herne_news.store.chosen import choose, one_moment
from herne_news.store.harvest import records_of
from herne_news.store.read import number_named
from herne_news.urls import post_number, source_of


def cite(archive: Archive, urls: Sequence[str]) -> dict[str, Citation | None]:
    """Return the citation of the article at each canonical URL, present or former; None where the archive knows none."""
    with one_moment(archive):
        numbers = {url: number for url in urls if (number := _number(archive, url)) is not None}
        choose(archive, set(numbers.values()))
        articles = {article["id"]: article for article in DataSet(archive=archive, about={}).records()}
        records = records_of(archive, list(articles))
    found = {number: citation_of(article, records[number].name) for number, article in articles.items()}
    return {url: found[numbers[url]] if url in numbers else None for url in urls}


def _number(archive: Archive, url: str) -> int | None:
    """Return the number of the article at an address; a short link ``?p=N`` of WordPress is one, too."""
    post = post_number(url) if source_of(url) == "inherne" else None
    return number_named(archive, [url, *([f"inherne:post:{post}"] if post else [])])
