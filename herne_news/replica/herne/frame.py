"""What surrounds a release on every page of the city's site, as it was at the time of each form."""

COOKIES = (
    '<div class="cookie_hinweis" id="cookie"><h2>Cookie-Einstellungen</h2><p>herne.de setzt sogenannte essenzielle '
    "Cookies ein. Diese Cookies sind "
    "für das Funktionieren der Seite nötig.</p><p>Darüber hinaus können Sie weiteren Diensten zustimmen.</p>"
    "<p>herne.de setzt zur Auswertung ein "
    "Programm ohne Namen ein.</p><ul><li>eTracker:</li><li>Readspeaker:</li><li>Youtube:</li><li>Google "
    "Translate:</li></ul>"
    "<button>Auswahl speichern</button></div>"
)
NOTICE = (
    '<div class="hinweis_saison"><p>Städtische Dienststellen sind zwischen den Feiertagen geschlossen. Ein Notdienst '
    "ist eingerichtet.</p>"
    "<p>Einzelheiten stehen auf den Seiten der Ämter.</p></div>"
)
NAVIGATION = (
    '<div class="sprunglinks"><a href="#inhalt">Zum Inhalt</a></div><div id="kopf"><a href="/" class="logo"><img '
    'src="/media/template/images/logo.png" '
    'alt="Stadt Herne"></a><ul class="navigation"><li><a href="/Rathaus/index.html">Rathaus</a></li><li><a '
    'href="/Stadt-und-Leben/index.html">Stadt und '
    'Leben</a></li><li><a href="/Kultur-und-Freizeit/Museen/">Kultur und Freizeit</a></li><li><a '
    'href="/allris/si010_j.asp?MM=1&amp;YY=2021">'
    "Ratsinformation</a></li><li><a "
    'href="/Rathaus/Buergerservice/Dienstleistungen-Detailansicht_13772.html">Dienstleistungen</a></li><li>'
    '<a href="/Meldungen/Alle-News.html">Alle News</a></li></ul></div>'
)
FOOTER = (
    '<div class="container_footer"><h6 class="sprunglinks_unsichtbar">Fußzeile</h6><div class="box_footer"><p>Stadt '
    "Herne<br>Friedensplatz-Beispiel 2<br>"
    '44699 Herne</p></div><div class="box_footer"><ul><li><a href="/Technische-Seiten/Impressum/">Impressum</a></li>'
    "<li>"
    '<a href="/Technische-Seiten/Newsletter/">Newsletter</a></li></ul></div><p>© Stadt Herne 2025</p></div>'
)


def document(title: str, inside: str, *, cookies: bool, page_date: str) -> str:
    """Return a whole page; `page_date` is the date of the template, never that of the release."""
    banner = COOKIES if cookies else ""
    return (
        f'<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n<title>{title} - Stadt Herne</title>\n'
        '<meta name="author" content="Stadt '
        f'Herne">\n<meta name="date" content="{page_date}">\n<link rel="stylesheet" '
        f'href="/media/template/css/herne.css">\n</head>\n<body>\n{banner}'
        f"{NAVIGATION}\n{inside}\n{FOOTER}\n<script>var readspeaker = {{text: 'Meldung vom 01. Januar "
        f"2001'}};</script>\n</body>\n</html>\n"
    )


def breadcrumb(*names: str) -> str:
    """Return the line of links that says where a page stands."""
    return '<div class="brotkrumen">' + " / ".join(f'<a href="/">{name}</a>' for name in names) + "</div>"
