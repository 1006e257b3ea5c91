"""Data sets without a manifest of their own say length and digest of their files."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.exports.exporting import make

FILES = {
    "csv": ["README.md", "articles.csv", "images.csv", "versions.csv"],
    "dc": ["README.md", "list.xml"],
    "jsonl": ["satz"],
}


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_there_as_it_is_told(filled: Path, tmp_path: Path, name: str) -> None:
    make(filled, name, tmp_path / "satz")
    is_folder = (tmp_path / "satz").is_dir()
    folder = tmp_path / "satz" if is_folder else tmp_path
    about = json.loads((folder / ("about.json" if is_folder else "satz.about.json")).read_bytes())
    assert [file["path"] for file in about["files"]] == FILES[name]
    for file in about["files"]:
        content = (folder / file["path"]).read_bytes()
        assert (file["bytes"], file["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
