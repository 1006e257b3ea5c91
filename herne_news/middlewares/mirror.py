"""Fetch a site's pages from another address while everything else sees the site's own.

The swap happens in the download handler, below every middleware: redirects, robots.txt, delays and the archive all deal in
the site's own addresses, and only the socket knows better.
"""

import ipaddress
from collections.abc import Mapping
from urllib.parse import SplitResult, urlsplit, urlunsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response
from scrapy.settings import BaseSettings

from herne_news.errors import UsageError
from herne_news.middlewares.encoding import is_whole_gzip
from herne_news.urls import HOSTS, source_of


def parse_mirrors(values: tuple[str, ...]) -> dict[str, str]:
    """Read ``HOST=URL`` options into {host: base address without a trailing slash}.

    A host that is one of a source's names stands for all of them, so that no alias leaks past the mirror to the network.
    Raises UsageError where a value has another form or the host belongs to no source.
    """
    mirrors: dict[str, str] = {}
    for value in values:
        host, equals, base = value.partition("=")
        host = host.strip().lower()
        parts = _split(base.strip())
        if (
            not equals
            or parts is None
            or parts.scheme not in {"http", "https"}
            or not parts.hostname
            or parts.path not in {"", "/"}
        ):
            raise UsageError(f"--mirror: expected HOST=URL such as inherne.net=http://127.0.0.1:8000, found {value!r}")
        source = source_of(f"https://{host}/")
        if source is None:
            known = ", ".join(hosts[0] for hosts in HOSTS.values())
            raise UsageError(f"--mirror: expected a host of a known site ({known}), found {host!r}")
        for alias in HOSTS[source]:
            mirrors[alias] = f"{parts.scheme}://{parts.netloc}"
    return mirrors


def _split(base: str) -> SplitResult | None:
    """Return the parts of an address, None where it has no valid port or brackets."""
    try:
        parts = urlsplit(base)
        parts.port  # noqa: B018 - the property validates
    except ValueError:
        return None
    return parts


def mirrors_in(settings: BaseSettings) -> dict[str, str]:
    """Return the mirrors of the setting HERNE_MIRRORS, ``HOST=URL`` parted by commas; raises UsageError."""
    return parse_mirrors(tuple(filter(None, map(str.strip, settings.getlist("HERNE_MIRRORS")))))


def is_loopback(base: str) -> bool:
    """Say whether an address is on this machine, where no manners are needed."""
    host = urlsplit(base).hostname or ""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def mirrored(url: str, mirrors: Mapping[str, str]) -> tuple[str, str] | None:
    """Return the mirror's address for `url` and the Host header to send, or None where the host has no mirror."""
    parts = urlsplit(url)
    base = mirrors.get(parts.hostname or "")
    if base is None:
        return None
    target = urlsplit(base)
    return urlunsplit((target.scheme, target.netloc, parts.path, parts.query, "")), parts.netloc


class MirrorDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's HTTP handler, asking the mirror where the setting HERNE_MIRRORS names one."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._mirrors = mirrors_in(crawler.settings)
        self._limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")

    async def download_request(self, request: Request) -> Response:
        """Download `request` from its mirror; the response carries the site's own address and Location."""
        return self._whole(await self._download(request))

    def _whole(self, response: Response) -> Response:
        """Return the response; raises ResponseDataLossError where it is packed and not whole."""
        packed = (response.headers.get("Content-Encoding") or b"").strip().lower() in {b"gzip", b"x-gzip"}
        if packed and response.body and not is_whole_gzip(response.body, self._limit):
            raise ResponseDataLossError(f"{response.url}: expected gzip to its end, found it cut off or broken")
        return response

    async def _download(self, request: Request) -> Response:
        found = mirrored(request.url, self._mirrors)
        if found is None:
            return await super().download_request(request)
        url, host = found
        asked = request.replace(url=url)
        asked.headers["Host"] = host
        if is_loopback(url):
            asked.meta.pop("proxy", None)
        response = await super().download_request(asked)
        if "download_latency" in asked.meta:
            request.meta["download_latency"] = asked.meta["download_latency"]
        location = response.headers.get("Location")
        base = self._mirrors[urlsplit(request.url).hostname or ""].encode()
        if location is not None and location.startswith(base):
            response.headers["Location"] = f"https://{host}".encode() + location[len(base) :]
        return response.replace(url=request.url)
