"""An article as a reader reads it, with where each statement comes from."""

from datasette import Response

from herne_news.browse.evidence import statements
from herne_news.browse.feeds.answering import base_of
from herne_news.browse.feeds.describing import json_ld, metas
from herne_news.browse.page_request import PageRequest
from herne_news.browse.records.article import full_article
from herne_news.browse.routing import Page


async def article(asked: PageRequest) -> Response:
    """Answer ``/artikel/{number}``: the article of that number, for good at this address."""
    number = asked.number("number")
    found = await asked.read(lambda connection: full_article(connection, number))
    if found is None:
        return await asked.missing()
    return await asked.page(
        "article",
        article=found,
        row=found.row,
        evidence=statements(found.evidence, asked.texts),
        json_ld=json_ld(found, f"{base_of(asked)}/artikel/{number}"),
        metas=metas(found),
    )


PAGES = (Page("/artikel/{number}", article),)
