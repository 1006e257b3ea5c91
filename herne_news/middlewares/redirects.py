"""Follow a redirect only inside the source that was asked, and to one address a page."""

from urllib.parse import urljoin

from scrapy import Request, Spider
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from w3lib.url import safe_url_string

from herne_news.urls import canonical_url, source_of


class OffSourceRedirect(IgnoreRequest):
    """A redirect that leaves the source's hosts; it is not followed."""


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
        """Rewrite the Location to what may be followed; raises OffSourceRedirect where nothing may."""
        location = response.headers.get("Location")
        if location is not None and 300 <= response.status < 400:
            target = urljoin(request.url, safe_url_string(location))
            if source_of(target) != source_of(request.url):
                raise OffSourceRedirect(
                    f"expected a redirect inside the site, found one from {request.url} to {target}"
                )
            folded = canonical_url(target)
            response.headers["Location"] = target if folded == canonical_url(request.url) else folded
        return super().process_response(request, response)
