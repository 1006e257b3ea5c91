"""The pieces of a post's header and footer that all themes arrange: kicker, title, date line, terms, lead."""

from collections.abc import Iterable
from random import Random

from herne_news.replica.chance import dealt
from herne_news.replica.inherne.furniture import SITE
from herne_news.replica.inherne.plans import Plan
from herne_news.replica.inherne.stories import Story
from herne_news.replica.spelling import attribute, slug, spell
from herne_news.replica.timeline import berlin_iso, german_day

KICKERS = (
    '<span class="kicker">{}</span>', '<p class="dachzeile">{}</p>', '<div class="entry-kicker">{}</div>', '<span '
    'class="topline">{}</span>',
    '<h2 class="overline">{}</h2>', '<p class="spitzmarke">{}</p>', "inner",
)  # fmt: skip
LEADS = (
    '<div class="entry-excerpt">{}</div>', '<div class="vorspann">{}</div>', '<div class="entry-summary">{}</div>',
    '<div class="teaser-text intro">{}</div>',
    '<div class="post-excerpt">{}</div>', '<div class="lead">{}</div>',
)  # fmt: skip
UNTITLED = (
    '<h1 class="entry-title">Untitled</h1>',
    '<h1 class="entry-title">Ohne Titel</h1>',
    '<h1 class="entry-title"></h1>',
    "",
)
#: Terms that a date line may print without links: no reader mistakes where one ends and the next begins.
KNOWN_TERMS = frozenset({"Freizeit", "Gesellschaft", "Kultur", "Wirtschaft"})


def header(story: Story, chance: Random, classes: str = "entry-title") -> str:
    """Return kicker and title in the order of the layout."""
    plan = story.plan
    if plan.title is None:
        return UNTITLED[(plan.seed + plan.index // 300) % len(UNTITLED)] if plan.theme != "classic" else UNTITLED[0]
    form = dealt(plan.seed, "kicker-form", plan.index, KICKERS)
    title = spell(plan.title, chance, inline=False)
    kicker = spell(story.kicker, chance, inline=False) if story.kicker else ""
    if plan.layout == "N":
        shape = form if form != "inner" else KICKERS[0]
        return f'<p class="rubrik">Newsticker</p><h1 class="{classes}">{title}</h1>{shape.format(kicker)}'
    if not kicker and dealt(plan.seed, "empty-kicker", plan.index, range(3)) == 0:
        kicker = "&nbsp;" if form != "inner" else ""
    if form == "inner" and kicker:
        return f'<h1 class="{classes}"><span class="kicker">{kicker}</span> {title}</h1>'
    return f'{form.format(kicker) if kicker else ""}<h1 class="{classes}">{title}</h1>'


def day(plan: Plan, chance: Random) -> str:
    """Return the printed day, blanks sometimes unbreakable."""
    text = german_day(plan.published)
    return text.replace(" ", "&nbsp;") if chance.random() < 0.2 else text


def timed(story: Story, chance: Random) -> str:
    """Return the day in a time element where the post shows one; an edited post of a classic theme shows two."""
    plan, text = story.plan, day(story.plan, chance)
    if not story.shows_time:
        return text
    if plan.theme == "custom":
        moment = (
            plan.published.date().isoformat()
            if dealt(plan.seed, "day-only", plan.index, range(2))
            else berlin_iso(plan.published)
        )
        return f'<time datetime="{moment}">{text}</time>'
    edited = plan.modified != plan.published
    first = (
        f'<time class="entry-date published{"" if edited else " updated"}" '
        f'datetime="{berlin_iso(plan.published)}">{text}</time>'
    )
    if plan.theme != "classic" or not edited:
        return first
    return f'{first}<time class="updated" datetime="{berlin_iso(plan.modified)}">{german_day(plan.modified)}</time>'


def terms(plan: Plan, joint: str, *, rel: str = "category tag") -> str:
    """Return the categories as links with `joint` between them."""
    return joint.join(
        f'<a href="{SITE}/category/{term_slug(name)}/" rel="{rel}">{name}</a>' for name in plan.categories
    )


def term_slug(name: str) -> str:
    """Return the slug of a term (``Ausgabe 2021/1`` -> ``ausgabe-2021-1``)."""
    return slug(name.replace("/", "-").replace("&", ""))


def tag_links(tags: Iterable[str], joint: str = ", ") -> str:
    """Return tags as links."""
    return joint.join(f'<a href="{SITE}/tag/{term_slug(name)}/" rel="tag">{attribute(name)}</a>' for name in tags)


def lead(story: Story, chance: Random) -> tuple[str, str]:
    """Return the lead's block inside the header and the one between header and text; at most one of them is not empty."""
    paragraphs = "\n".join(f"<p>{spell(text, chance)}</p>" for text in story.lead)
    match story.lead_form:
        case "header":
            return f'<div class="entry-lead">{paragraphs}</div>', ""
        case "unnamed" if story.plan.theme in {"divi", "classic", "custom", "themebuilder"}:
            return "", f'<div class="artikel__oben">{paragraphs}</div>'
        case "outside" | "twice" | "unnamed":
            if story.plan.theme == "blocks":
                return (
                    "",
                    "<div "
                    f'class="wp-block-post-excerpt">{paragraphs.replace("<p>", "<p class=wp-block-post-excerpt__excerpt>")}'
                    "</div>",
                )
            if story.plan.theme == "builder":
                return (
                    "",
                    '<div class="et_pb_module et_pb_text et_pb_text_0 vorspann"><div '
                    f'class="et_pb_text_inner">{paragraphs}</div></div>',
                )
            return "", dealt(story.plan.seed, "lead-block", story.plan.index, LEADS).format(paragraphs)
    return "", ""


def pager(story: Story, part: int) -> str:
    """Return the links between the pages of a post that is cut into several."""
    count = len(story.parts)
    if count == 1:
        return ""
    base = f"{SITE}/{story.plan.slug}/"
    links = [
        f'<span class="post-page-numbers current" aria-current="page">{n}</span>'
        if n == part
        else f'<a href="{base}{f"{n}/" if n > 1 else ""}" class="post-page-numbers">{n}</a>'
        for n in range(1, count + 1)
    ]
    tag = "nav" if story.plan.index % 2 else "div"
    return f'<{tag} class="page-links">Seiten: {" ".join(links)}</{tag}>'
