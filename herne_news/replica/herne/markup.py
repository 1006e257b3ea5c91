"""The pieces of a release as markup, and the pages that show one release."""

from collections.abc import Iterable
from random import Random

from herne_news.replica.chance import stream
from herne_news.replica.herne.frame import NOTICE, breadcrumb, document
from herne_news.replica.herne.stories import Picture, Piece, Story
from herne_news.replica.spelling import attribute, spell
from herne_news.replica.timeline import german_day

RELAUNCH = "2017-04-26"
#: Names of classes at the time of each form: whole, date, title, picture, lead, text.
CLASSES = {
    "2018": ("meldung", "meldung_datum", "meldung_titel", "meldung_bild", "meldung_vorspann", "meldung_inhalt"),
    "2020": (
        "meldung_detail",
        "meldung_datum",
        "meldung_ueberschrift",
        "bild_links",
        "meldung_inhalt",
        "meldung_inhalt",
    ),
    "2021": ("news", "news-date", "news-title", "news-image", "news-lead", "news-text"),
    "2022": (
        "c-artikel",
        "c-artikel__zeile",
        "c-artikel__kopf",
        "c-artikel__medium",
        "c-artikel__anriss",
        "c-artikel__rumpf",
    ),
}


def date_line(story: Story, chance: Random) -> str:
    """Return ``Meldung vom 04. Januar 2022``, blanks sometimes doubled or unbreakable."""
    text = f"Meldung vom {german_day(story.plan.moment.date(), padded=True)}"
    return chance.choice((text, f" {text} ", text.replace(" ", "&nbsp;"), f"\n\t{text.replace('vom ', 'vom  ')}\n"))


def image(picture: Picture | None) -> str:
    """Return the img of a picture, or nothing."""
    return (
        f'<img src="{picture.url.removeprefix("https://www.herne.de")}" alt="{attribute(picture.alt)}">'
        if picture
        else ""
    )


def render(pieces: Iterable[Piece], chance: Random) -> str:
    """Return the markup of `pieces`, one after the other."""
    return "\n".join(_piece(piece, chance) for piece in pieces)


def _piece(piece: Piece, chance: Random) -> str:
    text = piece.lines[0]
    match piece.kind:
        case "heading":
            inner = spell(text, chance, inline=False)
            return (
                f"<p><{piece.form}>{inner}</{piece.form}></p>"
                if piece.form in {"strong", "b"}
                else f"<{piece.form}>{inner}</{piece.form}>"
            )
        case "list":
            return "<ul>" + "".join(f"<li>{spell(line, chance, inline=False)}</li>" for line in piece.lines) + "</ul>"
        case "table":
            rows = ("".join(f"<td>{cell}</td>" for cell in line.split("\t")) for line in piece.lines)
            return '<table class="tabelle"><tbody>' + "".join(f"<tr>{row}</tr>" for row in rows) + "</tbody></table>"
        case "lines":
            return "<p>" + "<br>".join(spell(line, chance, inline=False) for line in piece.lines) + "</p>"
        case "link":
            head, last = text.removesuffix(" .").rsplit(" ", 1)
            return f'<p>{spell(head, chance)} <a href="{attribute(piece.form)}">{last}</a> .</p>'
        case "download":
            return f'<p><a class="download" href="/PDF/Meldungen/faltblatt.pdf">{text}</a></p>'
        case "credit":
            return f"<p><em>{text}</em></p>" if chance.random() < 0.3 else f"<p>{text}</p>"
        case _:
            return f"<p>{spell(text, chance)}</p>"


def detail(story: Story) -> str:
    """Return the page of a release in the form of its time."""
    plan = story.plan
    chance = stream(plan.seed, "detail", plan.index)
    form = "2022" if plan.form == "december" else plan.form
    whole, date, title, picture, lead, text = CLASSES[form]
    tag = "h1" if form in {"2018", "2021"} else "h2"
    headline = spell(plan.title, chance, inline=False)
    shown = f'<div class="{picture}">{image(story.picture)}</div>' if story.picture else ""
    first = render(story.pieces[:1], chance)
    again = first if story.repeats_lead else ""
    inside = (
        f'<div class="{date}">{date_line(story, chance)}</div>\n<{tag} class="{title}">{headline}</{tag}>\n{shown}'
        f'<div class="{lead}">{first}</div>\n'
        f'<div class="{text}">{again}{render(story.pieces[1:2], chance)}{image(story.second)}'
        f"{render(story.pieces[2:], chance)}</div>"
    )
    above, below = _around(plan.form)
    article = f'<div id="inhalt">{above}<div class="{whole}">{inside}</div>{below}</div>'
    return document(headline, article, cookies=form == "2022", page_date=RELAUNCH)


def _around(form: str) -> tuple[str, str]:
    """Return what stands above and below a release."""
    details = f"<h2>Details der Meldungen</h2><p>{RELAUNCH}</p>"
    label = '<span class="unsichtbar">Dokumenteninhalt</span>'
    crumbs = breadcrumb("Homepage", "Meldungen")
    match form:
        case "2018":
            return "", ""
        case "2020":
            return '<h1 class="unsichtbar">Pressemitteilungen</h1>', ""
        case "2021":
            return crumbs + label, details
        case "2022":
            return crumbs + label, f'<div class="c-meta">{details}</div>'
    return f"{crumbs}{NOTICE}{label}", f'<div class="c-meta">{details}</div>'
