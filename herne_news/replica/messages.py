"""Requests and answers of the sample sites, as values: no sockets."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, urlsplit

from herne_news.replica.timeline import http_date

HTML = "text/html; charset=UTF-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request: method, path with query as sent, headers with lower-case names."""

    method: str = "GET"
    target: str = "/"
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The path without its query, still percent-encoded."""
        return self.target.partition("?")[0] or "/"

    @property
    def query(self) -> dict[str, str]:
        """The query's values by name; of a repeated name the last."""
        return dict(parse_qsl(self.target.partition("?")[2], keep_blank_values=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One answer: status, headers, body as bytes without transfer or content encoding."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


def request_of(target: str, headers: Mapping[str, str]) -> Request:
    """Build a request from what a caller holds: any spelling of header names, a full address or a path."""
    named = {name.lower(): value for name, value in headers.items()}
    if target.startswith(("http://", "https://")):
        parts = urlsplit(target)
        named.setdefault("host", parts.netloc)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Request(target=target.partition("#")[0], headers=named)


def whole(value: str | None, default: int = 1) -> int:
    """Read a number from a query, `default` where it is none that a site could have."""
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 10 else default


def page(text: str, *, status: int = 200, kind: str = HTML, headers: Mapping[str, str] | None = None) -> Response:
    """Answer with text in UTF-8."""
    return Response(status=status, headers={"Content-Type": kind, **(headers or {})}, body=text.encode())


def redirect(location: str, *, by: str | None = None, status: int = 301) -> Response:
    """Send the client on to `location`; `by` is the value of X-Redirect-By."""
    named = {"X-Redirect-By": by} if by else {}
    return Response(status=status, headers={"Content-Type": HTML, "Location": location, **named})


def etag_of(*facts: object) -> str:
    """Return a strong entity tag that changes whenever one of `facts` does."""
    return f'"{hashlib.sha256(repr(facts).encode()).hexdigest()[:32]}"'


def validators(etag: str, modified: datetime) -> dict[str, str]:
    """Return the two headers that let a client ask again conditionally."""
    return {"ETag": etag, "Last-Modified": http_date(modified)}


def unmodified_since(value: str | None, modified: datetime) -> bool:
    """Say whether the If-Modified-Since header `value` is not older than `modified`; an unreadable value counts as absent."""
    try:
        return value is not None and parsedate_to_datetime(value) >= modified.replace(microsecond=0)
    except ValueError:
        return False


def tag_matches(value: str | None, etag: str) -> bool:
    """Say whether If-None-Match names `etag`, compared weakly as RFC 9110 has it."""
    return value is not None and any(one.strip().removeprefix("W/") in (etag, "*") for one in value.split(","))
