"""What went wrong with a request, as a fixed word for counting and a sentence for a person."""

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from twisted.internet.error import ConnectError, ConnectionLost, DNSLookupError
from twisted.internet.error import TimeoutError as TwistedTimeoutError
from twisted.web.client import ResponseFailed

from herne_news.middlewares.backoff import TurnedAway
from herne_news.middlewares.budget import BudgetSpent
from herne_news.middlewares.redirects import BrokenRedirect, DeadEnd, OffSourceRedirect
from herne_news.middlewares.robots import RobotsUnreadable
from herne_news.store.visited import STRAY

#: First match wins, so the special kinds stand before the general ones.
KINDS: tuple[tuple[tuple[type[BaseException], ...], str, str], ...] = (
    ((OffSourceRedirect,), "redirect-offsite", "the site redirects to another host"),
    ((BrokenRedirect,), "redirect-broken", "the site redirects to what is no address"),
    ((CannotResolveHostError, DNSLookupError), "dns", "the host name cannot be resolved"),
    ((DownloadTimeoutError, TwistedTimeoutError), "timeout", "no whole answer came in time"),
    ((DownloadConnectionRefusedError, ConnectError), "unreachable", "the connection was refused"),
    ((ResponseDataLossError,), "cut-off", "the answer broke off before its end"),
    ((DownloadCancelledError,), "too-large", "the answer is larger than 32 MB"),
    ((DownloadFailedError, ResponseFailed, ConnectionLost), "no-http", "the connection ended without an HTTP answer"),
)
#: What OpenSSL and service_identity say of a certificate that does not hold.
CERTIFICATE = ("certificate verify failed", "VerificationError")
#: Scrapy's middlewares tell these apart by their words alone.
IGNORED = (
    ("Forbidden by robots.txt", "robots", "robots.txt forbids it"),
    ("max redirections reached", "redirect-loop", "more than five redirects one after the other"),
    ("exceeded DOWNLOAD_MAXSIZE", "too-large", "the answer is larger than 32 MB when unpacked"),
)
#: Failures that say something of the whole site, not of one page.
SITE_WIDE = frozenset(
    {
        "robots-unreadable",
        "robots",
        "dns",
        "unreachable",
        "timeout",
        "no-http",
        "certificate",
        "redirect-offsite",
        "blocked",
        STRAY,
    }
)


class FetchFailed(Exception):
    """A request that brought no usable answer."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


def explain(error: BaseException) -> FetchFailed:
    """Turn what Scrapy or Twisted raised into a FetchFailed; an unknown error is raised again as it is."""
    if isinstance(error, FetchFailed):
        return error
    if isinstance(error, (BudgetSpent, TurnedAway)):
        return ended()
    if isinstance(error, DeadEnd):
        return FetchFailed(STRAY, str(error))
    if isinstance(error, RobotsUnreadable):
        return FetchFailed(
            "robots-unreadable", f"{error.url} cannot be read, so nothing may be fetched: {_obstacle(error)}"
        )
    if isinstance(error, DownloadFailedError) and any(word in str(error) for word in CERTIFICATE):
        detail = (
            "the site's certificate has expired, is for another name, or comes from nobody whom this machine trusts"
        )
        return FetchFailed("certificate", detail)
    for kinds, reason, sentence in KINDS:
        if isinstance(error, kinds):
            return FetchFailed(reason, sentence)
    if isinstance(error, IgnoreRequest):
        for said, reason, sentence in IGNORED:
            if said in str(error):
                return FetchFailed(reason, sentence)
    raise error


def _obstacle(error: RobotsUnreadable) -> str:
    if isinstance(error.obstacle, int):
        return f"status {error.obstacle}"
    return error.obstacle if isinstance(error.obstacle, str) else explain(error.obstacle).detail


def ended() -> FetchFailed:
    """Return the failure for what was not asked for any more."""
    return FetchFailed("ended", "the run came to its limit, its deadline or an interruption first")


def refused_by_status(status: int, url: str) -> FetchFailed:
    """Return the failure for an answer that is not 200; `blocked` where the site turns us away."""
    reason = "blocked" if status in {401, 403, 429, 503} else f"http-{status}"
    return FetchFailed(reason, f"expected status 200, found {status} ({url})")
