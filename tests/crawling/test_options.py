"""What ``crawl`` is asked for: limits, days, reports, silence, a second run at once, Scrapy's own command."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.replica.herne import HerneSite
from herne_news.replica.inherne import InherneSite
from herne_news.replica.messages import Response
from herne_news.replica.server import ServerHandle, serve
from herne_news.store.archive import Archive
from herne_news.store.lock import run_lock
from herne_news.store.read import StoredArticle, articles
from herne_news.store.runs import last_runs
from tests.commands import ROOT, Result, environment, run
from tests.crawling.sites import free_port, magazine

COUNT, SEED = 120, 3
SINCE, UNTIL = "2019-01-01", "2021-12-31"


@pytest.fixture(scope="module")
def inherne() -> Iterator[ServerHandle]:
    with serve(InherneSite(COUNT, SEED)) as server:
        yield server


@pytest.fixture(scope="module")
def herne() -> Iterator[ServerHandle]:
    with serve(HerneSite(COUNT, SEED)) as server:
        yield server


@pytest.fixture
def mirrors(inherne: ServerHandle, herne: ServerHandle) -> tuple[str, ...]:
    return ("--mirror", f"inherne.net={inherne.url}", "--mirror", f"www.herne.de={herne.url}")


def stored(archive: Path, source: str | None = None) -> list[StoredArticle]:
    with Archive.open(archive, readonly=True) as opened:
        return list(articles(opened, source))


@pytest.mark.parametrize("source", ["inherne", "herne"])
def test_limit_is_articles_a_source(tmp_path: Path, mirrors: tuple[str, ...], source: str) -> None:
    archive = tmp_path / "a.db"
    assert run("crawl", source, "--limit", "7", "--archive", archive, *mirrors).code == ExitCode.DONE
    assert len(stored(archive)) == 7
    again = run("crawl", source, "--archive", archive, *mirrors)
    assert again.code == ExitCode.DONE, again
    assert len(stored(archive)) == COUNT


@pytest.mark.parametrize("source", ["inherne", "herne"])
def test_days_are_both_included(tmp_path: Path, mirrors: tuple[str, ...], source: str) -> None:
    archive = tmp_path / "a.db"
    assert (
        run("crawl", source, "--since", SINCE, "--until", UNTIL, "--archive", archive, *mirrors).code == ExitCode.DONE
    )
    site = InherneSite(COUNT, SEED) if source == "inherne" else HerneSite(COUNT, SEED)
    dated = {article.url for article in site.articles() if article.date and SINCE <= article.date <= UNTIL}
    undated = {article.url for article in site.articles() if not article.date}
    urls = {row.article.url for row in stored(archive)}
    assert dated <= urls
    assert urls - dated <= undated
    # What was out of range is not taken for known.
    run("crawl", source, "--archive", archive, *mirrors)
    assert len(stored(archive)) == COUNT


@pytest.mark.parametrize("limit", ["1", "3"])
def test_limit_that_is_reached_while_lists_are_still_read(tmp_path: Path, limit: str) -> None:
    with serve(InherneSite(900, SEED)) as server:
        result = run(
            "crawl",
            "inherne",
            "--limit",
            limit,
            "--archive",
            tmp_path / "a.db",
            "--mirror",
            f"inherne.net={server.url}",
        )
    assert result.code == ExitCode.DONE, result
    assert len(result.err.splitlines()) == 1, result
    assert len(stored(tmp_path / "a.db")) == int(limit)


def test_limit_gets_on_from_run_to_run(tmp_path: Path, mirrors: tuple[str, ...]) -> None:
    archive = tmp_path / "a.db"
    for expected in (20, 40, 60):
        assert run("crawl", "herne", "--limit", "20", "--archive", archive, *mirrors).code == ExitCode.DONE
        assert len(stored(archive)) == expected


@pytest.mark.parametrize("deadline", ["0.000001", "0.001", "0.01"])
def test_deadline_at_any_moment_is_no_error(tmp_path: Path, mirrors: tuple[str, ...], deadline: str) -> None:
    result = run("crawl", "--deadline", deadline, "--archive", tmp_path / "a.db", *mirrors)
    assert result.code == ExitCode.DEADLINE, result
    assert "Traceback" not in result.err
    assert len(result.sentences) == 2, result


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.3, 0.6, 1.0, 1.5])
def test_ctrl_c_at_any_moment_ends_with_code_6(tmp_path: Path, seconds: float) -> None:
    command = [sys.executable, "-m", "herne_news", "crawl", "--archive", str(tmp_path / "a.db")]
    with serve(Slow(COUNT, SEED)) as inherne, serve(HerneSite(COUNT, SEED)) as herne:
        command += ["--mirror", f"inherne.net={inherne.url}", "--mirror", f"herne.de={herne.url}"]
        with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE) as process:
            while not (tmp_path / "a.db.lock").exists():
                time.sleep(0.01)
            time.sleep(seconds)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=30)
    assert process.returncode == ExitCode.DEADLINE, said.decode()
    assert b"Traceback" not in said


def test_archive_that_vanishes_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "herne_news", "crawl", "inherne", "--archive", str(tmp_path / "a.db")]
    with serve(Slow(COUNT, SEED)) as server:
        command += ["--mirror", f"inherne.net={server.url}"]
        with subprocess.Popen(command, env=environment(), stderr=subprocess.PIPE) as process:
            while not any(served.path.startswith("/wp-json") for served in server.requests):
                time.sleep(0.01)
            for path in tmp_path.glob("a.db*"):
                if path.suffix != ".lock":
                    path.unlink()
            _, said = process.communicate(timeout=60)
    assert process.returncode == ExitCode.UNREADABLE, said.decode()
    assert b"found it moved or deleted" in said


def test_report_on_standard_output(tmp_path: Path, mirrors: tuple[str, ...]) -> None:
    result = run("crawl", "inherne", "-q", "--limit", "1", "--report", "-", "--archive", tmp_path / "a.db", *mirrors)
    assert json.loads(result.out)["sources"][0]["new"] == 1


def test_range_without_articles_is_no_trouble(tmp_path: Path, mirrors: tuple[str, ...]) -> None:
    result = run("crawl", "--since", "2040-01-01", "--archive", tmp_path / "a.db", *mirrors)
    assert result.code == ExitCode.DONE, result


def test_quiet_run_says_nothing_and_reports(tmp_path: Path, mirrors: tuple[str, ...]) -> None:
    report = tmp_path / "report.json"
    result = run("crawl", "-q", "--limit", "3", "--report", report, "--archive", tmp_path / "a.db", *mirrors)
    assert (result.code, result.out, result.err) == (ExitCode.DONE, "", "")
    told = json.loads(report.read_text())
    assert (told["outcome"], told["exit_code"]) == ("done", 0)
    assert [(source["source"], source["new"]) for source in told["sources"]] == [("inherne", 3), ("herne", 3)]
    with Archive.open(tmp_path / "a.db", readonly=True) as archive:
        (last,) = last_runs(archive)
        assert last.end is not None
        assert (last.sources, last.end.new, last.end.exit_code) == (("inherne", "herne"), 6, 0)
        kept = last.end.report
        assert (kept["run"], kept["ended"], len(kept["sources"])) == (told["run"], told["ended"], 2)
        for part, whole in zip(kept["sources"], told["sources"], strict=True):
            assert all(value == whole[key] for key, value in part.items() if not isinstance(value, dict))
            assert not any(value for key, value in whole.items() if key not in part | {"measure": None})
    status = run("status", "--archive", tmp_path / "a.db", "--json")
    assert status.code == ExitCode.DONE
    assert [source["articles"] for source in json.loads(status.out)["sources"]] == [3, 3]


def test_quiet_run_speaks_of_trouble_and_status_remembers_it(tmp_path: Path) -> None:
    archive = tmp_path / "a.db"
    result = run("crawl", "herne", "-q", "--archive", archive, "--mirror", f"herne.de=http://127.0.0.1:{free_port()}")
    assert (result.code, len(result.err.splitlines())) == (ExitCode.UNREACHABLE, 1)
    status = run("status", "--archive", archive)
    assert status.code == ExitCode.UNHEALTHY, status
    assert "unreachable" in status.out


def test_second_run_at_once_is_told_so(tmp_path: Path, mirrors: tuple[str, ...]) -> None:
    archive = tmp_path / "a.db"
    with run_lock(archive, "2026-05-04T12:00:00Z"):
        result = run("crawl", "--archive", archive, *mirrors)
    assert result.code == ExitCode.LOCKED, result
    assert f"process {os.getpid()}" in result.sentences[0]


class Slow(InherneSite):
    """A magazine that takes its time for each post."""

    def respond(self, target: str, headers: Mapping[str, str] | None = None) -> Response:
        time.sleep(0.15)
        return super().respond(target, headers)


def test_deadline_keeps_what_was_done_and_the_next_run_goes_on(tmp_path: Path, inherne: ServerHandle) -> None:
    archive = tmp_path / "a.db"
    with serve(Slow(COUNT, SEED)) as server:
        result = run(
            "crawl", "inherne", "--deadline", "0.06", "--archive", archive, "--mirror", f"inherne.net={server.url}"
        )
    assert result.code == ExitCode.DEADLINE, result
    assert "deadline" in result.sentences[0]
    kept = len(stored(archive))
    assert 0 < kept < COUNT
    before = len(inherne.requests)
    assert run("crawl", "inherne", "--archive", archive, "--mirror", f"inherne.net={inherne.url}").code == ExitCode.DONE
    assert len(stored(archive)) == COUNT
    assert len(inherne.requests) - before < COUNT - kept + 20


def test_killed_run_leaves_a_whole_archive_and_the_next_one_goes_on(tmp_path: Path, herne: ServerHandle) -> None:
    archive = tmp_path / "a.db"
    command = [sys.executable, "-m", "herne_news", "crawl", "herne", "-q", "--archive", str(archive)]
    command += ["--mirror", f"herne.de={herne.url}"]
    before = len(herne.requests)
    with subprocess.Popen(command, env=environment()) as process:
        while sum(served.path.startswith("/Meldungen/News-") for served in herne.requests[before:]) < COUNT // 2:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    with Archive.open(archive) as opened:
        assert list(opened.read("PRAGMA integrity_check")) == [("ok",)]
        assert list(opened.read("PRAGMA foreign_key_check")) == []
        assert len(list(articles(opened))) < COUNT
    result = run("crawl", "herne", "--archive", archive, "--mirror", f"herne.de={herne.url}")
    assert result.code == ExitCode.DONE, result
    assert {row.article.url for row in stored(archive)} == {
        article.url for article in HerneSite(COUNT, SEED).articles()
    }


def test_progress_line_on_a_terminal(tmp_path: Path, inherne: ServerHandle) -> None:
    controller, terminal = pty.openpty()
    command = [sys.executable, "-m", "herne_news", "crawl", "inherne", "--archive", str(tmp_path / "a.db")]
    command += ["--mirror", f"inherne.net={inherne.url}"]
    with subprocess.Popen(command, env=environment(), stderr=terminal) as process:
        os.close(terminal)
        said = b""
        while True:
            try:
                chunk = os.read(controller, 4096)
            except OSError:  # the other side has closed the terminal
                break
            if not chunk:
                break
            said += chunk
    os.close(controller)
    assert process.returncode == ExitCode.DONE
    assert b"\rinherne: " in said
    assert b" found, " in said
    assert said.count(b"\r") > 3
    assert said.rstrip().splitlines()[-1].endswith(b"s")


def scrapy(tmp_path: Path, *args: str) -> Result:
    command = [sys.executable, "-m", "scrapy", *args, "-s", f"HERNE_ARCHIVE={tmp_path / 'a.db'}"]
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment(), timeout=120, check=False)
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


def test_scrapy_crawl_works_as_scrapy_users_expect(tmp_path: Path) -> None:
    with serve(magazine("eins", "zwei")) as server:
        result = scrapy(tmp_path, "crawl", "inherne", "-a", "limit=1", "-s", f"HERNE_MIRRORS=inherne.net={server.url}")
    assert result.code == 0, result
    assert "'finish_reason': 'limit'" in result.err
    assert len(stored(tmp_path / "a.db")) == 1
    with Archive.open(tmp_path / "a.db", readonly=True) as archive:
        (last,) = last_runs(archive)
    assert last.end is not None
    assert (last.sources, last.end.outcome, last.end.new) == (("inherne",), "done", 1)


def test_scrapy_knows_both_spiders(tmp_path: Path) -> None:
    assert scrapy(tmp_path, "list").out.split() == ["herne", "inherne"]
