"""Stations "parse" and "validate": from a visit's pages to its record, or why there is none."""

from dataclasses import replace

from herne_news import parsers
from herne_news.items import Article, Refusal
from herne_news.visits import Visit

#: Fields that a detail page of herne.de may lack, and its teaser then gives.
FROM_TEASER = ("title", "date", "published", "lead")


def parse(visit: Visit) -> None:
    """Turn a visit's documents into its article, or its refusal; the trees are let go afterwards."""
    if visit.refusal is None and visit.documents:
        articles: list[Article] = []
        for document in visit.documents:
            result = parsers.parse_page(document, visit.source)
            if isinstance(result, Refusal):
                visit.refuse(result.reason, result.detail, is_read=True)
                break
            articles.append(result)
        else:
            visit.article = parsers.join_parts(articles)
    visit.documents = ()


def validate(visit: Visit) -> None:
    """Fill a visit's article from its teaser, and refuse what is not whole."""
    if visit.refusal is not None or visit.article is None:
        return
    if visit.teaser is not None:
        visit.article = complete_from_teaser(visit.article, visit.teaser)
    fault = fault_of(visit.article)
    if fault is not None:
        visit.refuse(*fault, is_read=True)


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
