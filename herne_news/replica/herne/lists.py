"""The lists of releases: news lists, section lists and the home page, items with and without a page."""

from collections.abc import Sequence
from random import Random

from herne_news.replica.chance import stream
from herne_news.replica.herne.frame import breadcrumb, document
from herne_news.replica.herne.markup import date_line, image, render
from herne_news.replica.herne.plans import Plan
from herne_news.replica.herne.sections import Section
from herne_news.replica.herne.stories import Story
from herne_news.replica.spelling import spell

HOSTS = (
    "",
    "https://herne.de",
    "",
    "http://www.herne.de",
    "http://www.kids.herne.de",
    "http://kids.herne.de",
    "https://www.herne.de",
    "",
)
#: A box between the items that has no day and is no release.
BOX = (
    '<div class="box_service"><h2>Termin vereinbaren</h2><p>Buchen Sie Ihren Besuch im Amt vorab.</p><p>'
    '<a href="/Rathaus/Buergerservice/Dienstleistungen-Detailansicht_13707.html">Zur Buchung</a></p></div>'
)
LABELS = ("Zu den Aktionen im Stadtgebiet", "Alle Einzelheiten", "Zum ganzen Text")


def listing(section: Section, stories: Sequence[Story], seed: int) -> str:
    """Return the page of a list with its items in the given order."""
    chance = stream(seed, "list", section.path)
    shape = {"old": _old, "flat": _flat, "card": _card, "home": _home}[section.form]
    shown = [shape(story, chance) for story in stories]
    if section.form in {"home", "card"}:
        shown.insert(2, BOX)
    items = "\n".join(shown)
    above = "" if section.form == "old" else '<h2 class="unterzeile">Pressemeldungen</h2>'
    crumbs = "" if section.form == "old" else breadcrumb("Homepage", section.heading)
    folder = section.path if section.path.endswith("/") else "/Rathaus/"
    inside = (
        f'<div id="inhalt">{crumbs}<h1>{section.heading}</h1><p class="kurzlinks"><a href="{folder}index.html">Diese '
        "Seite</a> | "
        '<a href="/PDF/Finanzen/2018/haushalt.pdf">Haushalt (PDF, 3.603 KB)</a> | <a '
        f'href="/allris/to010.asp?SILFDNR=77">Sitzung</a></p>{above}'
        f'<div class="liste">{items}</div></div><p class="stand">2021-03-01</p>'
    )
    return document(section.heading, inside, cookies=section.form in {"card", "home"}, page_date="2021-03-01")


def href(plan: Plan, chance: Random) -> str:
    """Return an address of a release as one of the lists spells it."""
    return f"{chance.choice(HOSTS)}/Meldungen/News-Detailansicht_{plan.number}.html"


def _more(story: Story, chance: Random) -> str:
    if not story.has_page:
        return ""
    title = spell(story.plan.title, chance, inline=False)
    return f'<p class="mehr"><a href="{href(story.plan, chance)}">mehr zur Meldung: {title}</a></p>'


def _text(story: Story, chance: Random) -> str:
    return render(story.pieces[: story.teaser], chance)


def _old(story: Story, chance: Random) -> str:
    title = spell(story.plan.title, chance, inline=False)
    return (
        f'<div class="meldung"><div class="meldung_datum">{date_line(story, chance)}</div><h3>{title}</h3><div '
        'class="meldung_inhalt">'
        f"{image(story.picture)}{_text(story, chance)}{_more(story, chance)}</div></div>"
    )


def _flat(story: Story, chance: Random) -> str:
    title = spell(story.plan.title, chance, inline=False)
    return (
        f'<p class="datum">{date_line(story, chance)}</p>\n'
        f"<h3>{title}</h3>\n{image(story.picture)}{_text(story, chance)}\n{_more(story, chance)}"
    )


def _card(story: Story, chance: Random) -> str:
    title = spell(story.plan.title, chance, inline=False)
    linked = f'<a href="{href(story.plan, chance)}">{title}</a>' if story.has_page else title
    return (
        f'<article class="c-karte"><span class="c-karte__zeile">{date_line(story, chance)}</span><h3 '
        f'class="c-karte__kopf">{linked}</h3>'
        f'<div class="c-karte__rumpf">{image(story.picture)}{_text(story, chance)}</div>{_more(story, chance)}</article>'
    )


def _home(story: Story, chance: Random) -> str:
    title = spell(story.plan.title, chance, inline=False)
    label = f'<p><a href="{href(story.plan, chance)}">{chance.choice(LABELS)}</a></p>' if story.has_page else ""
    return (
        f'<div class="box_startseite"><div class="zeile">{date_line(story, chance)}</div>'
        f"<h2>{title}</h2>{image(story.picture)}{_text(story, chance)}{label}</div>"
    )
