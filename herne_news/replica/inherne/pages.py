"""Whole HTML pages of the magazine: posts, lists, static pages, errors."""

from collections.abc import Sequence
from random import Random

from herne_news.replica.chance import dealt, stream
from herne_news.replica.inherne import themes
from herne_news.replica.inherne.furniture import SHARE, SITE, Furniture, comments, related, strip
from herne_news.replica.inherne.machine import head
from herne_news.replica.inherne.parts import day, term_slug
from herne_news.replica.inherne.plans import Plan
from herne_news.replica.inherne.stories import Story
from herne_news.replica.inherne.truth import address
from herne_news.replica.spelling import attribute, spell

STATIC = {
    "impressum": (
        "Impressum",
        (
            "Herausgeberin ist die Stadt.",
            "Verantwortlich für den Inhalt: das Pressebüro, Telefon 0 23 23 / 16 – 47 12.",
        ),
    ),
    "datenschutz": (
        "Datenschutz",
        ("Der Schutz Ihrer Daten ist uns wichtig.", "Diese Seite setzt notwendige Cookies."),
    ),
    "inherne-archiv-2": ("inherne Archiv", ("Hier finden Sie alle gedruckten Hefte seit der ersten Ausgabe.",)),
}
ARCHIVE_YEARS = range(2002, 2010)


def post(furniture: Furniture, story: Story, part: int) -> str:
    """Return page `part` of a post."""
    plan = story.plan
    chance = stream(plan.seed, "page", plan.index, part)
    extras = [themes.article(story, part, chance)]
    if dealt(plan.seed, "strip", plan.index, range(4)) == 0:
        extras.insert(0, strip(chance))
    if plan.theme != "themebuilder":
        extras.append(
            f'<nav class="navigation post-navigation"><a href="{SITE}/inherne-archiv-2/" rel="prev">Vorheriger '
            "Beitrag</a></nav>"
        )
    if dealt(plan.seed, "around", plan.index, range(3)):
        extras.append(related(chance))
    if dealt(plan.seed, "comments", plan.index, range(3)) == 0:
        extras.append(comments(chance, "4. Mai 2021 um 10:00 Uhr"))
    if plan.theme in {"bare", "divi"} and dealt(plan.seed, "site-title", plan.index, range(3)) == 0:
        extras.insert(
            0, f'<div class="site-branding"><h1 class="site-title"><a href="{SITE}/" rel="home">inHerne</a></h1></div>'
        )
    kind = f"post-template-default single single-post postid-{plan.post_id} single-format-standard"
    return _page(furniture, head(story, part), kind, "\n".join(extras), chance)


def password(furniture: Furniture, plan: Plan) -> str:
    """Return the page of the post that asks for a password."""
    text = (
        f'<main id="main"><article id="post-{plan.post_id}" class="post-{plan.post_id} post type-post status-publish '
        'post-password-required hentry"><header '
        f'class="entry-header"><h1 class="entry-title">Geschützt: {plan.title}</h1></header><div '
        f'class="entry-content"><form action="{SITE}/wp-login.php?'
        'action=postpass" class="post-password-form" method="post"><p>Dieser Inhalt ist passwortgeschützt. Um ihn '
        "anzuschauen, geben Sie bitte Ihr Passwort "
        'ein:</p><p><label>Passwort: <input name="post_password" type="password" size="20"></label> <input '
        'type="submit" value="Absenden"></p></form></div>'
        "</article></main>"
    )
    top = (
        f'<meta charset="UTF-8"><title>Geschützt: {plan.title} – inHerne</title><link rel="canonical" '
        f'href="{address(plan)}">'
    )
    return _page(
        furniture,
        top,
        f"post-template-default single single-post postid-{plan.post_id}",
        text,
        stream(plan.seed, "password"),
    )


def static(furniture: Furniture, name: str, seed: int) -> str:
    """Return one of the static pages; the archive of print issues has bare years for headings."""
    title, paragraphs = STATIC[name]
    chance = stream(seed, "static", name)
    number = 20 + sorted(STATIC).index(name)
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    if name == "inherne-archiv-2":
        text += "".join(
            f"<h3>{year}</h3><p>Das Heft {year} erzählt von Menschen, Häusern und Festen dieses Jahres.</p>"
            for year in ARCHIVE_YEARS
        )
    body = (
        f'<main id="main"><article id="post-{number}" class="post-{number} page type-page status-publish hentry">'
        '<header class="entry-header"><h1 '
        f'class="entry-title">{title}</h1></header><div class="entry-content">{text}</div></article></main>'
    )
    top = f'<meta charset="UTF-8"><title>{title} – inHerne</title><link rel="canonical" href="{SITE}/{name}/">'
    return _page(furniture, top, f"page-template-default page page-id-{number}", body, chance)


def listing(
    furniture: Furniture,
    heading: str,
    path: str,
    number: int,
    last: int,
    stories: Sequence[Story],
    seed: int,
    kind: str,
) -> str:
    """Return page `number` of `last` of a list of posts.

    `path` is the list's own (``/category/kultur/``), `kind` the class of its body.
    """
    chance = stream(seed, "listing", path, number)
    items = "\n".join(_item(story, place, chance) for place, story in enumerate(stories))
    newer = (
        f'<a class="prev page-numbers" href="{SITE}{path}{f"page/{number - 1}/" if number > 2 else ""}">Neuere</a>'
        if number > 1
        else ""
    )
    older = (
        f'<a class="next page-numbers" href="{SITE}{path}page/{number + 1}/">Ältere Beiträge</a>'
        if number < last
        else ""
    )
    if kind == "home blog" and older:
        older = (
            f'<div class="pagination clearfix"><div class="alignleft"><a href="{SITE}{path}page/{number + 1}/">« '
            "Ältere Einträge</a></div></div>"
        )
    main = (
        '<div id="main-content"><div id="content-area"><div id="left-area"><h1 '
        f'class="page-title">{heading}</h1>{items}'
        f'<nav class="navigation pagination"><div class="nav-links">{newer}<span class="page-numbers '
        f'current">{number}</span>{older}</div></nav></div></div></div>'
    )
    graph = (
        '<script type="application/ld+json" '
        'class="yoast-schema-graph">{"@context":"https://schema.org","@graph":[{"@type":"CollectionPage"}]}</script>'
    )
    top = (
        f'<meta charset="UTF-8"><title>{heading} – inHerne</title>{graph}<link rel="alternate" '
        f'type="application/rss+xml" href="{SITE}{path}feed/">'
    )
    return _page(furniture, top, kind, main, chance)


def missing(furniture: Furniture, seed: int) -> str:
    """Return the page for an unknown address."""
    body = (
        '<main id="main"><section class="error-404 not-found"><h1 class="page-title">Es konnten keine Ergebnisse '
        "gefunden werden</h1><p>Die angefragte Seite "
        "konnte nicht gefunden werden. Verfeinern Sie Ihre Suche.</p></section></main>"
    )
    return _page(
        furniture,
        '<meta charset="UTF-8"><title>Seite nicht gefunden – inHerne</title>',
        "error404",
        body,
        stream(seed, "missing"),
    )


def link(plan: Plan, place: int) -> str:
    """Return the address by which a list links to a post; some are written another way than the canonical one."""
    spellings = (
        "https://inherne.net/{}/",
        "http://inherne.net/{}/",
        "https://inherne.net/{}/",
        "http://www.inherne.net/{}/?utm_source=liste&amp;utm_medium=web",
    )
    return spellings[(plan.index + place) % len(spellings)].format(plan.slug)


def _item(story: Story, place: int, chance: Random) -> str:
    plan = story.plan
    href = link(plan, place)
    title = spell(plan.title or "Ohne Titel", chance, inline=False)
    teaser = spell(story.lead[0], chance, inline=False) if story.lead else "Hier geht es zum Beitrag."
    terms = " ".join(
        f'<a href="{SITE}/category/{term_slug(name)}/" rel="category tag">{name}</a>' for name in plan.categories
    )
    return (
        f'<article id="post-{plan.post_id}" class="et_pb_post {themes.classes(story)}"><a '
        f'class="entry-featured-image-url" href="{href}"><img '
        f'src="{SITE}/wp-content/uploads/2017/01/kopf.jpg" alt=""></a><h2 class="entry-title"><a '
        f'href="{href}">{title}</a></h2><p class="post-meta">'
        f'<span class="published">{day(plan, chance)}</span> | {terms}</p><p>{teaser}</p><a class="more-link" '
        f'href="{href}">mehr lesen</a></article>'
    )


def _page(furniture: Furniture, top: str, kind: str, main: str, chance: Random) -> str:
    share = f'<div class="share-bar">{SHARE}</div>' if "single" in kind and chance.random() < 0.5 else ""
    return furniture.document(top, f"{kind} et_divi_theme et-db", f"{main}\n{share}", chance)


def text_of(text: str) -> str:
    """Return `text` escaped for XML."""
    return attribute(text)
