"""Pages, captures, runs, skips, gone articles and the counts over them."""

from herne_news.store.archive import Archive
from herne_news.store.entries import Entry, PageRow
from herne_news.store.health import SourceCounts, health
from herne_news.store.pages import PageState, known_pages, page_state
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
    next_check=None,
    reason=None,
    digest="sha1:1",
)


def answer(status: int, day: int, **page: str) -> Entry:
    return Entry(source="inherne", url=URL, seen=DAY.format(day), page=PageRow(status=status, **page))


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
    assert [(o.kind, o.article_id) for o in store(archive, entry(story()), *gone)][1:] == [("refused", 1)] * 2
    assert rows(archive, "SELECT gone_since, last_seen FROM articles") == [(DAY.format(2), DAY.format(1))]
    store(archive, answer(200, 4))
    assert rows(archive, "SELECT gone_since, last_seen FROM articles") == [(None, DAY.format(4))]


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
