"""A page on its way from the address to the archive: what spiders make, pipelines fill in and the store writes."""

from dataclasses import dataclass, field

from herne_news.items import Article, Refusal, Sighting


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One answer of a site: final canonical URL, UTC time (ISO 8601 with Z), status, validators and the payload, decompressed."""

    url: str
    fetched: str
    status: int
    body: bytes
    etag: str | None = None
    last_modified: str | None = None


@dataclass(slots=True, kw_only=True)
class Visit:
    """Everything that is known of one page in one run.

    `url` is the canonical URL asked for. `pages` are the answers in reading order: one, or the parts of a long post; empty for a
    teaser that only a list shows, which brings its `article` along. `identifiers` are further names of the article. `hint` is the
    change date that discovery gave, as it stood there. A station that ends the way early sets `refusal`; those after it let it pass.
    """

    source: str
    url: str
    pages: tuple[Fetched, ...] = ()
    article: Article | None = None
    refusal: Refusal | None = None
    identifiers: tuple[str, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    hint: str | None = None
    redirected: bool = False
    notes: dict[str, str] = field(default_factory=dict)
