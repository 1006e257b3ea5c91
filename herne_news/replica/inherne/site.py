"""The sample magazine: answers any request to inherne.net as WordPress would, and knows each article's true record."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from urllib.parse import unquote

from herne_news.items import Article
from herne_news.replica import messages
from herne_news.replica.inherne import feeds, pages, rest
from herne_news.replica.inherne.catalogue import PASSWORD, Catalogue
from herne_news.replica.inherne.furniture import SECTIONS, SITE, Furniture
from herne_news.replica.inherne.plans import USERS
from herne_news.replica.inherne.stories import Story, tell
from herne_news.replica.inherne.truth import address, record
from herne_news.replica.messages import Request, Response
from herne_news.replica.spelling import slug

PER_PAGE = 10
WORDPRESS = "WordPress"
#: Ways that a test can close: what they answer then.
CLOSED = {"rest": 403, "sitemap": 404, "feed": 403}
LIST_PATH = re.compile(r"/((?:category|author|tag)/[^/]+|\d{4}(?:/\d\d)?)?/?(?:page/(\d+)/?)?")
FEED_PATH = re.compile(r"/(?:(category/[^/]+|author/[^/]+|comments|[^/]+)/)?feed/?")
SITEMAP_PATH = re.compile(r"/wp-sitemap(?:-(posts-post|posts-page|taxonomies-category|users)-(\d+))?\.xml")
POST_PATH = re.compile(r"/([^/]+)(?:/(\d+))?(/?)")
GIF = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")


class InherneSite:
    """A magazine of `count` articles that `seed` settles.

    `closed` names the ways that do not answer: rest, sitemap, feed.
    """

    def __init__(self, count: int = 120, seed: int = 1, *, closed: Collection[str] = ()) -> None:
        if unknown := set(closed) - set(CLOSED):
            raise ValueError(f"expected ways among {sorted(CLOSED)}, found {sorted(unknown)}")
        self.seed = seed
        self.closed = frozenset(closed)
        self.catalogue = Catalogue(seed, count)
        self.furniture = Furniture(seed)

    def articles(self) -> Iterator[Article]:
        """Yield the true record of every article on the site, oldest first, each made when it is asked for."""
        return (self.article(index) for index in self.catalogue.articles())

    def article(self, index: int) -> Article:
        """Return the true record of article `index`; its text may stand on several pages."""
        return record(self.story(index))

    def pages(self, index: int) -> tuple[str, ...]:
        """Return the addresses of all pages of article `index`, in reading order."""
        story = self.story(index)
        first = address(story.plan)
        return (first, *(f"{first}{number}/" for number in range(2, len(story.parts) + 1)))

    def story(self, index: int) -> Story:
        """Return article `index` before it becomes markup."""
        return tell(self.catalogue.plan(index))

    def edit(self, index: int) -> None:
        """Give article `index` one more paragraph and a new date of change."""
        self.catalogue.edit(index)

    def add(self) -> int:
        """Publish one more article, newer than all others; return its index."""
        return self.catalogue.add()

    def reprint(self, index: int) -> int:
        """Publish the text of article `index` once more, a day later and under another title; return the new one's index."""
        return self.catalogue.reprint(index)

    def trash(self, index: int) -> None:
        """Take article `index` off the site: its page is then 404."""
        self.catalogue.trash(index)

    def restore(self, index: int) -> None:
        """Put a trashed article back on the site with its old date of change, as WordPress does with a scheduled post."""
        self.catalogue.restore(index)

    def rename(self, index: int) -> None:
        """Give article `index` another slug; the old address then redirects."""
        self.catalogue.rename(index)

    def respond(self, target: str, headers: Mapping[str, str] | None = None) -> Response:
        """Answer a GET of `target`, a path with query or a full address; depends on nothing but the site and the request."""
        request = messages.request_of(target, headers or {})
        if request.headers.get("host", "").startswith("www."):
            return messages.redirect(f"{SITE}{request.target}", by=WORDPRESS)
        for answer in (self._machine, self._short_link, self._list, self._post):
            response = answer(request)
            if response is not None:
                return response
        return self._missing()

    def _missing(self) -> Response:
        return messages.page(
            pages.missing(self.furniture, self.seed), status=404, headers={"Cache-Control": "no-cache"}
        )

    def _machine(self, request: Request) -> Response | None:
        path = request.path
        if path == "/robots.txt":
            return messages.page(feeds.ROBOTS, kind="text/plain; charset=utf-8")
        if path.startswith("/wp-content/"):
            return Response(headers={"Content-Type": "image/gif"}, body=GIF)
        ways: tuple[tuple[str, bool, Callable[[Request], Response | None]], ...] = (
            ("rest", path.startswith("/wp-json"), lambda it: rest.respond(self.catalogue, it.path, it.query)),
            ("sitemap", "sitemap" in path and path.endswith(".xml"), self._sitemap),
            ("feed", bool(FEED_PATH.fullmatch(path)) or "feed" in request.query, self._feed),
        )
        for name, meant, answer in ways:
            if meant and name in self.closed:
                return messages.page("Kein Zugriff.", status=CLOSED[name])
            if meant:
                return answer(request)
        return None

    def _sitemap(self, request: Request) -> Response | None:
        if request.path == "/sitemap.xml":
            return messages.redirect(f"{SITE}/wp-sitemap.xml", by=WORDPRESS, status=302)
        match = SITEMAP_PATH.fullmatch(request.path)
        if match is None:
            return None
        posts = self.catalogue.newest()[::-1]
        if match[1] is None:
            text = feeds.sitemap_index(len(posts))
        elif match[1] == "posts-post":
            part = feeds.sitemap_slice(posts, messages.whole(match[2], default=0))
            if not part:
                return None
            text = feeds.post_sitemap(map(self.catalogue.plan, part))
        else:
            paths = {
                "posts-page": [f"{name}/" for name in pages.STATIC],
                "taxonomies-category": [f"category/{slug(name)}/" for name in SECTIONS],
                "users": [f"author/{slug(name)}/" for name in USERS],
            }[match[1]]
            text = feeds.urlset((f"{SITE}/{path}", None) for path in paths)
        return messages.page(text, kind="application/xml; charset=UTF-8")

    def _feed(self, request: Request) -> Response | None:
        changed = self.catalogue.changed
        headers = messages.validators(messages.etag_of(self.seed, self.catalogue.changes), changed)
        sent, since = request.headers.get("if-none-match"), request.headers.get("if-modified-since")
        # WordPress compares the tag as a string, so a tag that gzip has weakened never matches; of two conditions both must hold.
        same_tag, same_time = sent == headers["ETag"], messages.unmodified_since(since, changed)
        if (same_tag and same_time) if sent and since else (same_tag or same_time):
            return Response(status=304, headers=headers)
        match = FEED_PATH.fullmatch(request.path)
        name = match[1] if match else None
        if name is not None and "/" not in name:
            return messages.page(
                feeds.rss("Kommentare", request.path, ()), kind="application/rss+xml; charset=UTF-8", headers=headers
            )
        number = messages.whole(request.query.get("paged"))
        posts = self._slice(self.catalogue.newest(name), number)
        status = 200 if posts else 404
        text = feeds.rss(name.rsplit("/", 1)[-1].title() if name else "Home", request.path, map(self.story, posts))
        return messages.page(text, status=status, kind="application/rss+xml; charset=UTF-8", headers=headers)

    def _short_link(self, request: Request) -> Response | None:
        if request.path != "/" or "p" not in request.query:
            return None
        index = self.catalogue.numbered(messages.whole(request.query["p"], default=0))
        if index is None:
            return self._missing()
        if index % 23 == 4:
            return self._show(index, 1)
        return messages.redirect(address(self.catalogue.plan(index)), by=WORDPRESS)

    def _list(self, request: Request) -> Response | None:
        match = LIST_PATH.fullmatch(request.path)
        if match is None:
            return None
        if "s" in request.query:
            return self._listing("Suchergebnisse", "/", 1, self.catalogue.newest()[:3], "search search-results")
        number = messages.whole(match[2] or request.query.get("paged"))
        if match[1] is None:
            posts = self.catalogue.newest()
            return self._listing("inHerne", "/", number, posts, "home blog", first=posts[len(posts) // 2])
        heading, kind = match[1].rsplit("/", 1)[-1].replace("-", " ").title(), "archive " + match[1].split("/")[0]
        return self._listing(heading, f"/{match[1]}/", number, self.catalogue.newest(match[1]), kind)

    def _listing(
        self, heading: str, path: str, number: int, posts: Sequence[int], kind: str, first: int | None = None
    ) -> Response | None:
        part = list(self._slice(posts, number))
        if not part:
            return None
        if first is not None and number == 1:
            part.insert(0, first)
        last = -(-len(posts) // PER_PAGE)
        return messages.page(
            pages.listing(self.furniture, heading, path, number, last, list(map(self.story, part)), self.seed, kind)
        )

    def _slice(self, posts: Sequence[int], number: int) -> Sequence[int]:
        return posts[(number - 1) * PER_PAGE : number * PER_PAGE] if number > 0 else ()

    def _post(self, request: Request) -> Response | None:
        match = POST_PATH.fullmatch(unquote(request.path))
        if match is None:
            return self._guess(request.path)
        name, part, slash = match[1].lower(), messages.whole(match[2]), match[3]
        if name in pages.STATIC:
            known = messages.page(pages.static(self.furniture, name, self.seed))
            return known if slash else messages.redirect(f"{SITE}/{name}/", by=WORDPRESS)
        index = self.catalogue.find(name)
        if index is None:
            moved = self.catalogue.moved(name)
            return (
                messages.redirect(address(self.catalogue.plan(moved)), by=WORDPRESS)
                if moved is not None
                else self._guess(request.path)
            )
        if not slash:
            return messages.redirect(
                f"{SITE}{request.target.replace(request.path, request.path + '/', 1)}", by=WORDPRESS
            )
        if match[2] and not 2 <= part <= len(self.story(index).parts):
            return messages.redirect(f"{SITE}/{name}/", by=WORDPRESS)
        return self._show(index, part)

    def _guess(self, path: str) -> Response | None:
        index = self.catalogue.guessed(path.rstrip("/").rsplit("/", 1)[-1].lower())
        return messages.redirect(address(self.catalogue.plan(index)), by=WORDPRESS) if index is not None else None

    def _show(self, index: int, part: int) -> Response:
        story = self.story(index)
        plan = story.plan
        text = pages.password(self.furniture, plan) if index == PASSWORD else pages.post(self.furniture, story, part)
        linked = f'<{SITE}/wp-json/>; rel="https://api.w.org/", <{SITE}/?p={plan.post_id}>; rel=shortlink'
        return messages.page(text, headers={"Link": linked})
