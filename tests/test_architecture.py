"""The import rules of docs/architecture.md, read from the source."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "herne_news"

#: What each part of the package may import of the package, besides itself.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "clock": set(),
    "counted": set(),
    "urls": set(),
    "items": set(),
    "german": set(),
    "differences": set(),
    "contact": {"errors"},
    "settings": {"contact"},
    "parsers": {"items", "urls"},
    "store": {"items", "urls", "errors", "german", "counted"},
    "search": {"items", "urls", "errors", "german", "store"},
    "captures": {"items", "urls", "errors"},
    "monitors": {"counted"},
    "replica": {"items", "urls"},
    "visits": {"items", "urls", "parsers", "captures"},
    "stations": {"items", "urls", "errors", "visits", "parsers", "store", "captures"},
    "provenance": {
        "items",
        "urls",
        "errors",
        "counted",
        "visits",
        "parsers",
        "store",
        "captures",
        "stations",
        "differences",
    },
    "middlewares": {"items", "urls", "errors", "visits", "clock", "captures"},
    "spiders": {"items", "urls", "errors", "contact", "visits", "clock", "parsers", "store", "captures", "middlewares"},
    "pipelines": {
        "items",
        "urls",
        "errors",
        "visits",
        "clock",
        "parsers",
        "store",
        "captures",
        "middlewares",
        "spiders",
        "stations",
        "provenance",
    },
    "exports": {"items", "urls", "errors", "counted", "store", "captures", "search"},
    "browse": {
        "items",
        "urls",
        "errors",
        "clock",
        "store",
        "captures",
        "search",
        "german",
        "differences",
        "exports",
    },
    "crawling": {
        "counted",
        "items",
        "urls",
        "errors",
        "contact",
        "visits",
        "clock",
        "settings",
        "parsers",
        "store",
        "captures",
        "middlewares",
        "spiders",
        "pipelines",
        "monitors",
    },
    "cli": {
        "clock",
        "counted",
        "settings",
        "items",
        "urls",
        "errors",
        "contact",
        "parsers",
        "store",
        "search",
        "exports",
        "browse",
        "captures",
        "provenance",
        "crawling",
        "middlewares",
        "monitors",
        "replica",
    },
    "__main__": {"cli"},
}
#: Libraries that a part must do without.
FORBIDDEN_LIBRARIES = {
    "parsers": {"scrapy", "sqlite3", "sqlite_utils", "socket", "urllib.request", "http", "time", "twisted"},
    "store": {"scrapy", "twisted", "parsel", "lxml"},
    "search": {"scrapy", "twisted", "datasette", "sqlite_utils"},
    "german": {"sqlite3", "pathlib", "os"},
    "items": {"scrapy", "sqlite3", "lxml", "pathlib", "os"},
    "urls": {"scrapy", "sqlite3", "lxml", "pathlib", "os"},
    "spiders": {"sqlite3", "sqlite_utils"},
    "captures": {"scrapy", "twisted", "sqlite3", "sqlite_utils", "lxml"},
    "stations": {"scrapy", "twisted", "sqlite3", "sqlite_utils"},
    "provenance": {"scrapy", "twisted", "sqlite3", "sqlite_utils"},
    "replica": {"scrapy", "parsel", "lxml", "sqlite3"},
}
FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    """Return the top-level part that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Return the dotted names that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.update({node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)})
    return names


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_one_way(path: Path) -> None:
    part = part_of(path)
    if part == "__init__":
        assert not any(name.startswith("herne_news") for name in imports_of(path))
        return
    allowed = MAY_IMPORT[part] | {part}
    known = set(MAY_IMPORT)
    ours = {name.split(".")[1] for name in imports_of(path) if name.startswith("herne_news.")} & known
    assert ours <= allowed, f"{part} must not import {', '.join(sorted(ours - allowed))}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_parts_do_without_the_libraries_that_are_not_theirs(path: Path) -> None:
    forbidden = FORBIDDEN_LIBRARIES.get(part_of(path), set())
    found = {lib for lib in forbidden for name in imports_of(path) if name == lib or name.startswith(f"{lib}.")}
    assert not found


def test_every_part_has_a_rule() -> None:
    assert {part_of(path) for path in FILES} - {"__init__"} == set(MAY_IMPORT)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_its_subject(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_architecture_page_names_every_part() -> None:
    page = (PACKAGE.parent / "docs" / "architecture.md").read_text(encoding="utf-8")
    unnamed = [part for part in MAY_IMPORT if part != "__main__" and f"`{part}" not in page]
    assert not unnamed
