"""What ``herne-news status`` says first, and of each source, in the face of pages that fail or are gone."""

from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.store.archive import Archive
from herne_news.store.entries import Entry, PageRow
from herne_news.store.runs import RunEnd, end_run, start_run
from tests.commands import run
from tests.store.records import DAY, entry, refused, store, story

FOUND = (entry(story(1)), entry(story(2)))
URL = story(2).url or ""


def failed(status: int, *days: int, url: str = URL) -> tuple[Entry, ...]:
    return tuple(refused(url, f"http-{status}", day, page=PageRow(status=status)) for day in days)


#: What visits found after two articles -> the first line, and what the line of the source ends with.
SAID = {
    "nothing": ((), "All is well.", "0 gone, 0 pages failing"),
    "one-fails": (
        failed(500, 2, 3),
        "No run met trouble; 1 page failed and is tried again.",
        "0 gone, 1 page failing",
    ),
    "two-fail": (
        (*failed(500, 2), *failed(0, 2, url="https://inherne.net/feed/")),
        "No run met trouble; 2 pages failed and are tried again.",
        "0 gone, 2 pages failing",
    ),
    "one-is-gone": (failed(404, 2, 3), "All is well.", "1 gone, 0 pages failing"),
    "one-is-back": (
        (*failed(500, 2), entry(story(2), 3)),
        "All is well.",
        "0 gone, 0 pages failing",
    ),
}


@pytest.mark.parametrize("name", SAID)
def test_first_line_and_the_source(tmp_path: Path, name: str) -> None:
    visits, first, end = SAID[name]
    with Archive.open(tmp_path / "a.db") as archive:
        for visit in (*FOUND, *visits):
            store(archive, visit)
        end_run(
            archive,
            start_run(archive, ["inherne", "herne"], DAY.format(4)),
            RunEnd(ended=DAY.format(4), outcome="done", exit_code=0, report={}),
        )
    result = run("status", "--archive", tmp_path / "a.db")
    lines = result.out.splitlines()
    assert (result.code, lines[0]) == (ExitCode.DONE, first)
    assert lines[1] == f"inherne: 2 articles, 2020-05-03 to 2020-05-03; 0 only in lists, {end}"
