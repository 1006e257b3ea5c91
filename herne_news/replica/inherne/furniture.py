"""What surrounds an article on every page and is none of it: navigation, cookie banner, sidebar, comments, styles, scripts."""

from collections.abc import Sequence
from html import escape
from random import Random

from herne_news.replica.chance import stream
from herne_news.replica.inherne import chrome
from herne_news.replica.words import FIRST, LAST, PLACES, SUBJECTS

SITE = "https://inherne.net"
SECTIONS = ("Freizeit", "Gesellschaft", "Kultur", "Musik", "Sport", "Wirtschaft")
COOKIES = (
    '<div id="cookie-notice" class="cookie-banner cookie-notice" role="dialog" aria-label="Cookie-Hinweis"><div '
    'class="cookie-notice-container">'
    "<h2>Datenschutzeinstellungen</h2><p>Diese Seite verwendet Cookies. Einige von ihnen sind notwendig, andere "
    "helfen uns, das Angebot zu "
    "verbessern. Sie können Ihre Auswahl jederzeit widerrufen.</p><ul><li>Notwendig</li><li>Statistik</li>"
    "<li>Externe Medien</li></ul>"
    '<button class="cn-accept">Alle akzeptieren</button><button>Nur notwendige</button><a href="/datenschutz/">Mehr '
    "erfahren</a></div></div>"
)
SHARE = (
    '<div class="shariff shariff-buttons social-share" data-services="facebook"><ul class="shariff-button"><li><a '
    'href="#" title="Bei Facebook teilen">'
    '<span class="share_text">teilen</span></a></li><li><a href="#"><span '
    'class="share_text">twittern</span></a></li><li><a href="#">'
    '<span class="share_text">E-Mail</span></a></li></ul></div>'
)


class Furniture:
    """The texts that all pages of one site share; made once, chosen and cut for each page."""

    def __init__(self, seed: int) -> None:
        chance = stream(seed, "furniture")
        self.style = "\n".join(
            f".et_pb_{chance.choice(('row', 'text', 'image', 'section', 'module'))}_{n}{{margin:{chance.randint(0, 40)}px "
            f"{chance.randint(0, 9)}%;"
            f"color:#{chance.randrange(16**6):06x};line-height:{chance.randint(11, 19) / 10}em}}"
            for n in range(400)
        )
        self.code = "\n".join(
            f'window._sl{n}=window._sl{n}||[];_sl{n}.push(["{chance.randrange(16**12):012x}",{{datum:"{chance.randint(1, 28)}. '
            f'Mai 2019",titel:"Skript"}}]);'
            for n in range(400)
        )
        self.assets = "\n".join(chrome.assets(SITE, chance))
        self.header = (
            '<a class="skip-link screen-reader-text" href="#content">Zum Inhalt springen</a><header id="main-header" '
            'class="site-header" role="banner">'
            f'<div class="logo"><a href="{SITE}/" rel="home">inHerne</a></div><p class="site-description">Das Magazin '
            f'der Stadt</p>{chrome.social(chance)}{chrome.menu(SITE, SECTIONS, "top-menu", chance)}<form role="search" '
            f'class="search-form" action="{SITE}/">'
            '<label>Suchen nach: <input type="search" name="s"></label><input type="submit" '
            f'value="Suche"></form>{chrome.menu(SITE, SECTIONS, "mobile-menu", chance)}</header>'
        )
        self.widgets = chrome.widgets(SITE, SECTIONS, chance)
        self.cards = [chrome.card(SITE, chance) for _ in range(80)]
        self.footer = (
            '<footer id="main-footer" class="site-footer" role="contentinfo"><div class="newsletter-box">'
            f"<h3>Newsletter</h3><p>Melden Sie sich an.</p></div>{chrome.social(chance)}"
            f'<p>© Stadt Herne, Pressebüro</p><ul class="footer-nav"><li><a href="{SITE}/impressum/">Impressum</a></li>'
            f'<li><a href="{SITE}/datenschutz/">Datenschutz</a></li></ul></footer>'
        )

    def document(self, head: str, kind: str, main: str, chance: Random) -> str:
        """Return the whole document of 64 to 112 KB: head and article with what such a page has around them.

        Two fifths of what that takes are style and script, the rest cards of other posts.
        """
        sidebar = "".join(chance.sample(self.widgets, 4))
        top = (
            f'<body class="{kind}">\n{COOKIES if chance.random() < 0.8 else ""}\n<div id="page-container">\n{self.header}\n'
            f'<div id="content" class="container"><!-- Inhalt -->\n{main}\n</div>\n'
        )
        side = f'<div id="sidebar" class="widget-area" role="complementary">{sidebar}</div>\n'
        known = sum(len(text.encode()) for text in (head, self.assets, top, side, self.footer))
        missing = max(chance.randrange(64_000, 112_000) - known, 0)
        style, code = _cut(self.style, missing // 5), _cut(self.code, missing // 5)
        cards = _as_many(self.cards, missing * 3 // 5, chance)
        return (
            f'<!DOCTYPE html>\n<html lang="de-DE">\n<head>\n{head}\n{self.assets}\n<style '
            f'id="divi-style-inline-css">\n{style}\n</style>\n</head>\n{top}{cards}{side}{self.footer}\n</div>'
            f"\n<script>\n{code}\n</script>\n</body>\n</html>\n"
        )


def comments(chance: Random, date: str) -> str:
    """Return a comment section as WordPress prints it, with other people's names and days in it."""
    items = "".join(
        f'<li class="comment even depth-1" id="comment-{n}"><article class="comment-body"><footer '
        'class="comment-meta"><div class="comment-author vcard">'
        f'<b class="fn">{chance.choice(FIRST)} {chance.choice(LAST)}</b> sagt:</div><time '
        f'datetime="2021-05-0{n}T10:00:00+02:00">{date}</time></footer>'
        f'<div class="comment-content"><p>Ein schöner Beitrag, {chance.choice(PLACES)} war ich auch schon '
        "einmal!</p></div></article></li>"
        for n in range(1, chance.randint(2, 4))
    )
    return (
        '<section id="comments" class="comments-area comment-wrap"><h2 class="comments-title">Kommentare</h2><ol '
        f'class="commentlist">{items}</ol></section>'
    )


def strip(chance: Random) -> str:
    """Return the strip of current topics that stands above an article, with headings and days of its own."""
    items = "".join(
        f'<div class="topic"><h2><a href="{SITE}/inherne-archiv-2/">{escape(chance.choice(SUBJECTS))} im Blick</a></h2><span '
        f'class="published">{n}. Juni 2022</span></div>'
        for n in range(1, 4)
    )
    return f'<aside class="top-themen" aria-label="Aktuelle Themen">{items}</aside>'


def related(chance: Random) -> str:
    """Return a box of other posts: headings, pictures with captions and days that belong to those."""
    items = "".join(
        f'<div class="related-item"><h3><a href="{SITE}/inherne-archiv-2/">{escape(chance.choice(SUBJECTS))} im '
        "Rückblick</a></h3>"
        f'<figure><img src="{SITE}/wp-content/uploads/2015/02/rueckblick_{n}.jpg" alt=""><figcaption>Rückblick '
        "©Archiv</figcaption></figure>"
        f'<time datetime="2015-02-0{n}">{n}. Februar 2015</time><p>Was vor Jahren hier geschah, lesen Sie im '
        "Rückblick.</p></div>"
        for n in range(1, 4)
    )
    return f'<section class="related-posts related"><h2>Ähnliche Beiträge</h2>{items}</section>'


def _cut(text: str, size: int) -> str:
    return text[: max(text.rfind("\n", 0, max(size, 1)), 0)]


def _as_many(cards: Sequence[str], size: int, chance: Random) -> str:
    """Return so many neighbours of `cards` as fill `size` bytes."""
    place = chance.randrange(len(cards))
    found: list[str] = []
    while size > 0 and len(found) < len(cards):
        found.append(cards[(place + len(found)) % len(cards)])
        size -= len(found[-1].encode())
    return f'<div class="more-stories et_pb_row"><h2>Weitere Geschichten</h2>{"".join(found)}</div>\n' if found else ""
