"""A page on its way from the address to the archive: what spiders make, pipelines fill in and the store writes."""

from dataclasses import dataclass, replace
from enum import StrEnum

from herne_news.captures.capture import Capture, digest_of
from herne_news.items import Article, Refusal, Sighting
from herne_news.parsers.page import Page


class Finding(StrEnum):
    """How a spider came by an address; kept with the crawl state and named in reports."""

    REST = "rest"
    SITEMAP = "sitemap"
    FEED = "feed"
    LISTING = "listing"
    REDIRECT = "redirect"
    REVISIT = "revisit"
    MISSING = "missing"
    GUESS = "guess"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An address that discovery gave, with what was said about it there.

    `changed` is the change date exactly as it stood there, to be compared and never interpreted; `date` the day of
    publication (YYYY-MM-DD); `post` the WordPress post number. `cut` says that the post is said to have further parts
    (``/slug/2/``), whether or not its page links to them.
    """

    url: str
    finding: Finding
    changed: str | None = None
    date: str | None = None
    post: str | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One answer of a site: canonical URL of the page found, UTC time (ISO 8601 with Z), status, validators, payload.

    `capture` says where it is written down; its payload is packed as it came, `body` is not. A list is kept until the run ends,
    `without_body`: `summary` then holds the digest and length of what it had.
    """

    url: str
    fetched: str
    status: int
    body: bytes
    etag: str | None = None
    last_modified: str | None = None
    capture: Capture | None = None
    summary: tuple[str, int] | None = None

    @property
    def digest(self) -> str:
        """The payload digest as WARC writes it: ``sha1:`` and the SHA-1 in base 32."""
        if self.capture is not None:
            return self.capture.digest
        return self.summary[0] if self.summary else digest_of(self.body)

    @property
    def length(self) -> int:
        """The number of bytes of the payload."""
        if self.capture is not None:
            return self.capture.length
        return self.summary[1] if self.summary else len(self.body)

    def without_body(self) -> "Fetched":
        """Return the answer without its bytes."""
        return replace(self, body=b"", summary=(self.digest, self.length))


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a teaser was read: the list's answer, the list's address, and the teaser's own address in it."""

    answer: Fetched
    page: str
    url: str


@dataclass(slots=True, kw_only=True, repr=False)
class Visit:
    """Everything that is known of one page in one run.

    `url` is the canonical URL asked for. `answers` are what the site said, in reading order: one, or the parts of a long
    post, or none for an item that only a list shows, which brings its record along as `article`. `teaser` is the record that a
    list gives of an article with a page of its own; `origin` says where. `documents` are the parsed answers.
    `identifiers` are further names of the article. A station that ends the way early sets `refusal`, and those after it let the
    visit pass; `is_read` says that the refusal came from reading the page, `remember` whether the crawl state may take note of
    it, `is_known` that the archive has the article already, so that it counts for no limit. `items` is set on the visit of a
    list: so many it shows. `unlisted` says that discovery no longer shows the page, None that it does not know.
    `believed` says that a person takes it for normal (`--accept`) if the site says that there is no such page.
    `until` is the UTC time before which the site asks for no further request.
    """

    source: str
    url: str
    seen: str
    answers: tuple[Fetched, ...] = ()
    documents: tuple[Page, ...] = ()
    teaser: Article | None = None
    origin: Origin | None = None
    article: Article | None = None
    refusal: Refusal | None = None
    identifiers: tuple[str, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    changed: str | None = None
    is_read: bool = False
    remember: bool = True
    is_known: bool = False
    items: int | None = None
    unlisted: bool | None = None
    believed: bool | None = None
    until: str | None = None

    def __repr__(self) -> str:
        """Name the page and leave its bytes out: Scrapy logs items whole."""
        state = f"refused as {self.refusal.reason}" if self.refusal else "article" if self.article else "on its way"
        return f"<Visit {self.url} ({state}, {len(self.answers)} answers)>"

    def refuse(self, reason: str, detail: str, *, remember: bool = True, is_read: bool = False) -> None:
        """End the way of this page: `reason` is a fixed word for counting, `detail` a sentence for a person."""
        self.refusal = Refusal(url=self.url, reason=reason, detail=detail)
        self.remember, self.is_read = remember, is_read
