"""Pages, captures, runs, skips, gone articles and the counts over them."""

from herne_news.store.archive import Archive
from herne_news.store.entries import Entry, PageRow
from herne_news.store.health import SourceCounts, health
from herne_news.store.pages import PageState, due_pages, known_lists, known_pages, living_articles, page_state
from herne_news.store.runs import Run, RunEnd, end_run, last_runs, start_run
from tests.store.records import DAY, entry, refused, release, rows, store, story

URL = story().url or ""
STATE = PageState(
    url=URL,
    article_id=1,
    etag='"1"',
    last_modified=None,
    lastmod="2026-01-01",
    last_status=200,
    last_checked=DAY.format(1),
    failures=0,
    next_check="2026-01-14T00:00:00Z",
    reason=None,
    digest="sha1:1",
    missing_since=None,
    unlisted=0,
    items=None,
)


def answer(status: int, day: int, lastmod: str | None = None) -> Entry:
    return Entry(source="inherne", url=URL, seen=DAY.format(day), page=PageRow(status=status, lastmod=lastmod))


def test_an_article_leaves_the_state_of_its_page(archive: Archive) -> None:
    store(archive, entry(story()), entry(release(7)))
    assert known_pages(archive, "inherne") == {URL: STATE}
    assert page_state(archive, URL) == STATE
    assert page_state(archive, "https://inherne.net/nichts/") is None


def test_not_modified_keeps_validators_and_reason(archive: Archive) -> None:
    page = PageRow(status=200, etag="a", last_modified="b", lastmod="c")
    store(archive, refused(URL, "page", page=page), answer(304, 2))
    state = page_state(archive, URL)
    assert state is not None
    assert (state.etag, state.last_modified, state.lastmod, state.last_status, state.reason) == (
        "a",
        "b",
        "c",
        304,
        "page",
    )


def test_a_failure_counts_and_keeps_what_the_last_answer_left(archive: Archive) -> None:
    store(archive, entry(story()), answer(503, 2, lastmod="2026-01-02"), answer(0, 3, lastmod="2026-01-02"))
    state = page_state(archive, URL)
    assert state is not None
    assert (state.etag, state.lastmod, state.failures, state.last_status) == ('"1"', "2026-01-01", 2, 0)
    store(archive, entry(story(), 4))
    state = page_state(archive, URL)
    assert state is not None
    assert (state.etag, state.lastmod, state.failures) == ('"4"', "2026-01-04", 0)


def test_a_first_failure_keeps_no_hint(archive: Archive) -> None:
    store(archive, answer(500, 1, lastmod="2026-01-01"))
    state = page_state(archive, URL)
    assert state is not None
    assert (state.lastmod, state.failures, state.article_id) == (None, 1, None)


def test_new_validators_replace_old_ones_also_by_nothing(archive: Archive) -> None:
    store(archive, entry(story()), entry(story(), 2, page=PageRow(status=200)))
    state = page_state(archive, URL)
    assert state is not None
    assert (state.etag, state.lastmod) == (None, "2026-01-01")


def test_a_gone_article_stays_and_may_come_back(archive: Archive) -> None:
    gone = [refused(URL, "error-page", day, page=PageRow(status=404)) for day in (2, 3)]
    store(archive, entry(story()))
    assert [(o.kind, o.article_id) for o in store(archive, gone[0])] == [("refused", 1)]
    assert rows(archive, "SELECT gone_since, last_seen FROM articles") == [(None, DAY.format(1))]
    assert rows(archive, "SELECT missing_since, next_check FROM pages") == [(DAY.format(2), DAY.format(2))]
    assert [(o.kind, o.article_id) for o in store(archive, gone[1])] == [("gone", 1)]
    assert rows(archive, "SELECT gone_since, last_seen FROM articles") == [(DAY.format(2), DAY.format(1))]
    assert rows(archive, "SELECT missing_since, next_check FROM pages") == [(DAY.format(2), "2026-01-05T00:00:00Z")]
    assert [o.kind for o in store(archive, refused(URL, "error-page", 5, page=PageRow(status=410)))] == ["refused"]
    store(archive, answer(200, 6))
    assert rows(archive, "SELECT gone_since, last_seen FROM articles") == [(None, DAY.format(6))]
    assert rows(archive, "SELECT missing_since FROM pages") == [(None,)]


def test_a_guess_of_wordpress_is_as_good_as_a_404(archive: Archive) -> None:
    guessed = [refused(URL, "redirected-elsewhere", day) for day in (2, 3)]
    store(archive, entry(story()))
    assert [store(archive, guess)[0].kind for guess in guessed] == ["refused", "gone"]


def test_a_server_error_between_two_404_neither_confirms_nor_clears(archive: Archive) -> None:
    store(archive, entry(story()))
    for day, status in ((2, 404), (3, 503), (4, 0)):
        assert store(archive, refused(URL, "any", day, page=PageRow(status=status)))[0].kind == "refused"
    assert store(archive, refused(URL, "any", 5, page=PageRow(status=404)))[0].kind == "gone"
    assert rows(archive, "SELECT gone_since FROM articles") == [(DAY.format(2),)]


def test_a_former_address_that_is_gone_says_nothing_of_the_article(archive: Archive) -> None:
    moved = "https://inherne.net/neu/"
    store(archive, entry(story(), identifiers=("inherne:post:7",)))
    store(archive, entry(story(url=moved), 2, identifiers=("inherne:post:7",)))
    for day in (3, 4):
        store(archive, refused(URL, "error-page", day, page=PageRow(status=404)))
    assert rows(archive, "SELECT url, gone_since FROM articles") == [(moved, None)]


def test_lists_are_asked_for_by_each_run_and_rest_when_they_are_closed(archive: Archive) -> None:
    feed = "https://inherne.net/feed/"
    store(archive, Entry(source="inherne", url=feed, seen=DAY.format(1), page=PageRow(status=200, items=10)))
    assert rows(archive, "SELECT items, next_check FROM pages") == [(10, None)]
    store(archive, refused(feed, "blocked", 2, page=PageRow(status=403, items=0)))
    assert rows(archive, "SELECT items, next_check FROM pages") == [(0, DAY.format(3))]
    store(archive, refused(feed, "blocked", 3, page=PageRow(status=403, items=0)))
    assert rows(archive, "SELECT failures, next_check FROM pages") == [(2, DAY.format(5))]
    assert known_lists(archive, "inherne")[0].url == feed
    assert due_pages(archive, "inherne", "2030-01-01T00:00:00Z", 9) == []


def test_pages_fall_due_in_their_order(archive: Archive) -> None:
    store(
        archive,
        entry(story(1, date="2026-01-01")),
        entry(story(2)),
        refused("https://inherne.net/x/", "http-500", page=PageRow(status=500)),
    )
    assert [state.url for state in due_pages(archive, "inherne", DAY.format(1), 9)] == ["https://inherne.net/x/"]
    assert [state.url for state in due_pages(archive, "inherne", DAY.format(2), 9)] == ["https://inherne.net/x/", URL]
    assert len(due_pages(archive, "inherne", "2027-02-01T00:00:00Z", 9)) == 3
    assert len(due_pages(archive, "inherne", "2027-02-01T00:00:00Z", 2)) == 2


def test_living_articles_are_those_that_discovery_should_show(archive: Archive) -> None:
    first = entry(story(1), identifiers=("inherne:post:7",))
    store(archive, first, entry(story(2)), entry(story(3)), entry(release()))
    store(archive, refused(str(story(2).url), "error-page", 2, page=PageRow(status=404)))
    unlisted = PageRow(status=200, unlisted=True)
    store(archive, entry(story(3), 2, page=unlisted))
    assert list(living_articles(archive, "inherne")) == [(URL, "7")]
    store(archive, entry(story(3), 3, page=PageRow(status=200)))
    assert list(living_articles(archive, "inherne")) == [(URL, "7")]
    store(archive, entry(story(3), 3, page=PageRow(status=200, unlisted=False)))
    assert list(living_articles(archive, "inherne")) == [(URL, "7"), (str(story(3).url), None)]


def test_a_server_error_makes_no_article_gone(archive: Archive) -> None:
    store(archive, entry(story()), refused(URL, "error-page", 2, page=PageRow(status=503)))
    assert rows(archive, "SELECT gone_since FROM articles") == [(None,)]


def test_captures_keep_their_order_and_run(archive: Archive) -> None:
    store(archive, entry(story()))
    columns = "id, run_id, url, fetched, status, digest, payload_length, warc_file, via"
    assert rows(archive, f"SELECT {columns} FROM captures") == [
        (1, 1, URL, DAY.format(1), 200, "sha1:1", 70_000, None, "live")
    ]


def test_a_refusal_leaves_its_reason(archive: Archive) -> None:
    store(archive, refused(URL, "consent"))
    assert rows(archive, "SELECT run_id, url, reason, detail, seen FROM skips") == [
        (1, URL, "consent", "expected an article, found consent", DAY.format(1))
    ]
    assert rows(archive, "SELECT reason, article_id FROM pages") == [("consent", None)]


def test_runs(archive: Archive) -> None:
    first = start_run(archive, ["inherne", "herne"], DAY.format(1))
    second = start_run(archive, ["herne"], DAY.format(2))
    end = RunEnd(
        ended=DAY.format(3),
        outcome="done",
        exit_code=0,
        requests=9,
        bytes=8,
        new=7,
        changed=6,
        unchanged=5,
        refused=4,
        report={"größe": [1, None]},
    )
    end_run(archive, first, end)
    assert last_runs(archive) == [
        Run(id=second, started=DAY.format(2), sources=("herne",), end=None),
        Run(id=first, started=DAY.format(1), sources=("inherne", "herne"), end=end),
    ]
    assert [run.id for run in last_runs(archive, 1)] == [second]


def test_health_counts_what_is_there(archive: Archive) -> None:
    store(archive, refused("https://inherne.net/alt/", "listing"))
    store(
        archive,
        entry(story(1)),
        entry(story(2, date="2021-02-03")),
        entry(release(), 2),
        refused("https://inherne.net/a/", "page"),
        refused("https://inherne.net/b/", "page"),
        refused("https://inherne.net/c/", "error-page", page=PageRow(status=500)),
    )
    state = health(archive)
    assert state.sources == (
        SourceCounts("herne", 1, 1, 0, "2018-10-09", "2018-10-09", DAY.format(2), 0, 0),
        SourceCounts("inherne", 2, 0, 0, "2020-05-03", "2021-02-03", DAY.format(1), 6, 1),
    )
    assert state.skips == {"page": 2, "error-page": 1}
    assert [run.id for run in state.runs] == [2, 1]


def test_health_of_an_empty_archive(archive: Archive) -> None:
    assert (health(archive).sources, health(archive).runs, health(archive).skips) == ((), (), {})
