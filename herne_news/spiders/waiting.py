"""A site that has asked to be left alone: until when, kept in the crawl state of its robots.txt for the runs to come."""

from datetime import UTC, datetime

from herne_news.clock import utc_now
from herne_news.middlewares.backoff import moment
from herne_news.store.archive import Archive
from herne_news.store.pages import page_state
from herne_news.urls import HOSTS
from herne_news.visits import Visit

#: Why a crawl was not begun.
WAITING = "waiting"


def door(source: str) -> str:
    """Return the address in whose crawl state it is kept."""
    return f"https://{HOSTS[source][0]}/robots.txt"


def waits_until(archive: Archive, source: str) -> str | None:
    """Return until when (as it is said to a person) the site of `source` has asked to be left alone, None if that is over."""
    state = page_state(archive, door(source))
    if state is None or state.next_check is None or state.next_check <= utc_now():
        return None
    return moment(datetime.fromisoformat(state.next_check))


def wait_of(source: str, sentence: str, until: datetime) -> Visit:
    """Return the visit by which the archive keeps until when the site is to be left alone."""
    text = until.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    visit = Visit(source=source, url=door(source), seen=utc_now(), items=0, until=text)
    visit.refuse("blocked", sentence)
    return visit
