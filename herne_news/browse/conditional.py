"""No second copy of what a client has already."""

import hashlib
from collections.abc import Mapping

from datasette import Request, Response

#: Keep it, but ask each time whether it is still so.
ASK_AGAIN = "no-cache"


def answer_once(
    request: Request, body: bytes, content_type: str, cache_control: str, headers: Mapping[str, str] | None = None
) -> Response:
    """Return `body` with its ETag, or 304 and nothing where the client says that it has just that (RFC 9110, 13.1.2)."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    given = {**(headers or {}), "ETag": etag, "Cache-Control": cache_control}
    known = [tag.strip().removeprefix("W/") for tag in (request.headers.get("if-none-match") or "").split(",")]
    if etag in known or known == ["*"]:
        return Response("", status=304, headers=given, content_type=content_type)
    return Response(body.decode(), headers=given, content_type=content_type)
