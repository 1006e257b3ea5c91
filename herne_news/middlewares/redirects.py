"""Follow a redirect only inside the source that was asked, and to one address a page."""

from typing import Protocol, runtime_checkable
from urllib.parse import urljoin, urlsplit

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from w3lib.url import safe_url_string

from herne_news.urls import canonical_url, source_of


class OffSourceRedirect(IgnoreRequest):
    """A redirect that leaves the source's hosts; it is not followed."""


class BrokenRedirect(IgnoreRequest):
    """A redirect to what is no address."""


class DeadEnd(IgnoreRequest):
    """A redirect to a page that is known to be none of those that are asked for; it is not followed."""

    def __init__(self, asked: str, target: str, what: str) -> None:
        super().__init__(f"expected {asked}, was led to {what} at {target}")


@runtime_checkable
class KnowsDeadEnds(Protocol):
    """A spider that knows pages to which a site leads in the place of others: what they are, by address or `any_query`."""

    dead_ends: dict[str, str]


def any_query(url: str) -> str:
    """Return what stands in `dead_ends` for an address with whatever query."""
    return url.partition("?")[0] + "?"


class SourceRedirectMiddleware(RedirectMiddleware):
    """Scrapy's redirects, with the target folded to its canonical URL.

    A target that is the same page under another scheme or host alias is asked for literally: there the site insists on one of
    its spellings, and folding it back would never end.
    """

    def process_response(
        self,
        request: Request,
        response: Response,
        spider: Spider | None = None,  # noqa: ARG002 - Scrapy's signature
    ) -> Request | Response:
        """Rewrite the Location to what may be followed; raises BrokenRedirect or OffSourceRedirect where nothing may."""
        location = response.headers.get("Location")
        if location is not None and 300 <= response.status < 400:
            target = self._target(request, location)
            if source_of(target) != source_of(request.url):
                raise OffSourceRedirect(
                    f"expected a redirect inside the site, found one from {request.url} to {target}"
                )
            folded = canonical_url(target)
            self._check_end(request, folded)
            response.headers["Location"] = target if folded == canonical_url(request.url) else folded
        return super().process_response(request, response)

    @staticmethod
    def _target(request: Request, location: bytes) -> str:
        """Return where a Location leads, as an address that can be asked for; raises BrokenRedirect."""
        try:
            target = urljoin(request.url, safe_url_string(location))
            urlsplit(target).port  # noqa: B018 - the property validates
        except ValueError as error:
            raise BrokenRedirect(f"expected a redirect to an address, found {location!r} at {request.url}") from error
        return target

    def _check_end(self, request: Request, target: str) -> None:
        spider: object = self.crawler.spider
        if isinstance(spider, KnowsDeadEnds) and not request.meta.get("dont_redirect"):
            what = spider.dead_ends.get(target) or spider.dead_ends.get(any_query(target))
            if what is not None:
                raise DeadEnd(canonical_url(request.url), target, what)
