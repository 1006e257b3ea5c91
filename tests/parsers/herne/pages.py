"""Pages for the facts on www.herne.de: a release and a list in the city's frame."""

from herne_news.items import Article
from herne_news.parsers import parse
from herne_news.parsers.herne import Teaser, teasers
from herne_news.parsers.page import Page

URL = "https://www.herne.de/Meldungen/News-Detailansicht_64.html"
LIST = "https://www.herne.de/Rathaus/"
LEAD = "Das Bad am Park öffnet nach langem Umbau wieder seine Türen."
MORE = "Karten gibt es an der Kasse und im Rathaus."
COOKIES = (
    "<h2>Cookie-Einstellungen</h2><p>herne.de setzt sogenannte essenzielle Cookies.</p><p>Darüber hinaus fragen wir nach "
    "Zustimmung.</p><p>herne.de setzt zur Zählung einen Dienst ein.</p><label>eTracker:</label> <label>Readspeaker:</label> "
    "<label>Youtube:</label> <label>Google Translate:</label>"
)
TRAIL = "<div><a href='/Homepage.html'>Homepage</a> / <a href='/Meldungen/'>Meldungen</a></div>"
NOTICE = "<div>Städtische Dienststellen bleiben zwischen den Jahren geschlossen.</div>"
SKIP = "<div>Dokumenteninhalt</div>"
DETAILS = "<div>Details der Meldungen</div><div>2017-04-26</div>"
FOOTER = "<div><h6>Fußzeile</h6><p>Stadt Herne<br>44623 Herne</p><p>© Stadt Herne 2025</p></div>"


def frame(main: str) -> bytes:
    """Return a page of the city around `main`."""
    head = "<!doctype html><html lang='de'><head><title>Stadt Herne</title><meta name='author' content='Pressebüro'></head>"
    return f"{head}<body><nav><a href='/Rathaus/'>Rathaus</a></nav>{main}</body></html>".encode()


def release(
    *inner: str, day: str = "04. Januar 2022", title: str = "Bad öffnet", before: str = "", behind: str = ""
) -> bytes:
    """Return a release's page: `inner` behind its title, furniture `before` and `behind`."""
    line = f"<div>Meldung vom {day}</div>" if day else ""
    return frame(f"{before}{line}<h1>{title}</h1>{''.join(inner)}{behind}")


def read(page: bytes, url: str = URL) -> Article:
    """Return the record of a page."""
    found = parse(page, url, "herne")
    assert isinstance(found, Article), found
    return found


def body(*inner: str) -> list[str]:
    """Return the body's paragraphs of a release that begins with the lead, without it."""
    blocks = (read(release(f"<p>{LEAD}</p>", *inner)).body or "").split("\n\n")
    assert blocks[0] == LEAD
    return blocks[1:]


def items(main: str, url: str = LIST) -> list[Teaser]:
    """Return the items of a list."""
    page = Page.from_bytes(frame(f"{main}{FOOTER}"), url)
    assert isinstance(page, Page)
    return teasers(page)
