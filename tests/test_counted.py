"""Numbers with their nouns, here and where commands and data sets print them."""

from pathlib import Path

import pytest

from herne_news.counted import counted
from herne_news.exports.readme import origin
from herne_news.store.archive import Archive
from tests.commands import run
from tests.store.records import entry, store, story


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 batches"), (1, "1 batch"), (2, "2 batches"), (12345, "12,345 batches")]
)
def test_a_number_and_its_noun(number: int, words: str) -> None:
    assert counted(number, "batch", "batches") == words


def test_one_of_each_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "herne.db"
    with Archive.open(path) as archive:
        store(archive, entry(story()))
    assert (
        "\ninherne: 1 article, 2020-05-03 to 2020-05-03; 0 only in lists, 0 gone, 0 pages failing\n"
        in run("status", "--archive", path).out
    )
    assert run("export", "jsonl", tmp_path / "a.jsonl", "--archive", path).err.startswith("1 article, 2020-05-03 to")
    assert "; 1 capture was kept without WARC" in run("verify", "--archive", path).err


def test_one_of_each_in_a_data_set() -> None:
    about = {
        "missing": {}, "filters": {}, "oldest": "2020-05-03", "newest": "2020-05-03", "sources": [], "software": "s",
        "made": "m", "first_seen": "a", "last_seen": "b", "runs": 1, "gone": 1, "duplicates": 0, "teasers": 2,
        "rows": {"articles": 1, "images": 1, "versions": 1, "sightings": 2, "identifiers": 1, "captures": 1},
    }  # fmt: skip
    said = origin(about)
    assert said[2] == "Abgerufen von a bis b, in 1 Lauf"
    assert said[4:6] == [
        "1 Artikel, 1 Bild mit Unterschrift oder Nachweis, 1 Fassung, 2 Fundstellen, 1 Name, 1 Abruf,"
        " Artikel vom 2020-05-03 bis zum 2020-05-03",
        "Nicht mehr auf der Website: 1; Wiederholungen eines anderen Artikels: 0; nur in einer Liste: 2",
    ]
