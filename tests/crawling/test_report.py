"""What a run says of itself."""

import json
from collections import Counter
from pathlib import Path

import pytest

from herne_news.crawling.report import RunReport, SourceReport, write_report
from herne_news.errors import ExitCode, HerneNewsError
from herne_news.spiders.verdict import Verdict

DONE = Verdict("done", ExitCode.DONE)
LATE = Verdict("deadline", ExitCode.DEADLINE, "herne: deadline")
GONE = Verdict("unreachable", ExitCode.UNREACHABLE, "herne: unreachable")
FULL = Verdict("archive", ExitCode.UNREADABLE, "herne: disk full")


def source(name: str, verdict: Verdict, **counts: int) -> SourceReport:
    named = Counter({key.replace("__", "/").replace("_", "-"): value for key, value in counts.items()})
    return SourceReport(source=name, verdict=verdict, counts=named, requests=9, bytes=1000, seconds=2.25)


def run(*verdicts: Verdict) -> RunReport:
    sources = tuple(source(f"s{number}", verdict, new=number) for number, verdict in enumerate(verdicts))
    return RunReport(run=3, started="2026-05-04T12:00:00Z", ended="2026-05-04T12:00:09Z", sources=sources)


@pytest.mark.parametrize(
    ("verdicts", "code"),
    [
        ((DONE, DONE), ExitCode.DONE),
        ((DONE, LATE), ExitCode.DEADLINE),
        ((LATE, GONE), ExitCode.UNREACHABLE),
        ((FULL, GONE), ExitCode.UNREADABLE),
    ],
)
def test_the_gravest_code_counts(verdicts: tuple[Verdict, ...], code: ExitCode) -> None:
    assert run(*verdicts).exit_code == code


def test_one_line_for_a_person() -> None:
    report = source("inherne", DONE, new=3, refused=3, refused__page=1, refused__password=2, known=7)
    assert report.sentence() == (
        "inherne: 3 new, 0 changed, 0 unchanged, 3 left out (2 password, 1 page), 7 known and not asked for; 9 requests, 2 s"
    )


def test_report_is_written_whole(tmp_path: Path) -> None:
    write_report(tmp_path / "report.json", run(DONE, GONE).as_json())
    report = json.loads((tmp_path / "report.json").read_text())
    assert (report["exit_code"], report["outcome"], [s["trouble"] for s in report["sources"]]) == (
        4,
        "unreachable",
        [None, GONE.sentence],
    )
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


def test_archive_keeps_little_of_a_quiet_run() -> None:
    kept = run(DONE, DONE).compact()
    assert kept["sources"][0] == {
        "source": "s0", "outcome": "done", "exit_code": 0, "requests": 9, "bytes": 1000, "seconds": 2.2, "found": 0,
    }  # fmt: skip
    assert len(json.dumps(kept)) < 500


def test_report_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(HerneNewsError, match=r"--report: expected to write .*found: No such file"):
        write_report(tmp_path / "fehlt" / "report.json", run(DONE).as_json())
