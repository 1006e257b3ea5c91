"""A site that has asked to be left alone: until when, kept in the crawl state of its robots.txt for the runs to come."""

from datetime import UTC, datetime, timedelta

from herne_news.clock import utc_now
from herne_news.middlewares.backoff import moment
from herne_news.store.archive import Archive
from herne_news.store.pages import page_state
from herne_news.urls import HOSTS
from herne_news.visits import Visit

#: Why a crawl was not begun.
WAITING = "waiting"
#: Why a site is left alone: it has asked for it, or it was busy (429, 503) and did not say for how long.
ASKED, BUSY = "blocked", "busy"
#: For how long then; and how long ago the last such time may have ended for both to be one trouble.
FIRST_WAIT, LONGEST_WAIT, RECENT = timedelta(hours=1), timedelta(days=1), timedelta(hours=2)


def door(source: str) -> str:
    """Return the address in whose crawl state it is kept."""
    return f"https://{HOSTS[source][0]}/robots.txt"


def why_waiting(archive: Archive, source: str) -> str | None:
    """Return why the site of `source` is left alone by now and until when, as part of a sentence; None if it is not."""
    state = page_state(archive, door(source))
    if state is None or state.next_check is None or state.next_check <= utc_now():
        return None
    until = moment(datetime.fromisoformat(state.next_check))
    if state.reason == BUSY:
        return f"the site has turned the last run away and is left alone until {until}; nothing was asked of it"
    return f"the site has asked to be left alone until {until}; nothing was asked of it"


def own_wait(archive: Archive, source: str, now: datetime) -> datetime:
    """Return until when a site is left alone that has turned a run away at `now` and does not say for how long.

    An hour; twice as long as the last time where that was just over, at most a day.
    """
    state = page_state(archive, door(source))
    if state is None or state.next_check is None:
        return now + FIRST_WAIT
    end = datetime.fromisoformat(state.next_check)
    last = end - datetime.fromisoformat(state.last_checked)
    is_over_for_long = now - end > max(last, RECENT)
    return now + (FIRST_WAIT if is_over_for_long else min(max(2 * last, FIRST_WAIT), LONGEST_WAIT))


def wait_of(source: str, sentence: str, until: datetime, *, reason: str = ASKED) -> Visit:
    """Return the visit by which the archive keeps until when the site is to be left alone, and whether it has asked for it."""
    text = until.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    visit = Visit(source=source, url=door(source), seen=utc_now(), items=0, until=text)
    visit.refuse(reason, sentence)
    return visit
