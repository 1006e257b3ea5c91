"""Pages of the magazine that are no articles, each with its reason.

WordPress writes what it shows into the class of ``body`` (core's body_class); where a theme leaves that out, the page's own
words and its JSON-LD tell.
"""

import re
from urllib.parse import urlsplit

from herne_news.items import Refusal
from herne_news.parsers.machine import Machine
from herne_news.parsers.page import Page, text_of
from herne_news.parsers.text import fold, table
from herne_news.parsers.walking import HEADINGS
from herne_news.parsers.walls import CONSENT, is_consent_wall
from herne_news.urls import source_of

#: Class of body -> reason and what the page is; the first that is there counts.
BODY_CLASSES = (
    ("error404", "error-page", "an error page"),
    ("search", "listing", "search results"),
    ("search-results", "listing", "search results"),
    ("author", "author", "an author's page"),
    ("category", "listing", "a category's list"),
    ("tag", "listing", "a tag's list"),
    ("date", "archive", "an archive by date"),
    ("archive", "listing", "a list of articles"),
    ("home", "home", "the home page"),
    ("blog", "listing", "a list of articles"),
    ("login", "password", "a login form"),
)
#: Path of an address of the magazine -> the same, where the theme writes no classes.
PATHS = (
    (re.compile(r"/author/[^/]+"), "author", "an author's page"),
    (re.compile(r"/(?:category|tag)/.+|(?:/.+)?/page/\d+"), "listing", "a list of articles"),
    (re.compile(r"/(?:19|20)\d\d(?:/\d\d){0,2}"), "archive", "an archive by date"),
    (re.compile(r"/wp-login\.php"), "password", "a login form"),
)
#: What WordPress says of a home page besides; without it the word is another system's.
OF_A_HOME = frozenset({"blog", "page", "paged"})
ATTACHMENT = frozenset({"attachment", "single-attachment"})
SINGLE = frozenset({"single", "single-post", "singular-post", "postid"})
ERROR_TITLE = re.compile(
    r"^(?:fehler )?(?:404|403|500|502|503)\b|^just a moment$|"
    r"(?:seite|inhalt|beitrag)(?: \w+)? nicht gefunden|page not found|nichts gefunden|"
    r"not be found|^fehler$|^error$|wartungsarbeiten|datenbankverbindung|internal server error|service unavailable|bad gateway"
)
#: The same in the words of a page whose title does not say so, and what a guard against robots says.
ERROR_TEXT = re.compile(
    r"\b(?:seite|beitrag|artikel|inhalt)\b(?: \w+){0,6} (?:nicht(?: mehr)? (?:gefunden|vorhanden)|existiert nicht|"
    r"gibt es (?:\w+ ){0,3}nicht)|\b(?:web)?(?:seite|site|inherne net)\b(?: \w+){0,6} nicht erreichbar|"
    r"verify(?:ing)? (?:that )?you are human|security of your connection|checking your browser|bist du ein mensch|kein roboter|"
    r"enable javascript and cookies to continue"
)
#: Such a page says little else.
LONGEST_ERROR = 400
#: WordPress's own page for whatever went wrong (wp_die).
ERROR_ID = "error-page"
#: What WordPress says of a single post.
POST_ID = re.compile(r"postid-\d+$")
#: Pages that nearly each site has under one of these names, folded.
OF_EACH_SITE = table(
    """
    impressum imprint datenschutz datenschutzerklärung datenschutzhinweise haftungsausschluss disclaimer agb
    nutzungsbedingungen widerrufsbelehrung barrierefreiheit kontakt contact kontaktformular mediadaten
    """
) | {
    *("privacy policy", "cookie richtlinie", "cookie richtlinie eu", "allgemeine geschäftsbedingungen"),
    *("über uns", "über mich", "about us"),
}
#: So many headings that lead to posts are no headline of one's own.
MANY_POSTS = 3
BARE_YEAR = re.compile(r"(?:19|20)\d\d")


def refuse_early(page: Page, machine: Machine) -> Refusal | None:
    """Return why a page is no article, as far as its frame tells; None says that it is worth reading."""
    classes = set((page.body.get("class") or "").split())
    if _asks_for_password(page):
        return _refusal(page, "password", "an article behind a password")
    head = fold(page.head_title or "")
    if "error404" in classes or page.body.get("id") == ERROR_ID or (not classes & SINGLE and ERROR_TITLE.search(head)):
        return _refusal(page, "error-page", "an error page")
    if not classes.isdisjoint(ATTACHMENT):
        return _refusal(page, "page", "a page for one picture")
    if not classes & SINGLE:
        for name, reason, what in BODY_CLASSES:
            if name in classes and not (name == "home" and machine.is_article and classes.isdisjoint(OF_A_HOME)):
                return _refusal(page, reason, what)
        if found := _by_address(page.url):
            return _refusal(page, *found)
        if machine.is_listing:
            return _refusal(page, "listing", "a list of articles")
    return None


def _by_address(url: str | None) -> tuple[str, str] | None:
    """Return reason and kind of a page that an address of the magazine gives away, else None."""
    if url is None or source_of(url) != "inherne":
        return None
    address = urlsplit(url)
    path = address.path.rstrip("/")
    if not path:
        if not address.query:
            return "home", "the home page"
        return ("listing", "search results") if re.search(r"(?:^|&)s=", address.query) else None
    return next(((reason, what) for form, reason, what in PATHS if form.fullmatch(path)), None)


def shows_many_posts(page: Page) -> bool:
    """Say whether headings of the page are permanent links to posts, as old themes mark each post of a list."""
    headings = [heading for tag in HEADINGS for heading in page.tagged(tag)]
    links = {link.get("href") for heading in headings for link in heading.iterchildren("a")}
    bookmarks = {link.get("href") for link in page.related("bookmark")}
    return len(links & bookmarks) >= MANY_POSTS


def is_of_each_site(title: str | None) -> bool:
    """Say whether one of WordPress's static pages has the name of a page that nearly each site has."""
    return fold(title or "") in OF_EACH_SITE


def refuse_page(page: Page) -> Refusal:
    """Return the refusal of one of WordPress's static pages."""
    return _refusal(page, "page", "a static page of the site")


def refuse_text(page: Page, title: str | None, body: str | None, *, dated: bool) -> Refusal | None:
    """Return why what was read is no article's text.

    There is none, or posts under no headline, a consent wall, bare years with teasers, words about an error. Where a day or
    category is told (`dated`), the last three are texts.
    """
    if title is None and shows_many_posts(page):
        return _refusal(page, "listing", "a list of articles")
    if body is None:
        whole = text_of(page.body)
        if len(whole) < 4000 and len(CONSENT.findall(whole)) > 2:
            return _refusal(page, "consent", "a consent wall")
        if _speaks_of_an_error(whole):
            return _refusal(page, "error-page", "an error page")
        return _refusal(page, "empty", "no text")
    headings = [
        block.removeprefix("## ") for block in body.split("\n\n") if BARE_YEAR.fullmatch(block.removeprefix("## "))
    ]
    if len(headings) >= 3 and not dated:
        return _refusal(page, "archive", "an archive page with years as headings")
    if dated:
        return None
    if is_consent_wall(body):
        return _refusal(page, "consent", "a consent wall")
    if _speaks_of_an_error(f"{title or ''} {body}"):
        return _refusal(page, "error-page", "an error page")
    return None


def _speaks_of_an_error(text: str) -> bool:
    return len(text) < LONGEST_ERROR and ERROR_TEXT.search(fold(text)) is not None


def is_static(page: Page) -> bool:
    """Say whether WordPress calls the page a page, not a post."""
    classes = set((page.body.get("class") or "").split())
    # Some themes call their pages single, too; the number that WordPress gives a page leaves no doubt.
    numbered = any(name.startswith("page-id-") for name in classes) and not any(map(POST_ID.match, classes))
    return "page" in classes and (numbered or not classes & SINGLE)


def _asks_for_password(page: Page) -> bool:
    return any(
        "post-password-form" in (form.get("class") or "") or "action=postpass" in (form.get("action") or "")
        for form in page.tagged("form")
    )


def _refusal(page: Page, reason: str, what: str) -> Refusal:
    return Refusal(url=page.url, reason=reason, detail=f"expected an article, found {what}; leave it out")
