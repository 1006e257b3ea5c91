"""An article as a reader reads it, with where each statement comes from."""

import shlex

from datasette import Response

from herne_news.browse.evidence import statements
from herne_news.browse.feeds.answering import base_of
from herne_news.browse.feeds.describing import json_ld, metas
from herne_news.browse.page_request import PageRequest
from herne_news.browse.records.article import full_article, merged_into
from herne_news.browse.routing import Page
from herne_news.browse.safety.profile import address as site_address
from herne_news.browse.text import excerpt

#: Characters of what search engines show below a title.
DESCRIPTION = 160


async def article(asked: PageRequest) -> Response:
    """Answer ``/artikel/{number}``: the article of that number, for good at this address."""
    number = asked.number("number")
    found = await asked.read(lambda connection: full_article(connection, number))
    if found is None:
        return await moved(asked, number)
    place = f"{base_of(asked)}/artikel/{number}"
    return await asked.page(
        "article",
        article=found,
        row=found.row,
        evidence=statements(found.evidence, asked.texts),
        page_command=f"herne-news show --page {shlex.quote(found.row['url'])}",
        # Where nobody has said how the site is called, its address is good for this machine alone.
        permanent=place if site_address(asked.datasette) else None,
        description=excerpt(found.row["lead"] or found.row["body"], DESCRIPTION),
        json_ld=json_ld(found, place),
        metas=metas(found),
    )


async def moved(asked: PageRequest, number: int, page: str = "") -> Response:
    """Answer for a number that no article has: lead on to the one that its article was merged into, if there is one."""
    other = await asked.read(lambda connection: merged_into(connection, number))
    if other is None:
        return await asked.missing()
    return Response.redirect(asked.address.article(other) + page, status=301)


PAGES = (Page("/artikel/{number}", article),)
