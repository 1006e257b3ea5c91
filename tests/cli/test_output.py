"""Where output goes that nobody takes, and which name hints give the program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from herne_news.cli.demo import claim
from herne_news.cli.program import program
from herne_news.errors import ExitCode, UsageError
from herne_news.store.archive import Archive
from tests.commands import environment, run


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    Archive.open(tmp_path / "a.db").close()
    return tmp_path / "a.db"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_device_is_one_sentence(archive: Path) -> None:
    command = [sys.executable, "-m", "herne_news", "status", "--archive", str(archive)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False)
    assert done.returncode == ExitCode.REFUSED
    assert done.stderr.decode() == "herne-news: expected to write the output, found: No space left on device\n"


def test_reader_that_has_gone_is_not_complained_of(archive: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "herne_news", "status", "--json", "--archive", str(archive)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=environment(), timeout=60, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (ExitCode.REFUSED, b"")


def test_empty_archive_says_how_to_fill_it(archive: Path) -> None:
    result = run("status", "--archive", archive)
    assert result.code == ExitCode.DONE
    assert "The archive is empty; fill it with: " in result.out


def test_no_command_is_wrong_use_and_gets_the_help_where_it_is_not_taken_for_output() -> None:
    asked = run("--help")
    assert (asked.code, asked.err) == (ExitCode.DONE, "")
    result = run()
    assert (result.code, result.out, result.err) == (ExitCode.USAGE, "", asked.out)


def test_hint_names_the_program_as_it_was_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "bin" / "herne-news"
    script.parent.mkdir()
    script.touch(mode=0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", [str(script)])
    monkeypatch.setenv("PATH", "/nirgends")
    assert program() == "bin/herne-news"
    monkeypatch.setenv("PATH", str(script.parent))
    assert program() == "herne-news"
    monkeypatch.setattr(sys, "argv", ["/x/herne_news/__main__.py"])
    assert program().endswith(" -m herne_news")


def test_demo_claims_a_new_file_and_its_own_again(tmp_path: Path) -> None:
    path = tmp_path / "neu" / "herne.db"
    claim(path, "5 articles, seed 1")
    Archive.open(path).close()
    claim(path, "5 articles, seed 1")
    with pytest.raises(UsageError, match="found a demo of 5 articles, seed 1"):
        claim(path, "5 articles, seed 2")


def test_demo_leaves_a_real_archive_alone(archive: Path) -> None:
    result = run("demo", "--archive", archive)
    assert result.code == ExitCode.USAGE
    assert "found an archive that is no demo's" in result.sentences[0]
    assert list(archive.parent.glob("*.demo")) == []
