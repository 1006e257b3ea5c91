"""The sample of the city's site: answers any request to www.herne.de, and knows each release's true record."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import unquote

from herne_news.items import Article, Sighting
from herne_news.replica import messages
from herne_news.replica.herne import lists, markup, truth
from herne_news.replica.herne.frame import document
from herne_news.replica.herne.plans import Plan, Planner
from herne_news.replica.herne.sections import ALL_NEWS, HOME, LISTS, PRESS, Section
from herne_news.replica.herne.stories import Story, tell
from herne_news.replica.messages import Request, Response

SHOWN, HOME_SHOWN, PINNED = 60, 8, 3
DETAIL = re.compile(r"/Meldungen/News-Detailansicht_(\d+)\.html")
TWIN = re.compile(r"(?:/index|^/Homepage)\.html$")
ROBOTS = "User-agent: *\nDisallow: /Technische-Seiten/Newsletter/\n"


class HerneSite:
    """A city's site of `count` releases that `seed` settles, each with or without a page of its own."""

    def __init__(self, count: int = 120, seed: int = 1) -> None:
        self.seed, self.count = seed, count
        self.planner = Planner(seed, count)
        self._first_count = count
        self._changes = 0
        self._revised: dict[int, tuple[int, datetime]] = {}
        self._renamed: dict[int, str] = {}
        self._trashed: set[int] = set()
        self._members: dict[str, list[int]] = {}

    def articles(self) -> Iterator[Article]:
        """Yield the true record of every release on the site, oldest first, each made when it is asked for."""
        return (self.article(index) for index in range(self.count) if index not in self._trashed)

    def article(self, index: int) -> Article:
        """Return the true record of release `index`; without a page, its address is that of the first list that shows it now."""
        first = next(section for section in LISTS if index in self.members(section))
        return truth.record(self.story(index), first)

    def sightings(self, index: int) -> tuple[Sighting, ...]:
        """Return every list that shows release `index`, in the order of the lists, with the place in it from 1."""
        found = ((section, self.members(section)) for section in LISTS)
        return tuple(
            Sighting(list_url=section.url, section=section.heading, position=members.index(index) + 1)
            for section, members in found
            if index in members
        )

    def story(self, index: int) -> Story:
        """Return release `index` before it becomes markup."""
        return tell(self._plan(index))

    def members(self, section: Section) -> Sequence[int]:
        """Return the releases that a list shows, in its order."""
        if not self._members:
            self._fill()
        return self._members[section.path]

    def edit(self, index: int) -> None:
        """Give release `index` one more paragraph."""
        self._change()
        self._revised[index] = (self._revised.get(index, (0, None))[0] + 1, self._changed)

    def add(self) -> int:
        """Publish one more release, newer than all others; return its index."""
        self._change()
        self.count += 1
        return self.count - 1

    def trash(self, index: int) -> None:
        """Take release `index` off the site: its page is then 404 and no list shows it."""
        self._change()
        self._trashed.add(index)

    def rename(self, index: int) -> None:
        """Give release `index` another title; its number stays."""
        self._change()
        self._renamed[index] = f"{self._plan(index).title} (neuer Termin)"
        self._revised[index] = (self._revised.get(index, (0, None))[0], self._changed)

    def respond(self, target: str, headers: Mapping[str, str] | None = None) -> Response:
        """Answer a GET of `target`, a path with query or a full address; depends on nothing but the site and the request."""
        request = messages.request_of(target, headers or {})
        path = unicodedata.normalize("NFC", unquote(request.path))
        if path == "/robots.txt":
            return messages.page(ROBOTS, kind="text/plain")
        if path.startswith("/allris/"):
            return _council(request)
        detail = DETAIL.fullmatch(path)
        if detail:
            index = self.planner.index_of(messages.whole(detail[1], default=0))
            return (
                self._detail(request, index)
                if index is not None and str(self.planner.number(index)) == detail[1]
                else _missing()
            )
        folder = TWIN.sub("/", path)
        section = next((one for one in LISTS if one.path == folder), None)
        if section is not None:
            return self._list(request, section)
        if any(one.path == f"{path}/" for one in LISTS):
            return messages.redirect(f"{request.path}/")
        if path.startswith(("/Technische-Seiten/", "/Rathaus/Buergerservice/Dienstleistungen-Detailansicht_")):
            return self._conditional(request, messages.etag_of("Dienst"), self.planner.timeline.first, _service)
        return _missing()

    @property
    def _changed(self) -> datetime:
        return self.planner.timeline.moment(self._first_count) + timedelta(hours=self._changes)

    def _change(self) -> None:
        self._changes += 1
        self._members.clear()

    def _plan(self, index: int) -> Plan:
        plan = self.planner.plan(index)
        return replace(
            plan, revision=self._revised.get(index, (0, None))[0], title=self._renamed.get(index, plan.title)
        )

    def _fill(self) -> None:
        live = [index for index in range(self.count - 1, -1, -1) if index not in self._trashed]
        self._members = {section.path: [] for section in LISTS}
        for index in live:
            for section in self.planner.sections(index):
                self._members[section.path].append(index)
        self._members[ALL_NEWS.path] = live[:SHOWN]
        self._members[PRESS.path] = [index for index in live if index % 7][:SHOWN]
        home = live[:HOME_SHOWN]
        for place, pinned in enumerate(live[30 : 30 + 10 * PINNED : 10]):
            home.insert(2 * place + 1, pinned)
        self._members[HOME.path] = home

    def _list(self, request: Request, section: Section) -> Response:
        etag = messages.etag_of(self.seed, self._first_count, section.path, self._changes)
        return self._conditional(
            request,
            etag,
            self._changed,
            lambda: lists.listing(section, list(map(self.story, self.members(section))), self.seed),
        )

    def _detail(self, request: Request, index: int) -> Response:
        plan = self._plan(index)
        if index in self._trashed or index >= self.count or plan.kind != "detail":
            return _missing()
        revision, changed = self._revised.get(index, (0, plan.moment))
        etag = messages.etag_of(self.seed, self._first_count, index, revision, plan.title)
        return self._conditional(request, etag, changed, lambda: markup.detail(tell(plan)))

    def _conditional(self, request: Request, etag: str, changed: datetime, make: Callable[[], str]) -> Response:
        """Answer with the page that `make` gives, or 304 where the client holds it; If-None-Match goes first (RFC 9110)."""
        headers = messages.validators(etag, changed)
        sent = request.headers.get("if-none-match")
        held = (
            messages.tag_matches(sent, etag)
            if sent
            else messages.unmodified_since(request.headers.get("if-modified-since"), changed)
        )
        return Response(status=304, headers=headers) if held else messages.page(make(), headers=headers)


def _service() -> str:
    return document("Dienst", "<h1>Dienst</h1><p>Hier hilft Ihnen das Amt.</p>", cookies=True, page_date="2020-04-30")


def _missing() -> Response:
    text = document(
        "Seite nicht gefunden",
        "<h1>Seite nicht gefunden</h1><p>Diese Seite gibt es nicht (mehr).</p>",
        cookies=True,
        page_date="2017-04-26",
    )
    return messages.page(text, status=404)


def _council(request: Request) -> Response:
    """Answer with a page of the council's system, whose links lead to ever more of its pages."""
    numbers = [messages.whole(value, default=0) for value in request.query.values()]
    here = sum(numbers) + 1
    links = "".join(
        f'<li><a href="/allris/{name}={here + step}">Sitzung {here + step}</a> Meldung vom {1 + here % 28:02d}. Mai '
        "2020</li>"
        for step in range(1, 6)
        for name in ("vo020.asp?VOLFDNR", "to020.asp?TOLFDNR", f"si010_j.asp?MM={step}&amp;YY")
    )
    return messages.page(
        document("Ratsinformation", f"<h1>Sitzungen</h1><ul>{links}</ul>", cookies=True, page_date="2020-04-30")
    )
