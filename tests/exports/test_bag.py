"""Bags as the Library of Congress's own library checks them, and a byte that was changed."""

from pathlib import Path

import bagit
import pytest

from tests.exports.exporting import digests, make

# Reading bags, too, the library calls re.sub in a way that Python 3.13 warns of.
pytestmark = pytest.mark.filterwarnings("ignore:'count' is passed as positional argument:DeprecationWarning:bagit")


@pytest.fixture
def bag(filled: Path, tmp_path: Path) -> Path:
    make(filled, "bagit", tmp_path / "tüte")
    return tmp_path / "tüte"


def test_bag_is_valid_and_holds_the_data_package(bag: Path, filled: Path, tmp_path: Path) -> None:
    found = bagit.Bag(str(bag))
    assert found.validate()
    assert found.version_info == (1, 0)
    make(filled, "datapackage", tmp_path / "paket")
    assert digests(bag / "data") == digests(tmp_path / "paket")


def test_what_it_says_of_itself(bag: Path) -> None:
    info = bagit.Bag(str(bag)).info
    assert info["Bagging-Date"] == "2026-01-03"
    assert "Source-Organization" not in info  # the city hands nothing over
    assert info["External-Description"].startswith("Nachrichten der Stadt Herne. ")
    assert info["Bag-Software-Agent"].startswith("herne-news ")
    said = info["Internal-Sender-Description"]
    assert "gehören ihren Verfasserinnen und Verfassern" in said[0]
    assert said[-1] == "Bekannt, aber nicht im Archiv: 0 (herne), 1 (inherne)"
    payload = [path for path in (bag / "data").rglob("*") if path.is_file()]
    assert info["Payload-Oxum"] == f"{sum(path.stat().st_size for path in payload)}.{len(payload)}"


def test_tag_files_are_listed_by_name(bag: Path) -> None:
    for algorithm in ("sha256", "sha512"):
        listed = (bag / f"tagmanifest-{algorithm}.txt").read_text(encoding="utf-8").splitlines()
        assert [line.split("  ")[1] for line in listed] == [
            "bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt",
        ]  # fmt: skip


@pytest.mark.parametrize("name", ["data/articles.csv", "bag-info.txt", "bagit.txt"])
def test_changed_byte_is_found(bag: Path, name: str) -> None:
    content = (bag / name).read_bytes()
    (bag / name).write_bytes(content[:-2] + bytes([content[-2] ^ 1]) + content[-1:])
    with pytest.raises(bagit.BagError):
        bagit.Bag(str(bag)).validate()
