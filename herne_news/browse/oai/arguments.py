"""What a harvester asks for, checked against the protocol."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from herne_news.browse.oai.errors import OaiError
from herne_news.browse.oai.tokens import Listing, is_time, listing_of
from herne_news.exports.oai_records import PREFIX


@dataclass(frozen=True, slots=True)
class Rule:
    """The arguments that a verb must have, those that it may have, and whether it takes a resumptionToken instead."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    resumes: bool = False


LIST_RULE = Rule(frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}), resumes=True)
VERBS = {
    "Identify": Rule(),
    "ListMetadataFormats": Rule(optional=frozenset({"identifier"})),
    "ListSets": Rule(resumes=True),
    "ListIdentifiers": LIST_RULE,
    "ListRecords": LIST_RULE,
    "GetRecord": Rule(frozenset({"identifier", "metadataPrefix"})),
}
TOKEN = "resumptionToken"  # noqa: S105 - the name of an argument
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
WORD = r"[A-Za-z0-9\-_.!~*'()]+"
#: What the protocol's schema lets stand in a request; an answer repeats it.
FORMS = {
    "metadataPrefix": re.compile(WORD),
    "set": re.compile(f"{WORD}(:{WORD})*"),
    "identifier": re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:(?:[A-Za-z0-9\-_.!~*'();/?:@&=+$,]|%[0-9A-Fa-f]{2})+"),
}


def checked(pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return the arguments of a request, its verb among them.

    Raises `OaiError` badVerb or badArgument for what the protocol does not know, and for what is missing, repeated or not of the
    right form.
    """
    verbs = [value for name, value in pairs if name == "verb"]
    if len(verbs) != 1 or verbs[0] not in VERBS:
        found = "none" if not verbs else "several" if len(verbs) > 1 else f"{verbs[0]!r}"
        raise OaiError("badVerb", f"expected one verb of {', '.join(VERBS)}; found {found}")
    verb = verbs[0]
    rule = VERBS[verb]
    counts = Counter(name for name, _ in pairs)
    given = dict(pairs)
    known = rule.required | rule.optional | {"verb"} | ({TOKEN} if rule.resumes else set())
    if unknown := sorted(set(given) - known):
        raise OaiError("badArgument", f"{verb}: expected none but its own arguments, found {', '.join(unknown)}")
    if repeated := sorted(name for name, count in counts.items() if count > 1):
        raise OaiError("badArgument", f"{verb}: expected each argument once, found more of {', '.join(repeated)}")
    if TOKEN in given:
        if len(given) > 2:
            raise OaiError("badArgument", f"{verb}: expected {TOKEN} alone, found other arguments with it")
        return given
    if missing := sorted(rule.required - set(given)):
        raise OaiError("badArgument", f"{verb}: expected {' and '.join(missing)}, found none")
    for name, form in FORMS.items():
        if name in given and not form.fullmatch(given[name]):
            raise OaiError("badArgument", f"{name}: expected what the protocol allows there, found {given[name]!r}")
    return given


def check_format(given: Mapping[str, str]) -> None:
    """Raise `OaiError` for another format than Dublin Core."""
    if given["metadataPrefix"] != PREFIX:
        raise OaiError("cannotDisseminateFormat", f"expected {PREFIX}, found {given['metadataPrefix']}")


def listing(given: Mapping[str, str]) -> Listing:
    """Return the list that is asked for; raises `OaiError` for a format, times or a token that cannot be meant."""
    if TOKEN in given:
        return listing_of(given[TOKEN], given["verb"])
    since, until = window(given.get("from"), given.get("until"))
    check_format(given)
    return Listing(verb=given["verb"], source=given.get("set"), since=since, until=until)


def window(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Return the first and last second (UTC) of two times of the protocol; a day means all of it."""
    if since is not None and until is not None and len(since) != len(until):
        raise OaiError(
            "badArgument", f"expected from and until both as days or both as seconds, found {since}, {until}"
        )
    first, last = _second("from", since, "T00:00:00Z"), _second("until", until, "T23:59:59Z")
    if first is not None and last is not None and first > last:
        raise OaiError("badArgument", f"expected from up to until, found {since} after {until}")
    return first, last


def _second(name: str, given: str | None, rest: str) -> str | None:
    if given is None:
        return None
    whole = given + rest if DAY.fullmatch(given) else given
    if not SECOND.fullmatch(whole) or not is_time(whole):
        raise OaiError("badArgument", f"{name}: expected YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ, found {given!r}")
    return whole
