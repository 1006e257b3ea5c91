"""Station "deduplicate": one article a canonical URL and run, whatever addresses led to it."""

from herne_news.visits import Visit


class DeduplicatePipeline:
    """Refuse a page whose article came by before; rows of earlier runs are the store's to match."""

    def __init__(self) -> None:
        self._urls: set[str] = set()

    def process_item(self, item: Visit) -> Visit:
        """Check the canonical URL that the page gave itself."""
        if item.refusal is None and item.article is not None and item.article.url is not None:
            if item.article.url in self._urls:
                item.refuse("duplicate", f"expected a further article, found {item.article.url} again")
            self._urls.add(item.article.url)
        return item
