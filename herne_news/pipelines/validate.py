"""Station "validate": is it a whole record, and one that was asked for?"""

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler

from herne_news.items import Article
from herne_news.spiders.base import NewsSpider
from herne_news.visits import Visit

#: Fields that a detail page of herne.de may lack, and its teaser then gives.
FROM_TEASER = ("title", "date", "published", "lead")


def complete_from_teaser(article: Article, teaser: Article) -> Article:
    """Fill a detail page's missing title, date and lead from the list that led to it, and say so in the evidence."""
    missing = {name: value for name in FROM_TEASER if not getattr(article, name) and (value := getattr(teaser, name))}
    return replace(article, **missing, evidence={**article.evidence, **dict.fromkeys(missing, "teaser:list")})


def fault_of(article: Article) -> tuple[str, str] | None:
    """Return reason and sentence where a record is not whole, None where it is.

    A post may lack a title or a date (WordPress allows the one, layout A- the other), but it says or shows something. A release
    of herne.de always has both on the page or in its list.
    """
    if article.source == "herne" and not (article.title and article.date):
        return "incomplete", "expected a title and a date on the page or in its list, found " + (
            article.title or article.date or "neither"
        )
    if not (article.body or article.captions or article.source == "herne"):
        return "empty", "expected text or captions, found neither"
    return None


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
        if item.refusal is not None or item.article is None:
            return item
        if item.teaser is not None:
            item.article = complete_from_teaser(item.article, item.teaser)
        fault = fault_of(item.article)
        if fault is not None:
            item.refuse(*fault)
            return item
        spider = self._crawler.spider
        if isinstance(spider, NewsSpider):
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
