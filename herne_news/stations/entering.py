"""From a visit to what the store keeps of it."""

from herne_news import __version__
from herne_news.store.entries import CaptureRow, Entry, PageRow
from herne_news.visits import Fetched, Visit


def entries_of(visit: Visit) -> list[Entry]:
    """Return what the store keeps of a visit: one entry, and its teaser's where the detail page failed."""
    teaser = without_detail(visit)
    return [entry_of(visit), *([entry_of(teaser)] if teaser is not None else [])]


def entry_of(visit: Visit) -> Entry:
    """Return what the store keeps of a visit alone."""
    first = visit.answers[0] if visit.answers else None
    page = None
    if visit.remember and (first is not None or (visit.refusal is not None and visit.article is None)):
        page = PageRow(
            status=first.status if first else 0,
            etag=first.etag if first else None,
            last_modified=first.last_modified if first else None,
            lastmod=visit.changed,
            items=visit.items,
            unlisted=visit.unlisted,
            believed=bool(visit.believed),
            until=visit.until,
        )
    return Entry(
        source=visit.source,
        url=visit.url,
        seen=visit.seen,
        article=visit.article if visit.refusal is None else None,
        identifiers=visit.identifiers,
        sightings=visit.sightings,
        captures=tuple(map(_capture, visit.answers)),
        origin=_capture(visit.origin.answer) if visit.origin and visit.article and not visit.answers else None,
        page=page,
        refusal=visit.refusal,
        parser_version=__version__,
    )


def _capture(answer: Fetched) -> CaptureRow:
    capture = answer.capture
    place = capture.place if capture else None
    return CaptureRow(
        url=answer.url,
        fetched=answer.fetched,
        status=answer.status,
        digest=answer.digest,
        length=answer.length,
        record_id=capture.record_id if capture else None,
        uri=capture.uri if capture else None,
        place=(place.file, place.offset, place.length) if place else None,
        original=capture.original if capture else None,
    )


def without_detail(visit: Visit) -> Visit | None:
    """Return a visit of the teaser alone where a detail page failed: the list's record is better than none."""
    if visit.refusal is None or visit.teaser is None or visit.teaser.url is None or not visit.remember:
        return None
    return Visit(
        source=visit.source,
        url=visit.teaser.url,
        seen=visit.seen,
        article=visit.teaser,
        origin=visit.origin,
        sightings=visit.sightings,
    )
