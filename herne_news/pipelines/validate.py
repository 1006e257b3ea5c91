"""Station "validate": is it a whole record, and one that was asked for?"""

from typing import Self

from scrapy.crawler import Crawler

from herne_news.items import Article
from herne_news.spiders.base import NewsSpider
from herne_news.stations import reading
from herne_news.visits import Visit


class ValidatePipeline:
    """Refuse what is not whole, outside the days asked for, or above the limit."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._accepted = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the station for a crawler."""
        return cls(crawler)

    def process_item(self, item: Visit) -> Visit:
        """Check a visit's article; the visit that reaches the limit ends the run."""
        reading.validate(item)
        spider = self._crawler.spider
        if item.refusal is None and item.article is not None and isinstance(spider, NewsSpider):
            self._check_wanted(item, item.article, spider)
        return item

    def _check_wanted(self, item: Visit, article: Article, spider: NewsSpider) -> None:
        if not spider.in_range(article.date):
            item.refuse("outside-range", f"expected a day asked for, found {article.date}", remember=False)
        elif item.is_known:
            return
        elif spider.limit is not None and self._accepted >= spider.limit:
            item.refuse("limit", f"expected at most {spider.limit} articles", remember=False)
        else:
            self._accepted += 1
            if self._accepted == spider.limit:
                spider.finish("limit")
