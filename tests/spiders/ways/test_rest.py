"""Discovery by the REST interface of WordPress, and each kind of closed door."""

import json

import pytest
from scrapy.http import Response, TextResponse

from herne_news.spiders.failures import FetchFailed
from herne_news.spiders.ways.common import WayClosed
from herne_news.spiders.ways.rest import REST_CUT, REST_POSTS, by_rest
from herne_news.visits import Finding, Found
from tests.spiders.ways.walking import HOME, found_by, html


def rest_page(number: int) -> str:
    return "https://inherne.net" + REST_POSTS.format(page=number)


def rest(number: int, posts: object, pages: int) -> Response:
    headers = {"X-WP-TotalPages": str(pages)}
    return TextResponse(rest_page(number), body=json.dumps(posts).encode(), headers=headers)


def test_rest_reads_all_pages() -> None:
    one = {
        "id": 7,
        "link": "http://inherne.net/eins/",
        "date": "2019-01-02T00:10:00",
        "modified_gmt": "2019-02-03T04:05:06",
    }
    two = {
        "id": 9,
        "link": "http://www.inherne.net/zwei/",
        "date": "2018-01-02T00:10:00",
        "modified_gmt": "2018-01-01T23:10:00",
    }
    assert found_by(by_rest, rest(1, [one], 2), rest(2, [two], 2)) == [
        Found(url=HOME + "eins/", finding=Finding.REST, changed="2019-02-03T04:05:06Z", date="2019-01-02", post="7"),
        Found(url=HOME + "zwei/", finding=Finding.REST, changed="2018-01-01T23:10:00Z", date="2018-01-02", post="9"),
    ]


def rest_cut(number: int, slug: str, **totals: str) -> Response:
    headers = {"X-WP-TotalPages": "2"} | {name.replace("_", "-"): value for name, value in totals.items()}
    body = json.dumps([{"link": f"http://inherne.net/{slug}/"}]).encode()
    return TextResponse(f"https://inherne.net{REST_CUT.format(page=number)}", body=body, headers=headers)


def test_rest_tells_which_posts_are_cut() -> None:
    posts = [{"id": number, "link": f"{HOME}{slug}/"} for number, slug in ((7, "eins"), (9, "zwei"), (11, "drei"))]
    one, two, every = rest_cut(1, "zwei"), rest_cut(2, "drei"), rest(1, posts, 1)
    assert [found.cut for found in found_by(by_rest, every, one, two)] == [False, True, True]
    assert [found.cut for found in found_by(by_rest, every, one)] == [False, True, False]
    assert not any(found.cut for found in found_by(by_rest, every))


def test_rest_that_does_not_search_says_nothing_of_cuts() -> None:
    every = rest(1, [{"id": 9, "link": HOME + "zwei/"}], 1)
    every.headers["X-WP-Total"] = "1"
    assert not any(found.cut for found in found_by(by_rest, every, rest_cut(1, "zwei", X_WP_Total="1")))


REST_CLOSED = {
    "no-such-page": [],
    "html-instead": [html(rest_page(1), "Hinweis: Bitte melden Sie sich an.")],
    "an-object": [rest(1, {"code": "rest_disabled"}, 1)],
    "empty": [rest(1, [], 0)],
    "other-fields": [rest(1, [{"titel": "x"}], 1)],
    "no-web-address": [rest(1, [{"link": "about:blank"}], 1)],
    "another-host": [rest(1, [{"link": "http://127.0.0.1:8081/eins/"}], 1)],
    "second-page-missing": [rest(1, [{"link": HOME + "eins/"}], 2)],
}


@pytest.mark.parametrize("pages", REST_CLOSED.values(), ids=REST_CLOSED.keys())
def test_rest_says_when_it_is_closed(pages: list[Response]) -> None:
    with pytest.raises(WayClosed, match="expected"):
        found_by(by_rest, *pages)


def test_a_closed_way_keeps_the_failure_behind_it() -> None:
    with pytest.raises(WayClosed) as caught:
        found_by(by_rest)
    assert isinstance(caught.value.__cause__, FetchFailed)
    assert caught.value.__cause__.reason == "http-404"
