"""One canonical URL for every alias of a page, and the few questions that an address alone answers.

Rules: docs/urls.md. Both sites answer under several schemes, hosts and spellings; an archive that does not fold them keeps
the same article twice.
"""

import hashlib
import re
import unicodedata
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

#: Hosts of each source; the first is the one that canonical URLs carry.
HOSTS: dict[str, tuple[str, ...]] = {
    "inherne": ("inherne.net", "www.inherne.net"),
    "herne": ("www.herne.de", "herne.de", "www.kids.herne.de", "kids.herne.de"),
}
SOURCES = tuple(HOSTS)

TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|ref_src|replytocom|share|nb")
HERNE_DETAIL = re.compile(r"/News-Detailansicht_0*(\d+)\.html$", re.IGNORECASE)
TEASER_KEY = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{12}")
WORDPRESS_NO_ARTICLE = re.compile(
    r"^/(?:$|page/|category/|tag/|author/|feed/|comments/|wp-|\d{4}/|search/|embed/|rss)|/(?:feed|embed|trackback)/$|\.\w+$"
)
#: Addresses of posts as WordPress writes them are canonical already; nine of ten are asked about in this form.
WORDPRESS_CANONICAL = re.compile(r"https://inherne\.net/(?:(?!page/)[a-z0-9-]+/)+")
#: Letters beyond ASCII, quoted.
ESCAPED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
DEFAULT_PORT = {"http": 80, "https": 443}


def source_of(url: str) -> str | None:
    """Return the source whose host `url` names, or None."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return next((source for source, hosts in HOSTS.items() if host in hosts), None)


def canonical_url(url: str, base: str | None = None) -> str:
    """Return the one address under which the page at `url` is kept.

    Idempotent. An address outside both sources is only tidied (default port, tracking parameters, fragment, percent-encoding).
    Raises ValueError where `url` is no absolute http or https address and `base` does not make it one.
    """
    if WORDPRESS_CANONICAL.fullmatch(url):
        return url
    absolute = urljoin(base, url.strip()) if base else url.strip()
    parts = urlsplit(unicodedata.normalize("NFC", absolute))
    if parts.scheme not in DEFAULT_PORT or not parts.hostname:
        raise ValueError(f"expected an http or https address, found {url!r}")
    source = source_of(absolute)
    host = HOSTS[source][0] if source else parts.hostname
    port = "" if source or parts.port in (None, DEFAULT_PORT[parts.scheme]) else f":{parts.port}"
    pairs = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(k.lower())]
    path = re.sub(r"[/\\]+", "/", parts.path) or "/"  # browsers read a backslash as a slash
    tidy = urlsplit(
        canonicalize_url(urlunsplit(("https" if source else parts.scheme, host + port, path, urlencode(pairs), "")))
    )
    path, query, fragment = _composed(tidy.path), tidy.query, ""
    if source == "inherne":
        path, query = _wordpress(path, query)
    elif source == "herne":
        path = _herne(path)
        query = "" if HERNE_DETAIL.search(path) else query
        fragment = parts.fragment if TEASER_KEY.fullmatch(parts.fragment) else ""
    return urlunsplit((tidy.scheme, tidy.netloc, path, query, fragment))


def _composed(path: str) -> str:
    """Return a quoted path with its letters in Unicode's form NFC, whether or not they came quoted."""
    plain = ESCAPED.sub(lambda m: _decoded(m[0]), path)
    composed = unicodedata.normalize("NFC", plain)
    return path if composed == plain else "".join(c if c.isascii() else quote(c) for c in composed)


def _decoded(escapes: str) -> str:
    try:
        return unquote(escapes, errors="strict")
    except UnicodeDecodeError:
        return escapes


def _wordpress(path: str, query: str) -> tuple[str, str]:
    path = re.sub(r"^/index\.php(?=/|$)", "", path) or "/"
    if "." not in path.rsplit("/", 1)[-1]:
        # Slugs are lower case; WordPress serves any other spelling as a copy. Percent escapes stay upper case.
        path = re.sub(r"%[0-9a-f]{2}", lambda m: m[0].upper(), path.lower())
        path = re.sub(r"/page/0*1/?$", "/", path).rstrip("/") + "/"
    if query == "paged=1":
        query = ""
    post = re.fullmatch(r"(?:page_id|p)=0*(\d+)", query)
    return path, f"p={post[1]}" if post and query.startswith("p=") else query


def _herne(path: str) -> str:
    detail = HERNE_DETAIL.search(path)
    if detail:
        return f"/Meldungen/News-Detailansicht_{detail[1]}.html"
    path = re.sub(r"(?:^/Homepage|/index)\.html?$", "/", path)
    if "." not in path.rsplit("/", 1)[-1]:
        path = path.rstrip("/") + "/"
    return path


def may_be_article(url: str) -> bool:
    """Say whether a canonical URL can be an article by its form alone: not a list, feed, file or the council system."""
    parts = urlsplit(url)
    source = source_of(url)
    if source == "inherne":
        return (
            bool(re.fullmatch(r"p=\d+", parts.query))
            if parts.path == "/"
            else not WORDPRESS_NO_ARTICLE.search(parts.path)
        )
    return source == "herne" and bool(HERNE_DETAIL.search(parts.path))


def post_number(url: str) -> str | None:
    """Return the post number N of a WordPress short link ``?p=N``, else None."""
    match = re.search(r"[?&]p=(\d+)(?:&|$)", url)
    return match[1] if match else None


def fold_title(title: str) -> str:
    """Fold a title for comparing: case, quotation marks, dashes, punctuation and white space do not count."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", title).casefold()))


def teaser_key(date: str, title: str) -> str:
    """Return the key of an item that stands only in a list: its date and a digest of its folded title.

    Equal for the same item in every list, and for a later detail page with the same date and title.
    """
    return f"{date}-{hashlib.sha256(fold_title(title).encode()).hexdigest()[:12]}"


def teaser_url(list_url: str, key: str) -> str:
    """Return the address of a teaser-only item: the canonical list URL, ``#`` and the key."""
    return f"{canonical_url(list_url)}#{key}"
