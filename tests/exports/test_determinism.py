"""The same archive and filters give the same bytes: elsewhere, later, in another time zone and language."""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from herne_news.exports.registry import FORMATS
from tests.commands import environment
from tests.exports.exporting import digests, make
from tests.exports.kills import words

#: Digests of the tables and records of `archives.fill`, whatever machine, Python or SQLite makes them. After a change that is
#: meant: HERNE_NEWS_RENEW=1 pytest tests/exports/test_determinism.py
GOLDEN = Path(__file__).with_name("digests.json")
PLACES = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "Asia/Tokyo", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    {"TZ": "America/St_Johns", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "3", "HOME": "/nirgends", "COLUMNS": "20"},
)


@pytest.fixture(scope="module")
def crawled(whole: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same archive in several folders, the last copied later and with other names of folders around it."""
    copies = []
    for number in range(len(PLACES)):
        folder = tmp_path_factory.mktemp(f"ort{number}") / ("ü b" * number + "x")
        shutil.copytree(whole.parent, folder)
        copies.append(folder / whole.name)
    return copies


@pytest.mark.parametrize("name", FORMATS)
def test_same_bytes_in_other_places(crawled: list[Path], tmp_path: Path, name: str) -> None:
    found = []
    for number, (archive, place) in enumerate(zip(crawled, PLACES, strict=True)):
        if number:
            time.sleep(1.1)  # a clock that someone reads has gone on
        folder = tmp_path / str(number)
        folder.mkdir()
        command = words(archive, name, folder / "satz") + (["--with-warc"] if name == "bagit" else [])
        subprocess.run(command, env=environment(place), check=True, cwd=folder)
        found.append({path.replace("satz", "", 1): digest for path, digest in digests(folder).items()})
    assert found[0]
    assert found[1:] == found[:1] * (len(PLACES) - 1)


def test_same_bytes_under_another_python_and_sqlite(filled: Path, tmp_path: Path) -> None:
    make(filled, "datapackage", tmp_path / "paket")
    make(filled, "jsonl", tmp_path / "articles.jsonl")
    found = {
        name: digest
        for name, digest in digests(tmp_path).items()
        if name.endswith((".csv", ".jsonl")) and name != "about"
    }
    if os.environ.get("HERNE_NEWS_RENEW"):
        GOLDEN.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    assert found == json.loads(GOLDEN.read_text(encoding="utf-8"))
