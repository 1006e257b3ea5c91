"""Every kind of page that is no article gives its reason and no record, also at the address of an article."""

import pytest

from herne_news.items import Refusal
from herne_news.parsers import parse

ARTICLE = {
    "inherne": "https://inherne.net/schleuse/",
    "herne": "https://www.herne.de/Meldungen/News-Detailansicht_64.html",
}
FOOTER = "<footer><h6>Fußzeile</h6><p>© Stadt Herne 2025</p></footer>"
TEASER = (
    "<article id='post-{0}' class='post-{0} post type-post hentry'><h2 class='entry-title'><a href='/b-{0}/'>Beitrag {0}</a></h2>"
    "<p>2. Mai 2019 | Kultur</p><div class='entry-summary'><p>Am Kanal wird gebaut, und alle schauen zu.</p></div></article>"
)
TEASERS = "".join(TEASER.format(number) for number in (5, 6, 7))
ITEM = (
    "<div><p>Meldung vom 0{0}. Mai 2022</p><h3>Meldung {0}</h3><p>Das Bad bleibt zu.</p>"
    "<p><a href='/Meldungen/News-Detailansicht_12{0}.html'>mehr zur Meldung: Meldung {0}</a></p></div>"
)
ITEMS = "<h2>Pressemeldungen</h2>" + "".join(ITEM.format(number) for number in (3, 2, 1))
YEARS = "".join(
    f"<h2>{year}</h2><p>Heft {year}: Der Kanal, die Märkte und ein Wald aus Birken.</p>" for year in range(2002, 2006)
)
CONSENT = (
    "<div><h2>Ihre Einwilligung</h2><p>Wir verwenden Cookies und Tracking. Mit Ihrer Zustimmung verarbeiten wir Daten, siehe "
    "Datenschutz.</p><p>Cookies ablehnen oder Cookies zulassen: Ihre Einwilligung können Sie widerrufen.</p></div>"
)
PASSWORD = (
    "<form class='post-password-form' action='/wp-login.php?action=postpass' method='post'><p>Dieser Inhalt ist geschützt. Um "
    "ihn anzuschauen, gib bitte das Passwort ein.</p><p><input type='password' name='post_password'></p></form>"
)
LOGIN = (
    "<form id='loginform' action='/anmelden' method='post'><p><label>Benutzername <input name='log'></label></p>"
    "<p><label>Passwort <input type='password' name='pwd'></label></p><p><input type='submit' value='Anmelden'></p></form>"
)
NOT_FOUND = "<h1>Seite nicht gefunden</h1><p>Leider gibt es nichts, was zu dieser Adresse passt.</p>"
DOWN = "<h1>503 Service Unavailable</h1><p>Der Dienst ist gerade nicht zu erreichen.</p>"
FEED = (
    "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0'><channel><title>Home – inHerne</title><item><title>Schleuse</title>"
    "<description>&lt;p&gt;Am Kanal wird gebaut.&lt;/p&gt;</description></item></channel></rss>"
)
SITEMAP = (
    "<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://inherne.net/a/</loc></url>"
    "</urlset>"
)
NOTHING_HERE = "<h1>Hoppla, hier ist nichts!</h1><p>Die gesuchte Seite gibt es leider nicht oder nicht mehr.</p>"
BUSY = "<h1>Gleich zurück</h1><p>Diese Website ist für einige Minuten nicht erreichbar, da wir sie umbauen.</p>"
GUARD = "<h1>inherne.net</h1><p>Verifying you are human. The site reviews the security of your connection.</p>"
DATABASE = "Fehler beim Aufbau einer Datenbankverbindung"
MAINTENANCE = (
    "<html><head><title>Wartungsarbeiten</title></head><body><p>Wegen Wartungsarbeiten ist diese Website kurzzeitig nicht "
    "verfügbar. Schauen Sie in einer Minute wieder vorbei.</p></body></html>"
)
SERVER_ERROR = f"<html><head><title>503 Service Unavailable</title></head><body>{DOWN}</body></html>"
EMPTY_BODY = "<!doctype html><html><head><title>Leer</title></head><body></body></html>"
COOKIES = (
    "<h2>Cookie-Einstellungen</h2><p>herne.de setzt sogenannte essenzielle Cookies.</p>"
    "<p>Darüber hinaus fragen wir nach Ihrer Zustimmung.</p>"
)
ARCHIVE = f"<h1 class='entry-title'>Archiv</h1><div class='entry-content'>{YEARS}</div>"
PICTURE = "<figure><img src='/s.jpg' alt=''></figure><p>Die Schleuse am Morgen, vom Ufer her gesehen.</p>"
IMPRINT = "<h1 class='entry-title'>Impressum</h1><div class='entry-content'><p>Herausgegeben von der Stadt.</p></div>"
AUTHOR = "<div class='author-box'><h4>Ruth Hellkamp</h4><p>Schreibt seit Jahren für das Magazin.</p></div>"
STATIC = "<h1>Haushalt</h1><p>So viel Geld hat die Stadt.</p><p>2021-03-01</p>"
FOUND = "<h1>Suche</h1><ul><li><a href='/Meldungen/News-Detailansicht_128.html'>Meldung 2</a></li></ul>"
INTERNAL = (
    "<h1>Interner Bereich</h1><form action='/anmelden'><p>Bitte Passwort eingeben: <input type='password'></p></form>"
)
SINGLE = "single single-post postid-7"
TEXT = "<p>Am Kanal wird gebaut, und alle schauen zu.</p>"


def wordpress(names: str, main: str, title: str = "inHerne") -> str:
    """Return a page as WordPress frames it, `names` being the classes of its body."""
    head = f"<!doctype html><html lang='de-DE'><head><title>{title}</title></head><body class='{names}'>"
    return f"{head}<header><nav><a href='/'>inHerne</a></nav></header><main>{main}</main>{FOOTER}</body></html>"


def post(content: str, title: str = "Schleuse") -> str:
    """Return the element of one post."""
    head = f"<article id='post-7' class='post-7 post'><h1 class='entry-title'>{title}</h1>"
    return f"{head}<div class='entry-content'>{content}</div></article>"


def city(main: str) -> str:
    """Return a page in the city's frame."""
    head = (
        "<!doctype html><html lang='de'><head><title>Stadt Herne</title></head><body><nav><a href='/'>Start</a></nav>"
    )
    return f"{head}{main}{FOOTER}</body></html>"


MAGAZINE, CITY = "https://inherne.net", "https://www.herne.de"
#: Kind -> page, address (that of an article where the kind says nothing else), reason.
INHERNE: dict[str, tuple[str, str | None, str]] = {
    "listing-category": (wordpress("archive category", f"<h1>Kultur</h1>{TEASERS}"), "/category/kultur/", "listing"),
    "listing-tag": (wordpress("archive tag", f"<h1>Kanal</h1>{TEASERS}"), "/tag/kanal/", "listing"),
    "listing-issue": (wordpress("archive category", f"<h1>Ausgabe 2021/1</h1>{TEASERS}"), "/category/a/", "listing"),
    "listing-next-page": (wordpress("", TEASERS), "/page/2/", "listing"),
    "listing-without-body-classes": (wordpress("", f"<h1>Kultur</h1>{TEASERS}"), "/category/kultur/", "listing"),
    "listing-at-an-article's-address": (wordpress("blog", TEASERS), None, "listing"),
    "archive-by-date": (wordpress("archive date", f"<h1>Mai 2019</h1>{TEASERS}"), "/2019/05/", "archive"),
    "archive-by-date-without-body-classes": (wordpress("", f"<h1>Mai 2019</h1>{TEASERS}"), "/2019/05/", "archive"),
    "archive-of-bare-years": (wordpress("", ARCHIVE), "/inherne-archiv-2/", "archive"),
    "archive-of-bare-years-as-wordpress-page": (wordpress("page page-id-7", ARCHIVE), "/inherne-archiv-2/", "page"),
    "author-page": (wordpress("archive author", f"<h1>Ruth Hellkamp</h1>{TEASERS}"), "/author/ruth/", "author"),
    "author-page-without-body-classes": (wordpress("", f"<h1>Ruth</h1>{TEASERS}"), "/author/ruth/", "author"),
    "consent-wall": (wordpress("", CONSENT), None, "consent"),
    "error-page-404": (wordpress("error404", NOT_FOUND), None, "error-page"),
    "error-page-with-status-200": (wordpress("", NOT_FOUND, "Seite nicht gefunden – inHerne"), None, "error-page"),
    "error-page-that-only-its-text-tells": (wordpress("", NOTHING_HERE, "Hoppla"), None, "error-page"),
    "error-page-while-the-site-is-changed": (wordpress("", BUSY), None, "error-page"),
    "error-page-of-a-guard-against-robots": (wordpress("", GUARD, "Einen Moment"), None, "error-page"),
    "error-page-of-a-guard-that-its-title-tells": (wordpress("", TEXT, "Just a moment..."), None, "error-page"),
    "error-page-of-the-server": (SERVER_ERROR, None, "error-page"),
    "error-page-of-the-database": (wordpress("", f"<h1>{DATABASE}</h1>", DATABASE), None, "error-page"),
    "error-page-maintenance": (MAINTENANCE, None, "error-page"),
    "password-form": (wordpress(SINGLE, post(PASSWORD, "Geschützt: Schleuse")), None, "password"),
    "login": (wordpress("login login-action-login", LOGIN, "Anmelden ‹ inHerne"), "/wp-login.php", "password"),
    "login-without-body-classes": (wordpress("", LOGIN, "Anmelden"), "/wp-login.php", "password"),
    "empty-answer": ("", None, "empty"),
    "empty-body": (EMPTY_BODY, None, "empty"),
    "post-without-text": (wordpress(SINGLE, post("")), None, "empty"),
    "home": (wordpress("home blog", TEASERS), "/", "home"),
    "home-without-body-classes": (wordpress("", TEASERS), "/", "home"),
    "home-as-wordpress-page": (wordpress("home page page-id-2", TEASERS), "/", "home"),
    "search-results": (wordpress("search search-results", f"<h1>Suche</h1>{TEASERS}"), "/?s=kanal", "listing"),
    "search-results-without-body-classes": (wordpress("", f"<h1>Suche</h1>{TEASERS}"), "/?s=kanal", "listing"),
    "search-without-results": (wordpress("search search-no-results", "<h1>Nichts</h1>"), "/?s=kanal", "listing"),
    "attachment-page": (
        wordpress("attachment single single-attachment postid-7", post(PICTURE)),
        "/schleuse-01/",
        "page",
    ),
    "static-page": (wordpress("page page-id-3", IMPRINT), "/impressum/", "page"),
    "static-page-that-a-theme-calls-single": (wordpress("page page-id-3 single", IMPRINT), "/impressum/", "page"),
    "static-page-with-its-author": (wordpress("page page-id-3", IMPRINT + AUTHOR), "/impressum/", "page"),
    "feed": (FEED, "/feed/", "not-html"),
    "sitemap": (SITEMAP, "/wp-sitemap.xml", "not-html"),
    "picture": ("\x89PNG\r\n\x1a\n", None, "binary"),
}
HERNE: dict[str, tuple[str, str | None, str]] = {
    "listing-all-news": (city(f"<h1>Alle News</h1>{ITEMS}"), "/Meldungen/Alle-News.html", "listing"),
    "listing-section": (city(f"<h1>Rathaus</h1>{ITEMS}"), "/Rathaus/", "listing"),
    "listing-at-an-article's-address": (city(f"<h1>Alle News</h1>{ITEMS}"), None, "listing"),
    "archive-of-bare-years": (city(f"<h1>Archiv</h1>{YEARS}"), "/Rathaus/Archiv/", "page"),
    "author-page": (city("<h1>Ruth Hellkamp</h1><p>Pressebüro, 0 23 23 / 16 - 29 20</p>"), "/Rathaus/Presse/", "page"),
    "consent-wall": (city(CONSENT), None, "consent"),
    "consent-wall-of-the-city": (city(COOKIES), None, "empty"),
    "error-page-with-status-200": (city(NOT_FOUND), None, "error-page"),
    "error-page-of-the-server": (SERVER_ERROR, None, "error-page"),
    "error-page-maintenance": (MAINTENANCE, None, "error-page"),
    "password-form": (city(INTERNAL), None, "password"),
    "login": (city(f"<h1>Anmeldung</h1>{LOGIN}"), "/anmelden", "password"),
    "empty-answer": ("", None, "empty"),
    "empty-body": (EMPTY_BODY, None, "empty"),
    "release-without-text": (city("<p>Meldung vom 04. Januar 2022</p>"), None, "empty"),
    "home": (city(f"<h1>Stadt Herne</h1>{ITEMS}"), "/", "home"),
    "home-without-releases": (city("<h1>Stadt Herne</h1><p>Willkommen im Rathaus.</p>"), "/Homepage.html", "home"),
    "search-results": (city(FOUND), "/Suche.html?q=bad", "page"),
    "static-page": (city(STATIC), "/Rathaus/Finanzen/Haushalt.html", "page"),
    "page-of-a-service": (city(STATIC), "/Rathaus/Dienstleistungen-Detailansicht_13707.html", "page"),
    "council": (city("<h1>Vorlage</h1><p>Beschluss zum Haushalt.</p>"), "/allris/vo020.asp?VOLFDNR=1", "council"),
    "feed": (FEED, "/feed/", "not-html"),
    "sitemap": (SITEMAP, "/sitemap.xml", "not-html"),
    "download": ("%PDF-1.7", "/PDF/Klima/plan.pdf", "binary"),
}
KINDS = [
    pytest.param(source, page, host + path if path else ARTICLE[source], reason, id=f"{source}-{kind}")
    for source, host, kinds in (("inherne", MAGAZINE, INHERNE), ("herne", CITY, HERNE))
    for kind, (page, path, reason) in kinds.items()
]


@pytest.mark.parametrize(("source", "page", "url", "reason"), KINDS)
def test_reason(source: str, page: str, url: str, reason: str) -> None:
    found = parse(page.encode("latin-1" if page.startswith("\x89") else "utf-8"), url, source)
    assert isinstance(found, Refusal), found
    assert found.reason == reason
    assert found.detail.startswith("expected ")


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("inherne", wordpress(SINGLE, post(TEXT))),
        ("inherne", wordpress("", post(TEXT))),
        ("herne", city(f"<p>Meldung vom 04. Januar 2022</p><h1>Schleuse</h1>{TEXT}")),
    ],
)
def test_the_same_frame_around_an_article_gives_a_record(source: str, page: str) -> None:
    assert not isinstance(parse(page.encode(), ARTICLE[source], source), Refusal)


def test_headings_that_lead_to_posts_are_a_list() -> None:
    posts = "".join(
        f"<div><h2><a rel='bookmark' href='/b-{number}/'>Beitrag {number}</a></h2><p>Am Kanal wird gebaut, und alle "
        f"schauen zu, obwohl es zum {number}. Mal regnet.</p></div>"
        for number in range(3)
    )
    page = f"<html><head><title>Magazin am Kanal</title></head><body><div id='content'>{posts}</div></body></html>"
    found = parse(page.encode(), None, "inherne")
    assert isinstance(found, Refusal)
    assert found.reason == "listing"


def test_home_is_a_word_of_other_systems_too() -> None:
    page = wordpress("home", post(TEXT)).replace("<head>", "<head><meta property='og:type' content='article'>")
    assert not isinstance(parse(page.encode(), ARTICLE["inherne"], "inherne"), Refusal)


@pytest.mark.parametrize("title", ["Impressum", "Datenschutzerklärung", "Über uns", "Cookie-Richtlinie (EU)"])
def test_a_page_of_each_site_is_no_article_whatever_machines_are_told(title: str) -> None:
    told = "<head><meta property='og:type' content='article'>"
    page = wordpress("page page-id-3", post(TEXT, title)).replace("<head>", told)
    found = parse(page.encode(), None, "inherne")
    assert isinstance(found, Refusal)
    assert found.reason == "page"
    # An article may have such a name, too.
    assert not isinstance(parse(page.replace("page page-id-3", SINGLE).encode(), None, "inherne"), Refusal)


@pytest.mark.parametrize(
    "main",
    [
        "<h1>Bürgertelefon</h1><p>Wegen Wartungsarbeiten ist das Telefon der Stadt am Freitag nicht erreichbar. Ab Montag sind "
        "alle wieder zu sprechen, auch am Abend; wer es eilig hat, kommt ins Rathaus.</p>",
        "<h1>Kirmes</h1><p>Karten an der Abendkasse gibt es leider nicht mehr, die Bühne ist ausverkauft. "
        "Wer ohne Karte kommt, hört das Konzert vom Deich aus, und das ganz umsonst.</p>",
        f"<h1>Umbau</h1><p>5. März 2019</p>{BUSY.partition('</h1>')[2]}<p>So stand es gestern da, wo sonst die Meldungen "
        "sind; der Umbau dauerte den ganzen Tag, und am Abend war alles wie zuvor.</p>",
    ],
    ids=["telephone", "tickets", "day"],
)
def test_news_of_what_is_out_of_order_are_articles(main: str) -> None:
    assert not isinstance(parse(wordpress("", main).encode(), ARTICLE["inherne"], "inherne"), Refusal)
