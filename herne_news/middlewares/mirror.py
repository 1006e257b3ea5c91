"""Fetch a site's pages from another address while everything else sees the site's own.

The swap happens in the download handler, below every middleware: redirects, robots.txt, delays and the archive all deal in
the site's own addresses, and only the socket knows better.
"""

import ipaddress
from collections.abc import Mapping
from typing import Protocol, runtime_checkable
from urllib.parse import SplitResult, urldefrag, urlsplit, urlunsplit

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response
from scrapy.settings import BaseSettings

from herne_news.captures.capture import Exchange
from herne_news.errors import UsageError
from herne_news.middlewares.deadlines import BEGUN, run_left
from herne_news.middlewares.encoding import is_whole_gzip
from herne_news.middlewares.pace import KeepsPace
from herne_news.middlewares.wire import END, keeping
from herne_news.urls import HOSTS, source_of

#: Where a response's meta holds what the spider made of the capture.
CAPTURE = "herne_capture"


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


@runtime_checkable
class KeepsCaptures(Protocol):
    """A spider that keeps what was fetched."""

    def capture(self, exchange: Exchange) -> object:
        """Keep an answer and return what is known of it; it is found in the response's meta under CAPTURE."""


class MirrorDownloadHandler(HTTP11DownloadHandler):
    """Scrapy's HTTP handler, asking the mirror where the setting HERNE_MIRRORS names one, and handing on what was fetched."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._mirrors = mirrors_in(crawler.settings)
        self._limit = crawler.settings.getint("DOWNLOAD_MAXSIZE")
        self._kept: dict[bytes, tuple[bytearray, bytearray]] = {}
        self._pool._factory = keeping(self._kept)  # noqa: SLF001 - as Scrapy does; it has no other way

    async def download_request(self, request: Request) -> Response:
        """Download `request` from its mirror; the response carries the site's own address and Location."""
        found = mirrored(request.url, self._mirrors)
        wire = urldefrag(found[0] if found else request.url).url.encode()
        await self._keep_pace(request)
        try:
            response = self._whole(await self._download(request, found))
            spider: object = self._crawler.spider
            if isinstance(spider, KeepsCaptures):
                exchange = self._exchange(request, response, wire, is_mirrored=found is not None)
                request.meta[CAPTURE] = spider.capture(exchange)
        finally:
            self._kept.pop(wire, None)
        return self._inside(response, found)

    async def _keep_pace(self, request: Request) -> None:
        """Wait as robots.txt asks: here, since behind the middlewares a request still waits for its turn."""
        spider: object = self._crawler.spider
        if isinstance(spider, KeepsPace):
            waited = await spider.pace.keep(urlsplit(request.url).netloc, longest=run_left(self._crawler))
            if BEGUN in request.meta:  # the site asks for the pause: it is not taken from the page's time
                request.meta[BEGUN] += waited

    def _exchange(self, request: Request, response: Response, wire: bytes, *, is_mirrored: bool) -> Exchange:
        written, head = self._kept.get(wire, (b"", b""))
        return Exchange(
            uri=urldefrag(request.url).url,
            status=response.status,
            request=bytes(written) or request_bytes(request),
            head=bytes(head) if head.endswith(END) else head_bytes(response),
            payload=response.body,
            address=None if is_mirrored or response.ip_address is None else str(response.ip_address),
        )

    def _whole(self, response: Response) -> Response:
        """Return the response; raises ResponseDataLossError where it is packed and not whole."""
        packed = (response.headers.get("Content-Encoding") or b"").strip().lower() in {b"gzip", b"x-gzip"}
        if packed and response.body and not is_whole_gzip(response.body, self._limit):
            raise ResponseDataLossError(f"{response.url}: expected gzip to its end, found it cut off or broken")
        return response

    async def _download(self, request: Request, found: tuple[str, str] | None) -> Response:
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
        return response.replace(url=request.url)

    def _inside(self, response: Response, found: tuple[str, str] | None) -> Response:
        """Return the response with a redirect to the mirror's own address leading to the site's."""
        location = response.headers.get("Location")
        if found is not None and location is not None:
            base = self._mirrors[urlsplit(response.url).hostname or ""].encode()
            if location.startswith(base):
                response.headers["Location"] = f"https://{found[1]}".encode() + location[len(base) :]
        return response


def request_bytes(request: Request) -> bytes:
    """Return a request as it might have been sent, where the wire was not seen."""
    parts = urlsplit(request.url)
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    head = request.headers.to_string()
    return f"{request.method} {target} HTTP/1.1\r\nHost: {parts.netloc}\r\n".encode() + bytes(head) + END


def head_bytes(response: Response) -> bytes:
    """Return the head of an answer as Scrapy gives it, where the wire was not seen."""
    return f"HTTP/1.1 {response.status}\r\n".encode() + bytes(response.headers.to_string()) + END
