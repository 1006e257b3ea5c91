"""The record that a careful reader of a post's page would write, by the rules of docs/replica.md."""

from herne_news.items import Article, Caption
from herne_news.replica.chance import dealt
from herne_news.replica.inherne.blocks import written
from herne_news.replica.inherne.plans import Plan
from herne_news.replica.inherne.stories import Story
from herne_news.replica.spelling import plain
from herne_news.replica.timeline import berlin_iso
from herne_news.replica.words import AUTHORS

#: Themes whose date line stands in a time element, where the post shows one.
TIMED = frozenset({"classic", "blocks", "custom"})


def address(plan: Plan) -> str:
    """Return the canonical URL of a post."""
    return f"https://inherne.net/{plan.slug}/"


def has_date_line(plan: Plan) -> bool:
    """Say whether the page prints ``date | categories``; Newsticker pages and layout A- do not."""
    return plan.layout not in {"N", "A-"}


def shows_user(story: Story) -> bool:
    """Say whether the page names the post's account anywhere."""
    return (
        story.shows_user and story.plan.theme in {"divi", "builder", "classic", "blocks"} and has_date_line(story.plan)
    )


def record(story: Story) -> Article:
    """Return the true record of the whole post, all its pages together."""
    plan = story.plan
    linked = plan.machine.startswith("jsonld")
    machine = plan.machine != "none"
    timed = has_date_line(plan) and plan.theme in TIMED and story.shows_time
    if plan.theme == "custom" and dealt(plan.seed, "day-only", plan.index, range(2)):
        timed = False
    day = plan.published.date().isoformat() if has_date_line(plan) or machine else None
    edited = plan.modified != plan.published
    stated = linked or (edited and (machine or (timed and plan.theme == "classic")))
    authors = story.byline_authors
    if not authors and plan.user in AUTHORS and (machine or shows_user(story)):
        authors = (plan.user,)
    lead = tuple(map(plain, story.lead)) if story.lead_form != "inside" else ()
    # Printed above the text and again in it, the lead counts where it stands first.
    above = lead if story.lead_form in {"outside", "header", "unnamed", "twice"} else ()
    body = [*above, *(paragraph for paragraph in written(story.blocks) if paragraph not in above)]
    categories = plan.categories if has_date_line(plan) else ()
    return Article(
        source="inherne",
        url=address(plan),
        title=plan.title,
        kicker=story.kicker,
        lead="\n\n".join(lead) or None,
        date=day,
        published=berlin_iso(plan.published) if machine or timed else day,
        updated=berlin_iso(plan.modified) if stated else None,
        category=categories[0] if categories else None,
        categories=categories,
        tags=story.plan.tags,
        authors=authors,
        body="\n\n".join(body),
        captions=captions(story),
    )


def captions(story: Story) -> tuple[Caption, ...]:
    """Return the captions of all pictures that have one, in the order of the page."""
    pictures = [story.featured] if story.featured else []
    pictures += [picture for block in story.blocks for picture in block.pictures]
    return tuple(
        Caption(
            position=place,
            text=picture.text,
            credit=picture.credit,
            image_url=picture.image_url,
            alt=picture.alt or None,
        )
        for place, picture in enumerate(pictures, start=1)
    )
