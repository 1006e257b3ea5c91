"""Station "parse": markup to record."""

from herne_news import parsers
from herne_news.items import Article, Refusal
from herne_news.visits import Visit


class ParsePipeline:
    """Turn a visit's documents into its article, or its refusal."""

    def process_item(self, item: Visit) -> Visit:
        """Parse every part and make one record of them; the trees are let go afterwards."""
        if item.refusal is None and item.documents:
            articles: list[Article] = []
            for document in item.documents:
                result = parsers.parse_page(document, item.source)
                if isinstance(result, Refusal):
                    item.refuse(result.reason, result.detail)
                    break
                articles.append(result)
            else:
                item.article = parsers.join_parts(articles)
        item.documents = ()
        return item
