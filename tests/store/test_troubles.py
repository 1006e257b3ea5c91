"""What is called trouble of the last runs."""

from typing import Any

import pytest

from herne_news.store.health import troubles
from herne_news.store.runs import Run, RunEnd

FINDING = {"rule": "stale-news", "subject": "", "since": 3, "usual": 7, "found": 30, "sentence": "inherne: no news"}
LIMIT = "inherne: deadline before the end; what was done is kept, the next run goes on"


def crawl(outcome: str, trouble: str | None = None, source: str = "inherne", **more: Any) -> Run:
    part = {"source": source, "outcome": outcome, "trouble": trouble, "whole": outcome in {"done", "unhealthy"}, **more}
    end = RunEnd(ended="2026-01-01T00:00:00Z", outcome=outcome, exit_code=0, report={"sources": [part]})
    return Run(id=1, started="2026-01-01T00:00:00Z", sources=(source,), end=end)


def other(kind: str, outcome: str, number: int = 4) -> Run:
    end = RunEnd(ended="2026-01-01T00:00:00Z", outcome=outcome, exit_code=1)
    return Run(id=number, started="2026-01-01T00:00:00Z", sources=(kind,), end=end)


def sentences(*runs: Run) -> list[str]:
    return [trouble.sentence for trouble in troubles(runs)]


def test_that_a_limit_has_ended_a_run_is_no_trouble() -> None:
    for outcome in ("deadline", "budget", "interrupted"):
        assert sentences(crawl(outcome, LIMIT), crawl("done")) == []
    assert sentences(crawl("unreachable", "inherne: not reached")) == ["inherne: not reached"]
    assert sentences(crawl("done"), crawl("unreachable", "inherne: not reached")) == []


def test_what_monitors_find_in_a_run_that_a_limit_has_ended_is_told() -> None:
    endless = {**FINDING, "rule": "never-ending", "sentence": "inherne: never ends"}
    assert sentences(crawl("unhealthy", LIMIT, monitors=[endless])) == ["inherne: never ends"]


def test_findings_stand_until_a_run_is_judged_again() -> None:
    cried = crawl("unhealthy", monitors=[FINDING])
    assert sentences(crawl("deadline", LIMIT), cried) == ["inherne: no news"]
    assert sentences(crawl("deadline", LIMIT), crawl("done"), cried) == []
    assert sentences(crawl("deadline", LIMIT), crawl("unreachable", "inherne: not reached", monitors=[FINDING])) == [
        "inherne: no news"
    ]


def test_findings_stand_also_after_a_run_over_a_part_or_one_that_met_other_trouble() -> None:
    cried = crawl("unhealthy", monitors=[FINDING])
    part, full = crawl("done", whole=False), crawl("archive", "disk full")
    assert sentences(part, cried) == ["inherne: no news"]
    assert sentences(full, part, cried) == ["disk full", "inherne: no news"]
    assert sentences(part, full, crawl("done"), cried) == []
    silent = Run(
        id=8, started="2026-01-01T00:00:00Z", sources=("inherne",), end=RunEnd(ended="", outcome="done", exit_code=0)
    )
    assert sentences(silent, cried) == ["inherne: no news"]  # of Scrapy's own command


def test_what_every_run_is_asked_for_is_as_in_the_last() -> None:
    lost = {**FINDING, "rule": "missing-captures", "sentence": "inherne: lost"}
    assert sentences(crawl("deadline", LIMIT), crawl("unhealthy", monitors=[lost, FINDING])) == ["inherne: no news"]


def test_a_run_of_another_kind_that_failed_is_told_until_one_succeeds() -> None:
    said = "import: expected run 4 to come to its end, found that it failed; start it again to see why"
    assert sentences(crawl("done"), other("import", "failed")) == [said]
    assert sentences(other("reparse", "reparsed"), other("import", "failed")) == [said]
    assert sentences(other("import", "imported", 5), other("import", "failed")) == []


def test_a_run_that_goes_on_says_nothing_yet() -> None:
    going = Run(id=9, started="2026-01-01T00:00:00Z", sources=("import",), end=None)
    assert sentences(going, other("import", "failed")) == sentences(other("import", "failed"))


def killed(*sources: str) -> Run:
    return Run(id=9, started="2026-01-01T00:00:00Z", sources=sources, end=None)


FORCE = (
    "{}: expected runs to come to their end, found the last {} ended by force; see the system's log for what kills them"
)


@pytest.mark.parametrize(
    ("runs", "told"),
    [
        ([killed("herne"), killed("herne"), crawl("done", source="herne")], {}),
        ([killed("herne")] * 3, {"herne": 3}),
        ([killed("inherne", "herne"), *[killed("inherne")] * 4, crawl("done")], {"inherne": 5}),
        ([*[killed("inherne", "herne")] * 3, crawl("done")], {"herne": 3, "inherne": 3}),
        ([crawl("done"), *[killed("inherne", "herne")] * 3], {"herne": 3}),
        ([killed("reparse"), crawl("done"), *[killed("reparse")] * 2], {"reparse": 3}),
    ],
    ids=["two-by-accident", "three", "of-one-site", "of-both", "by-hand-for-one", "of-a-kind"],
)
def test_runs_that_never_end_are_told(runs: list[Run], told: dict[str, int]) -> None:
    expected = [FORCE.format(source, count) for source, count in told.items()]
    found = [trouble.sentence.partition(":") for trouble in troubles(runs)]
    assert [source + colon + rest.partition(": is memory")[0] for source, colon, rest in found] == expected
    assert {trouble.outcome for trouble in troubles(runs)} <= {"forced"}


def test_a_run_that_may_still_be_under_way_does_not_count() -> None:
    assert troubles([killed("herne")] * 3, is_running=True) == []
    assert len(troubles([killed("herne")] * 4, is_running=True)) == 1
