"""Ended at any moment, no half data set stands under its name, and the next export goes through."""

import shutil
import signal
from pathlib import Path

import pytest

from herne_news.errors import ExitCode
from tests.exports.kills import multiply, trials

FORMATS = ("bagit", "jsonl")
COUNT = 5


@pytest.fixture(scope="module")
def large(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive whose export takes about half a second."""
    path = tmp_path_factory.mktemp("large") / "herne.db"
    shutil.copyfile(filled, path)
    multiply(path, 30)
    return path


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_no_half_data_set(large: Path, tmp_path: Path, name: str, number: signal.Signals) -> None:
    codes = trials(large, name, tmp_path / "satz", number, COUNT)
    ended = -signal.SIGKILL if number == signal.SIGKILL else ExitCode.DEADLINE
    assert set(codes) <= {ended, ExitCode.DONE, -number}
    assert codes.get(ended, 0) > 0
