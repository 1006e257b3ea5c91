"""Resumption tokens: all that is needed to go on with a list stands in the token, so that nothing is kept and none expires."""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from herne_news.browse.oai.errors import OaiError
from herne_news.store.harvest import HarvestRecord, Position

NUMBER = r"(\d{1,15})"
TIME = r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)?"
TOKEN = re.compile(rf"([IR])!{NUMBER}!{TIME}!{NUMBER}!([a-z]*)!{TIME}!{NUMBER}", re.ASCII)
LETTERS = {"I": "ListIdentifiers", "R": "ListRecords"}
#: Longer than a transaction lasts.
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One list as far as it was told: the verb, the set, first and last time asked for (UTC), how many records were told.

    `position` is how far it came; None for one that begins at `since`.
    """

    verb: str
    source: str | None
    since: str | None = None
    until: str | None = None
    position: Position | None = None
    told: int = 0

    def reaches(self, now: str) -> bool:
        """Say whether changes that have no time yet belong to the list.

        The time that they get may lie a moment before the one at which it can be read: they are told in every list that does
        not end long before `now` (UTC), so that none of several windows misses them.
        """
        if self.since is not None and self.since > now:
            return False
        return self.until is None or moment(now) - moment(self.until) < HOUR

    def after(self, found: list[HarvestRecord], begin: Position) -> "Listing":
        """Return the list as it is once `found` was told, of which `begin` is the position before."""
        position = begin
        for record in found:
            position = position.after(record)
        return replace(self, since=None, position=position, told=self.told + len(found))

    def token(self) -> str:
        """Return the token that goes on with the list."""
        at = self.position or Position()
        parts = (self.verb[4], at.change, at.modified, at.pending, self.source or "", self.until or "", self.told)
        return "!".join(map(str, parts))


def listing_of(token: str, verb: str) -> Listing:
    """Return the list that a token of `verb` goes on with; raises `OaiError` for what is no such token."""
    found = TOKEN.fullmatch(token)
    if not found or LETTERS[found[1]] != verb or not all(is_time(found[place]) for place in (3, 6) if found[place]):
        raise OaiError("badResumptionToken", f"expected a resumptionToken that {verb} has given, found another")
    position = Position(change=int(found[2]), modified=found[3] or "", pending=int(found[4]))
    return Listing(verb=verb, source=found[5] or None, until=found[6], position=position, told=int(found[7]))


def moment(time: str) -> datetime:
    """Return a time (UTC) of the protocol; raises ValueError for what is none."""
    return datetime.fromisoformat(time)


def is_time(time: str) -> bool:
    """Say whether a time exists."""
    try:
        moment(time)
    except ValueError:
        return False
    return True
