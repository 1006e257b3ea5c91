"""Ask "has it changed?" instead of "give it to me again"."""

from scrapy import Request


def with_validators(request: Request, etag: str | None, last_modified: str | None) -> Request:
    """Return `request` made conditional on what the site said last time.

    The weak mark of an ETag is dropped: a server that compresses adds it, and WordPress then compares the whole string and
    never answers 304.
    """
    if etag:
        request.headers["If-None-Match"] = etag.removeprefix("W/")
    if last_modified:
        request.headers["If-Modified-Since"] = last_modified
    return request
