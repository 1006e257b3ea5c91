"""The table of docs/testing.md that names the tests of each section of the facts: what it names is there."""

import re

import pytest

from tests.commands import ROOT

#: Sections of the facts that say how a page must be read.
SECTIONS = {"inherne.net": {2, 3, 4, 5, 6, 7, 11}, "www.herne.de": {2, 3, 4, 5, 6, 7, 10}}
ROW = re.compile(r"^\| (?P<site>[\w.]*) ?\| (?P<section>\d+) \| [^|]+ \| (?P<files>[^|]+) \|$", re.MULTILINE)
ROWS = [match.groupdict() for match in ROW.finditer((ROOT / "docs" / "testing.md").read_text(encoding="utf-8"))]


def named() -> list[tuple[str, int, list[str]]]:
    """Return site, section and files of each row; a row without a site belongs to the one above."""
    rows, site = [], ""
    for row in ROWS:
        site = row["site"] or site
        rows.append((site, int(row["section"]), re.findall(r"`([^`]+)`", row["files"])))
    return rows


def test_every_section_has_tests() -> None:
    found: dict[str, set[int]] = {}
    for site, section, _ in named():
        found.setdefault(site, set()).add(section)
    assert found == SECTIONS


@pytest.mark.parametrize(("site", "section", "files"), named())
def test_files_hold_tests_named_by_the_section(site: str, section: int, files: list[str]) -> None:
    texts = [(ROOT / "tests" / "parsers" / name).read_text(encoding="utf-8") for name in files]
    facts = [text for name, text in zip(files, texts, strict=True) if "facts" in name]
    by_name = [text for text in facts if re.search(rf"(?:test_|\"){section}[-_]", text)]
    assert by_name == facts
    assert all(re.search(r"^def test_", text, re.MULTILINE) for text in texts)
