"""What the store takes in and what it answers: one `Entry` a page, one `Outcome` an entry. No SQL."""

from dataclasses import dataclass
from typing import Literal

from herne_news.items import Article, Refusal, Sighting

Kind = Literal["new", "changed", "unchanged", "sighted", "refused", "gone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureRow:
    """One answer of a site: final canonical URL, UTC time (ISO 8601 with Z), HTTP status, digest and length of the payload.

    `digest` is written as WARC does: ``sha1:`` and the SHA-1 in base 32. `via` is ``live``, ``wayback``, ``commoncrawl`` or
    ``import``. `record_id` is the WARC-Record-ID, `uri` the address asked for, `place` file, first byte and length of the
    record, `original` the WARC-Record-ID of the record that holds the payload where this one is a revisit.
    """

    url: str
    fetched: str
    status: int
    digest: str
    length: int
    via: str = "live"
    record_id: str | None = None
    uri: str | None = None
    place: tuple[str, int, int] | None = None
    original: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """What the next crawl needs to know of a page: its validators, the discovery's change hint, the last HTTP status.

    `status` is 0 where the site gave no answer at all. A 304 keeps the validators and the reason that are stored. `items` says
    how many items a list, feed or other way of discovery shows, and that the page is one; `unlisted` whether discovery has left
    the page out although it is known, None to keep what is stored. `believed` says that an answer that there is no such page
    needs no confirmation. `until` is when the site may be asked again (UTC), where it has said so.
    """

    status: int
    etag: str | None = None
    last_modified: str | None = None
    lastmod: str | None = None
    items: int | None = None
    unlisted: bool | None = None
    believed: bool = False
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Everything that one visit found out about one page.

    `url` is the canonical URL asked for, `article` the record if the page gave one, `identifiers` further names of the article
    (``inherne:post:48211``; teaser keys and URLs are added by the store), `captures` the answers in reading order, `origin` the
    list's answer that an article without a page of its own was read from, `page` the crawl state or None if the page itself was
    not asked for, `refusal` why there is no article. `seen` is a UTC time, ISO 8601 with Z. An entry with neither article nor
    refusal says that a known article was sighted or has not changed (304).
    """

    source: str
    url: str
    seen: str
    article: Article | None = None
    identifiers: tuple[str, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    captures: tuple[CaptureRow, ...] = ()
    origin: CaptureRow | None = None
    page: PageRow | None = None
    refusal: Refusal | None = None
    parser_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an entry.

    ``new`` and ``changed``: the article's content was written; ``unchanged``: it says what is stored; ``sighted``: only a list's
    sighting (or nothing) could be added; ``refused``: the entry's refusal was recorded; ``gone``: so was it, and with it the
    article is known to be gone. `article_id` is None where no article
    is known for the entry.
    """

    url: str
    article_id: int | None
    kind: Kind
