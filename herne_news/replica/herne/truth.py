"""The record that a careful reader of a release would write, by the rules of docs/replica.md."""

import re

from herne_news.items import Article, Caption
from herne_news.replica.herne.plans import Plan
from herne_news.replica.herne.sections import Section
from herne_news.replica.herne.stories import Story, written
from herne_news.replica.spelling import plain
from herne_news.urls import teaser_key, teaser_url

CREDIT = re.compile(r"^(?:Fotos?|Bild(?:er)?):? ")


def address(plan: Plan) -> str:
    """Return the canonical URL of a release's page."""
    return f"https://www.herne.de/Meldungen/News-Detailansicht_{plan.number}.html"


def record(story: Story, first_list: Section) -> Article:
    """Return the true record of a release; `first_list` gives one without a page its address."""
    plan = story.plan
    day = plan.moment.date().isoformat()
    body = written(story.pieces)
    return Article(
        source="herne",
        url=address(plan) if story.has_page else teaser_url(first_list.url, teaser_key(day, plan.title)),
        title=plan.title,
        lead=body[0] if body else None,
        date=day,
        published=day,
        body="\n\n".join(body) or None,
        captions=_captions(story) if story.has_page else (),
    )


def _captions(story: Story) -> tuple[Caption, ...]:
    credits_ = [CREDIT.sub("", plain(piece.lines[0])) for piece in story.pieces if piece.kind == "credit"]
    pictures = [picture for picture in (story.picture, story.second) if picture]
    shown = [*pictures, *([None] * len(credits_))]
    return tuple(
        Caption(
            position=place,
            credit=name,
            image_url=picture.url if picture else None,
            alt=picture.alt or None if picture else None,
        )
        for place, (name, picture) in enumerate(zip(credits_, shown, strict=False), start=1)
    )
