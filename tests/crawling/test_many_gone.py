"""Articles whose pages are not there: one or two are gone, many at once are trouble until they are back or a person says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from herne_news.counted import is_mass
from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Response
from herne_news.replica.server import serve
from tests.commands import run
from tests.crawling.sites import HTML
from tests.crawling.test_led_astray import POST
from tests.crawling.test_monitors import COUNT, SEED, Alter, Altered, Watch, posts, watch

NOT_THERE = Response(status=404, headers=HTML, body=b"<html><h1>Nicht gefunden</h1></html>")
GONE = "SELECT count(*) FROM articles WHERE gone_since IS NOT NULL"
WITH_PAGE = "SELECT count(*) FROM articles WHERE instr(url, '#') = 0"


@pytest.fixture
def inherne(tmp_path: Path) -> Iterator[Watch]:
    yield from watch(tmp_path, "inherne", InherneSite(COUNT, SEED))


@pytest.fixture(params=["inherne", "herne"])
def watched(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Watch]:
    site = InherneSite(COUNT, SEED) if request.param == "inherne" else HerneSite(COUNT, SEED)
    yield from watch(tmp_path, request.param, site)


def not_there(keep: int = 0) -> Alter:
    """Return a change by which no article has a page, but so many that come first."""
    kept: list[str] = []

    def alter(target: str, answer: Response) -> Response:
        if not POST.match(target):
            return answer
        if target not in kept and len(kept) < keep:
            kept.append(target)
        return answer if target in kept else NOT_THERE

    return alter


def first_says(archive: Path, words: str) -> bool:
    status = run("status", "--archive", archive)
    return status.out.startswith(words) and status.code == (ExitCode.UNHEALTHY if words == "wrong:" else ExitCode.DONE)


@pytest.mark.parametrize("keep", [0, 2])
def test_all_or_nearly_all_articles_gone_at_once_are_held_back(watched: Watch, keep: int) -> None:
    ((count,),) = watched.sql(WITH_PAGE)
    watched.altered.alter = not_there(keep)
    words = f"found the pages of {int(str(count)) - keep} of {count} not there"
    for options in (("--full",), ("--full",), (), ("--full",), ()):
        watched.cries(words, "None is called gone before crawl --accept", options=options, since=2)
        assert watched.sql(GONE) == [(0,)]
        assert first_says(watched.archive, "wrong:")
    watched.altered.alter = None
    watched.quiet("--full")
    assert first_says(watched.archive, "All is well.")
    assert watched.sql(GONE) == [(0,)]


def test_many_that_are_really_gone_are_accepted(watched: Watch) -> None:
    ((count,),) = watched.sql(WITH_PAGE)
    watched.altered.alter = not_there()
    watched.cries("not there", options=("--full",), since=2)
    watched.cries("not there", since=2)
    watched.quiet("--accept")
    assert watched.sql(GONE) == [(count,)]  # though herne's lists still show them
    watched.quiet()
    watched.quiet("--full")
    assert watched.sql(GONE) == [(count,)]
    assert first_says(watched.archive, "")
    assert run("verify", "--archive", watched.archive).code == ExitCode.DONE
    watched.altered.alter = None
    watched.quiet("--full")
    assert watched.sql(GONE) == [(0,)]


@pytest.mark.parametrize("number", [1, 2])
def test_one_or_two_honest_removals_are_quiet(inherne: Watch, number: int) -> None:
    site = inherne.altered.site
    assert isinstance(site, InherneSite)
    for index in range(10, 10 + number):
        site.trash(index)
    inherne.quiet()
    inherne.quiet()
    assert inherne.sql(GONE) == [(number,)]
    assert first_says(inherne.archive, "All is well.")


def test_a_release_that_lists_still_show_is_gone_while_its_page_is(tmp_path: Path) -> None:
    for herne in watch(tmp_path, "herne", HerneSite(COUNT, SEED)):
        ((url,),) = herne.sql("SELECT url FROM articles WHERE instr(url, '#') = 0 ORDER BY id LIMIT 1")
        path = str(url).removeprefix("https://www.herne.de")
        herne.altered.alter = lambda target, answer, path=path: NOT_THERE if target == path else answer
        herne.quiet("--full")
        assert herne.sql(GONE) == [(0,)]
        for options in (("--full",), (), ("--full",)):
            herne.quiet(*options)
            assert herne.sql("SELECT url FROM articles WHERE gone_since IS NOT NULL") == [(url,)]
        assert run("verify", "--archive", herne.archive).code == ExitCode.DONE
        herne.altered.alter = None
        herne.quiet("--full")
        assert herne.sql(GONE) == [(0,)]


def test_articles_that_go_one_by_one_are_trouble_when_they_are_many(inherne: Watch) -> None:
    site = inherne.altered.site
    assert isinstance(site, InherneSite)
    for index in range(10, 18, 2):
        site.trash(index)
        site.trash(index + 1)
        inherne.quiet()
        inherne.quiet()
    site.trash(18)
    site.trash(19)
    inherne.cries("found the pages of 10 of 60 not there", since=10)
    inherne.cries("found the pages of 10 of 60 not there", since=10)
    inherne.cries("found the pages of 10 of 60 not there", "They are kept", since=10)
    inherne.quiet("--accept")
    inherne.quiet()


@pytest.mark.parametrize("keep", [0, 3])
def test_a_first_run_before_pages_that_are_not_there(tmp_path: Path, keep: int) -> None:
    altered = Altered(InherneSite(COUNT, SEED))
    altered.alter = not_there(keep)
    with serve(altered) as server:
        new = Watch(tmp_path / "a.db", "inherne", altered, server)
        words = "inherne: expected articles on the pages that the lists show, found"
        for options in ((), (), (), ("--full",)):
            new.cries(words, "not there (404, 410)", options=options, since=1)
            assert first_says(new.archive, "wrong:")
        new.quiet("--accept")
        new.quiet()
        altered.alter = None
        new.quiet("--full")
        assert new.sql("SELECT count(*) FROM articles") == [(COUNT,)]
        new.quiet()


def test_new_posts_that_are_never_there(inherne: Watch) -> None:
    site = inherne.altered.site
    assert isinstance(site, InherneSite)
    known = {str(site.article(index).url).removeprefix("https://inherne.net") for index in range(COUNT)}
    inherne.altered.alter = posts(lambda _: NOT_THERE, keep=lambda target: target in known)
    for _ in range(4):
        site.add()
        inherne.quiet()
    site.add()
    inherne.cries("found the last 5 not there", since=6)
    inherne.altered.alter = None
    inherne.quiet("--full")


@pytest.mark.parametrize(
    ("some", "whole", "found"),
    [(2, 3, False), (3, 5, True), (3, 6, False), (9, 60, False), (10, 60, True), (10, 500, False), (11, 500, True)],
)
def test_what_is_no_everyday_matter(some: int, whole: int, found: bool) -> None:
    assert is_mass(some, whole) is found
