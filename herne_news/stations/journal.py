"""The note that a batch of visits leaves in the WARC file: with the captures, all that the archive was made of.

It holds what the captures alone cannot say: which answers belong to one visit, which lists have shown an article, what
discovery has said of it, and why a page was left out before anybody read it. docs/captures.md describes the form.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from herne_news.items import Article, Refusal, Sighting
from herne_news.parsers.page import Page
from herne_news.stations import reading
from herne_news.visits import Fetched, Origin, Visit

FORMAT = 1
NOT_MODIFIED, OK = 304, 200
PLAIN = ("source", "url", "seen", "changed", "items", "unlisted", "believed", "until")

#: From a WARC-Record-ID to the answer that it names, with its body.
Load = Callable[[str], Fetched]
#: From a list's answer, the list's address and a teaser's address in it to the teaser.
FindTeaser = Callable[[Fetched, str, str], Article]


class Notes(NamedTuple):
    """What a batch tells: when it was saved, its visits, and the number of its run in its archive, None if it is not told."""

    saved: str
    visits: list[dict[str, Any]]
    run: int | None


def write_notes(notes: Sequence[dict[str, Any]], saved: str, run: int) -> bytes:
    """Return the block of a metadata record over the notes of a batch; `saved` (UTC, with fractions) orders batches."""
    whole = {"format": FORMAT, "saved": saved, "run": run, "visits": notes}
    return json.dumps(whole, separators=(",", ":")).encode()


def read_notes(block: bytes) -> Notes | None:
    """Return what a batch tells, None where the block is none of ours."""
    try:
        whole = json.loads(block)
        if whole["format"] != FORMAT:
            return None
        return Notes(str(whole["saved"]), list(whole["visits"]), whole.get("run"))
    except (ValueError, KeyError, TypeError):
        return None


def answers_of(note: Mapping[str, Any]) -> list[str]:
    """Return the WARC-Record-IDs of all answers that a note refers to."""
    return [*note.get("answers", ()), *note.get("teaser", ())[:1]]


def note_of(visit: Visit) -> dict[str, Any]:
    """Return the note of a visit; what is empty is left out."""
    note: dict[str, Any] = {name: getattr(visit, name) for name in PLAIN}
    note["answers"] = [answer.capture.record_id for answer in visit.answers if answer.capture]
    note["identifiers"] = list(visit.identifiers)
    note["sightings"] = [[s.list_url, s.section, s.position] for s in visit.sightings]
    if visit.refusal is not None and not visit.is_read:
        note["refused"] = [visit.refusal.reason, visit.refusal.detail]
    teaser = visit.teaser or (visit.article if not visit.answers else None)
    if teaser is not None and visit.origin is not None and visit.origin.answer.capture is not None:
        origin = visit.origin
        note["teaser"] = [visit.origin.answer.capture.record_id, origin.page, origin.url, teaser.url]
        note["alone"] = visit.teaser is None or None
    if not visit.remember:
        note["forget"] = True
    return {key: value for key, value in note.items() if value not in (None, [])}


def visit_of(note: dict[str, Any], load: Load, find_teaser: FindTeaser) -> Visit:
    """Return the visit that a note tells of, read anew from its captures; raises what `load` raises."""
    plain: dict[str, Any] = {name: note.get(name) for name in PLAIN}
    visit = Visit(**plain)
    answers = [load(record_id) for record_id in note.get("answers", ())]
    visit.identifiers = tuple(note.get("identifiers", ()))
    visit.sightings = tuple(
        Sighting(list_url=url, section=section, position=position)
        for url, section, position in note.get("sightings", ())
    )
    if "teaser" in note:
        record_id, page, url, own = note["teaser"]
        answer = load(record_id)
        teaser = replace(find_teaser(answer, page, url), url=own)
        visit.origin = Origin(answer=answer.without_body(), page=page, url=url)
        if note.get("alone"):
            visit.article = teaser
        else:
            visit.teaser = teaser
    if "refused" in note:
        visit.refuse(*note["refused"], remember=not note.get("forget"))
    elif visit.items is None:
        visit.documents = tuple(_documents(visit, answers))
    visit.answers = tuple(answer.without_body() for answer in answers)
    reading.parse(visit)
    reading.validate(visit)
    visit.remember = not note.get("forget")
    return visit


def _documents(visit: Visit, answers: Sequence[Fetched]) -> Iterator[Page]:
    for answer in answers:
        if answer.status == OK and visit.refusal is None:
            page = Page.from_bytes(answer.body, answer.url)
            if isinstance(page, Refusal):
                visit.refuse(page.reason, page.detail, is_read=True)
            else:
                yield page
