"""One page for ``parse``: from a file, from standard input, or from the site with the same manners as a crawl."""

import http.client
import sys
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from protego import Protego

from herne_news import settings
from herne_news.contact import check_contact
from herne_news.errors import HerneNewsError, UnreachableError
from herne_news.middlewares.robots import PAGE, is_a_page

AGENT = settings.USER_AGENT
LIMIT = settings.DOWNLOAD_MAXSIZE
TIMEOUT = 30.0


def _opener() -> urllib.request.OpenerDirector:
    """Return an opener for http and https alone: the standard one would follow a redirect to ftp:."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPRedirectHandler(),
        urllib.request.HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


def read_page(name: str) -> tuple[bytes, str | None]:
    """Return a page's bytes and, where it was fetched, its final address.

    Raises HerneNewsError for a file that cannot be read, UnreachableError for an address that cannot be fetched,
    UsageError for a contact that is none.
    """
    if not name:
        raise HerneNewsError(
            "expected a file, - or an http or https address, found an empty name; is a variable unset?"
        )
    scheme = urlsplit(name).scheme
    if scheme in {"http", "https"}:
        return _fetch(name)
    if "://" in name and not Path(name).exists():
        raise HerneNewsError(f"{name}: expected a file or an http or https address, found {scheme}:")
    try:
        return (sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()), None
    except OSError as error:
        raise HerneNewsError(f"{name}: expected a file that can be read, found: {error.strerror}") from error


def _fetch(url: str) -> tuple[bytes, str]:
    check_contact(settings.HERNE_CONTACT)
    robots = urljoin(url, "/robots.txt")
    try:
        rules, _ = _get(robots)
    except urllib.error.HTTPError as error:
        if error.code not in {404, 410}:
            raise UnreachableError(f"{url}: expected to read {robots} first, found status {error.code}") from error
        rules = b""
    except (OSError, http.client.HTTPException) as error:
        raise UnreachableError(f"{url}: expected an answer, found: {_reason(error)}") from error
    if is_a_page(rules):
        raise UnreachableError(f"{url}: expected to read {robots} first, {PAGE}, so nothing may be fetched")
    if not Protego.parse(rules.decode("utf-8", "replace")).can_fetch(url, settings.ROBOTSTXT_USER_AGENT):
        raise HerneNewsError(f"{url}: expected to be allowed to fetch it, found it forbidden by {robots}")
    try:
        return _get(url)
    except urllib.error.HTTPError as error:
        raise UnreachableError(f"{url}: expected status 200, found {error.code}") from error
    except (OSError, http.client.HTTPException) as error:
        raise UnreachableError(f"{url}: expected an answer, found: {_reason(error)}") from error


def _get(url: str) -> tuple[bytes, str]:
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, "Accept-Language": "de"})  # noqa: S310 - http(s) only
    with _opener().open(request, timeout=TIMEOUT) as response:
        body = response.read(LIMIT + 1)
        if len(body) > LIMIT:
            raise HerneNewsError(f"{url}: expected at most {LIMIT} bytes, found more")
        return body, response.url


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return str(getattr(reason, "strerror", None) or reason)
