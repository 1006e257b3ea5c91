"""The REST API for posts: what WordPress answers at /wp-json/wp/v2/posts."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from herne_news.replica import messages
from herne_news.replica.inherne.catalogue import PASSWORD, Catalogue
from herne_news.replica.inherne.content import markup
from herne_news.replica.inherne.furniture import SITE
from herne_news.replica.inherne.plans import CATEGORIES, USERS, Plan
from herne_news.replica.inherne.stories import tell
from herne_news.replica.inherne.truth import address
from herne_news.replica.messages import Response, page
from herne_news.replica.spelling import attribute, slug
from herne_news.replica.timeline import BERLIN

JSON = "application/json; charset=UTF-8"
TERMS = sorted({name for names in CATEGORIES for name in names})
SUFFIXES = {"after": "published", "before": "published", "modified_after": "modified", "modified_before": "modified"}


def respond(catalogue: Catalogue, path: str, query: Mapping[str, str]) -> Response:
    """Answer a request below /wp-json/."""
    if path.rstrip("/") == "/wp-json/wp/v2/posts":
        return _posts(catalogue, query)
    if path.rstrip("/") == "/wp-json/wp/v2/users":
        return _json([{"id": place, "name": name, "slug": slug(name)} for place, name in enumerate(USERS, start=1)])
    if path.rstrip("/") == "/wp-json/wp/v2/categories":
        return _json([{"id": place, "name": name, "slug": slug(name)} for place, name in enumerate(TERMS, start=1)])
    if path.rstrip("/") == "/wp-json":
        return _json({"name": "inHerne", "url": SITE, "namespaces": ["wp/v2"]})
    number = path.removeprefix("/wp-json/wp/v2/posts/").strip("/")
    index = catalogue.numbered(messages.whole(number, default=0))
    if index is None:
        return _error("rest_post_invalid_id" if number.isdecimal() else "rest_no_route", 404)
    return _json(_post(catalogue.plan(index), query.get("_fields")))


def _posts(catalogue: Catalogue, query: Mapping[str, str]) -> Response:
    try:
        size, number = int(query.get("per_page", "10")), int(query.get("page", "1"))
        wanted = _selected(catalogue, query)
    except ValueError:
        return _error("rest_invalid_param", 400)
    if not 1 <= size <= 100 or number < 1:
        return _error("rest_invalid_param", 400)
    pages = -(-len(wanted) // size)
    if number > max(pages, 1):
        return _error("rest_post_invalid_page_number", 400)
    posts = [
        _post(catalogue.plan(index), query.get("_fields")) for index in wanted[(number - 1) * size : number * size]
    ]
    headers = {"X-WP-Total": str(len(wanted)), "X-WP-TotalPages": str(pages), "X-Robots-Tag": "noindex"}
    links = []
    for name, other in (("prev", number - 1), ("next", number + 1)):
        if 1 <= other <= pages:
            values = "&".join(f"{key}={value}" for key, value in {**query, "page": str(other)}.items())
            links.append(f'<{SITE}/wp-json/wp/v2/posts?{values}>; rel="{name}"')
    if links:
        headers["Link"] = ", ".join(links)
    return _json(posts, headers=headers)


def _selected(catalogue: Catalogue, query: Mapping[str, str]) -> Sequence[int]:
    order = catalogue.by_change() if query.get("orderby") == "modified" else catalogue.newest()
    for name, attribute_name in SUFFIXES.items():
        if name in query:
            limit, later = _moment(query[name]), name.endswith("after")
            moments = ((index, getattr(catalogue.plan(index), attribute_name)) for index in order)
            order = [index for index, moment in moments if (moment > limit if later else moment < limit)]
    return order[::-1] if query.get("order") == "asc" else order


def _moment(value: str) -> datetime:
    """Read a moment as WordPress does: without an offset it is the site's local time."""
    moment = datetime.fromisoformat(value.replace(" ", "+"))
    return moment if moment.tzinfo else moment.replace(tzinfo=BERLIN)


def _post(plan: Plan, fields: str | None) -> dict[str, Any]:
    makers = _makers(plan)
    names = [name.strip().split(".")[0] for name in fields.split(",")] if fields else list(makers)
    return {name: makers[name]() for name in names if name in makers}


def _makers(plan: Plan) -> dict[str, Callable[[], Any]]:
    protected = plan.index == PASSWORD
    title = f"Geschützt: {plan.title}" if protected else attribute(plan.title or "")

    def content() -> dict[str, Any]:
        story = tell(plan)
        return {
            "rendered": "" if protected else "\n".join(markup(story, part) for part in story.parts),
            "protected": protected,
        }

    def local(moment: datetime) -> str:
        return moment.astimezone(BERLIN).strftime("%Y-%m-%dT%H:%M:%S")

    def utc(moment: datetime) -> str:
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")

    return {
        "id": lambda: plan.post_id,
        "date": lambda: local(plan.published),
        "date_gmt": lambda: utc(plan.published),
        "guid": lambda: {"rendered": f"{SITE}/?p={plan.post_id}"},
        "modified": lambda: local(plan.modified),
        "modified_gmt": lambda: utc(plan.modified),
        "slug": lambda: plan.slug,
        "status": lambda: "publish",
        "type": lambda: "post",
        "link": lambda: address(plan),
        "title": lambda: {"rendered": title},
        "content": content,
        "author": lambda: USERS.index(plan.user) + 1,
        "categories": lambda: [TERMS.index(name) + 1 if name in TERMS else 100 for name in plan.categories],
    }


def _json(value: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return page(json.dumps(value, ensure_ascii=True), status=status, kind=JSON, headers=headers)


def _error(code: str, status: int) -> Response:
    return _json(
        {"code": code, "message": "The request cannot be answered.", "data": {"status": status}}, status=status
    )
