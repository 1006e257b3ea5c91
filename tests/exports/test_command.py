"""`herne-news export` as a user meets it: one sentence for each mistake, the right exit code, nothing left behind."""

import json
import os
import pty
import resource
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from herne_news.exports.registry import FORMATS
from tests.commands import ROOT, Result, environment, run
from tests.exports.exporting import digests
from tests.exports.kills import words

#: Less than any whole data set, more than what SQLite writes beside an archive that it reads.
LIMIT = 50_000


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def export(archive: Path, *words: str | Path) -> Result:
    return run("export", *words, "--archive", archive)


MISTAKES = [
    (["jsonl", "a", "--category", "Gesellschaf"], ExitCode.USAGE, "did you mean 'Gesellschaft'?"),
    (["jsonl", "a", "--author", "Anja Gladitsch"], ExitCode.USAGE, "did you mean 'Anja Gladisch'?"),
    (["jsonl", "a", "--query", "…"], ExitCode.USAGE, "--query: expected words to look for"),
    (["jsonl", "a", "--query", "gibtsnicht"], ExitCode.REFUSED, "expected at least one article, found none"),
    (["csv", "a", "--since", "2020-02-02", "--until", "2020-02-01"], ExitCode.USAGE, "expected a day up to --until"),
    (["csv", "voll"], ExitCode.USAGE, "voll: expected the path of a folder to write, found something else"),
    (["jsonl", "voll"], ExitCode.USAGE, "voll: expected a new file, found one; give another path, or --force"),
    (["csv", "ordner"], ExitCode.USAGE, "ordner: expected a new folder, found one; give another path, or --force"),
    (["csv", "ordner", "--force"], ExitCode.USAGE, "expected a data set to replace, found another folder"),
    (["jsonl", "ordner", "--force"], ExitCode.USAGE, "expected the path of a file to write, found a folder"),
    (["jsonl", "fehlt/a"], ExitCode.REFUSED, "expected a folder to write to, found no fehlt; make it first"),
    (["jsonl", "voll/a"], ExitCode.REFUSED, "expected a folder to write to, found no voll"),
    (["bagit", "-"], ExitCode.USAGE, "expected a path, since bagit is a folder, found standard output"),
]


@pytest.mark.parametrize(("given", "code", "sentence"), MISTAKES, ids=[" ".join(given) for given, *_ in MISTAKES])
def test_mistake_gets_one_sentence(filled: Path, tmp_path: Path, given: list[str], code: int, sentence: str) -> None:
    (tmp_path / "voll").write_text("alt", encoding="utf-8")
    (tmp_path / "ordner").mkdir()
    (tmp_path / "ordner" / "bild.jpg").touch()
    result = run("export", *given, "--archive", filled, cwd=tmp_path)
    assert (result.code, result.out) == (code, "")
    assert len(result.err.splitlines()) == 1
    assert sentence in result.err
    assert (names(tmp_path), names(tmp_path / "ordner")) == (["ordner", "voll"], ["bild.jpg"])
    assert (tmp_path / "voll").read_text(encoding="utf-8") == "alt"


@pytest.mark.parametrize(
    "given",
    [["xml", "a"], ["jsonl"], ["jsonl", "a", "--excel"], ["csv", "a", "--with-warc"], ["csv", "a", "--since", "x"]],
)
def test_wrong_use_is_code_2(filled: Path, tmp_path: Path, given: list[str]) -> None:
    result = run("export", *given, "--archive", filled, cwd=tmp_path)
    assert result.code == ExitCode.USAGE
    assert "Traceback" not in result.err
    assert names(tmp_path) == []


def test_no_archive(tmp_path: Path) -> None:
    result = export(tmp_path / "fehlt.db", "jsonl", tmp_path / "a")
    assert (result.code, len(result.err.splitlines()), names(tmp_path)) == (ExitCode.UNREADABLE, 1, [])


def limit_files() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"warc"}))
def test_full_disk_is_one_sentence_and_leaves_what_was_there(filled: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "satz"
    assert subprocess.run(words(filled, name, out), env=environment(), check=True).returncode == 0
    before = digests(tmp_path)
    done = subprocess.run(
        words(filled, name, out), env=environment(), capture_output=True, preexec_fn=limit_files, check=False
    )
    said = done.stderr.decode()
    assert said == f"herne-news: {out}: expected to write the data set, found: File too large; nothing was kept\n"
    assert (done.returncode, digests(tmp_path)) == (ExitCode.REFUSED, before)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_device_is_one_sentence(filled: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(words(filled, "csv", Path("-")), stdout=full, stderr=subprocess.PIPE,
                              env=environment(), check=False)  # fmt: skip
    assert done.returncode == ExitCode.REFUSED
    assert done.stderr.decode() == "herne-news: expected to write the output, found: No space left on device\n"


def test_unwritable_folder_is_one_sentence(filled: Path, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        if os.access(tmp_path, os.W_OK):
            pytest.skip("this user may write anywhere; tests/real tries a mount that takes no writes")
        result = export(filled, "jsonl", tmp_path / "a")
    finally:
        tmp_path.chmod(0o700)
    assert result.code == ExitCode.REFUSED
    assert result.err == (
        f"herne-news: {tmp_path}/a: expected to write the data set, found: Permission denied; nothing was kept\n"
    )


def test_standard_output(filled: Path, tmp_path: Path) -> None:
    for name, file in (("jsonl", "a"), ("csv", "a/articles.csv"), ("parquet", "a"), ("csv", "a/articles.csv")):
        command = [*words(filled, name, tmp_path / "a"), *(["--excel"] if file == "a/articles.csv" else [])]
        subprocess.run(command, env=environment(), check=True)
        out = subprocess.run([word if word != str(tmp_path / "a") else "-" for word in command],
                             env=environment(), capture_output=True, check=True)  # fmt: skip
        assert out.stdout == (tmp_path / file).read_bytes()
        assert out.stderr == b""
        subprocess.run(["rm", "-r", tmp_path / "a"], check=True)


STREAMED = [name for name, made in FORMATS.items() if made.streamer() is not None]


@pytest.mark.parametrize("name", STREAMED)
def test_reader_that_has_gone_is_not_complained_of(filled: Path, name: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*words(filled, name, Path("-"))], stdout=writing, stderr=subprocess.PIPE,
                          env=environment(), check=False)  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (ExitCode.REFUSED, b"")


def test_reader_that_goes_in_the_middle_is_not_complained_of(filled: Path) -> None:
    with subprocess.Popen(words(filled, "csv", Path("-")), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=environment()) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == ExitCode.REFUSED


def test_one_sentence_says_what_was_written(filled: Path, tmp_path: Path) -> None:
    result = export(filled, "jsonl", tmp_path / "a", "--source", "herne", "--until", "2020-12-31")
    assert (result.code, result.out) == (ExitCode.DONE, "")
    assert result.err == (
        "1 article, 2018-10-09 to 2018-10-09; 0 known to be missing."
        " Texts and pictures belong to their authors and to the city.\n"
    )
    assert export(filled, "jsonl", tmp_path / "b", "-q").err == ""
    about = json.loads((tmp_path / "a.about.json").read_bytes())
    assert about["filters"] == {"source": ["herne"], "until": "2020-12-31"}


def test_replaced_by_force_in_any_format(filled: Path, tmp_path: Path) -> None:
    for name in ("csv", "bagit", "datapackage", "csv"):
        assert export(filled, name, tmp_path / "satz", "--force", "-q").code == ExitCode.DONE
    assert names(tmp_path / "satz") == ["README.md", "about.json", "articles.csv", "images.csv", "versions.csv"]
    assert names(tmp_path) == ["satz"]


def said_on_terminal(command: list[str]) -> str:
    """Return what a command writes to a terminal that is its standard error."""
    master, slave = pty.openpty()
    with subprocess.Popen(command, env=environment(), stderr=slave, stdout=subprocess.DEVNULL) as process:
        os.close(slave)
        said = b""
        while True:
            try:
                part = os.read(master, 1000)
            except OSError:
                break
            if not part:
                break
            said += part
        assert process.wait() == 0
    os.close(master)
    return said.decode()


def test_progress_is_shown_on_a_terminal_only(filled: Path, tmp_path: Path) -> None:
    command = words(filled, "csv", tmp_path / "satz")
    said = said_on_terminal(command)
    assert "\rarticles: 36 of 36" in said
    assert said.endswith("\r")
    done = subprocess.run(command, env=environment(), capture_output=True, check=True)
    assert done.stderr == b""


def test_parquet_without_its_library_says_what_to_install(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "pyarrow.py").write_text("raise ImportError('not here')", encoding="utf-8")
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from herne_news.cli import main; main()"
    command = [sys.executable, "-c", code, str(tmp_path), *words(filled, "parquet", tmp_path / "a")[3:]]
    done = subprocess.run(command, env=environment(), capture_output=True, check=False)
    assert done.returncode == ExitCode.USAGE
    assert done.stderr.decode() == (
        "herne-news: parquet: expected the library pyarrow, found none; install it where herne-news is, in a checkout with:"
        " .venv/bin/pip install 'pyarrow>=20'\n"
    )
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert extras["parquet"] == ["pyarrow>=20"]
    assert not (tmp_path / "a").exists()
