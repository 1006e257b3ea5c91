"""Documentation that is compared with the code it is about."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from herne_news import settings
from herne_news.cli import COMMANDS, cli
from herne_news.crawling.report import RunReport, SourceReport
from herne_news.errors import ExitCode
from herne_news.spiders.census import Census
from herne_news.spiders.verdict import Verdict
from herne_news.store.archive import PATIENCE
from herne_news.store.migrations import ARCHIVE
from herne_news.store.opening import copy_before
from tests.cli.render import PAGE, render

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])
SOURCES = sorted((ROOT / "herne_news").rglob("*.py"))


def refusal_reasons() -> set[str]:
    """Return every reason word that the source gives: first argument of refuse() and FetchFailed(), ``reason=`` of Refusal."""
    found: set[str] = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            words = [k.value for k in node.keywords if k.arg == "reason" and name == "Refusal"]
            words += node.args[:1] if name in {"refuse", "FetchFailed"} else []
            found |= {word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)}
    return found


def test_command_page_is_what_the_help_says() -> None:
    assert PAGE.read_text(encoding="utf-8") == render(), "docs/cli.md is not what the commands say; run: make docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_list_of_commands_says_what_the_command_says(name: str) -> None:
    command = cli.get_command(None, name)  # type: ignore[arg-type]  # the context is not used
    assert command is not None
    assert (command.help or "").splitlines()[0] == COMMANDS[name][1]


@pytest.mark.parametrize("code", ExitCode, ids=lambda code: code.name)
def test_exit_code_is_documented(code: ExitCode) -> None:
    page = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    assert f"| {code.value} | {code.name.lower()} |" in page


@pytest.mark.parametrize("name", sorted(name for name in vars(settings) if name.startswith("HERNE_")))
def test_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "reason", sorted(refusal_reasons() | {"robots", "redirect-loop", "blocked", "robots-unreadable"})
)
def test_reason_for_leaving_a_page_out_is_documented(reason: str) -> None:
    assert f"`{reason}`" in (ROOT / "docs" / "discovery.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", [p for p in PAGES if p.parent.name == "docs"], ids=lambda page: page.name)
def test_page_is_linked_from_somewhere(page: Path) -> None:
    others = "".join(other.read_text(encoding="utf-8") for other in PAGES if other != page)
    assert f"{page.name})" in others


MONITORS = ROOT / "docs" / "monitors.md"


def monitor_rules() -> set[str]:
    """Return the names of all rules: the word that stands with ``rule=`` or is handed on as one."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "herne_news" / "monitors").glob("*.py"))
    constants = dict(re.findall(r'^([A-Z_]+) = "([a-z-]+)"$', source, flags=re.MULTILINE))
    named = {constants.get(word.strip('"'), word.strip('"')) for word in re.findall(r'rule=("?[A-Za-z_-]+"?)', source)}
    return named - {"rule"}


@pytest.mark.parametrize("rule", sorted(monitor_rules()))
def test_rule_of_the_monitors_is_documented(rule: str) -> None:
    assert f"| `{rule}` |" in MONITORS.read_text(encoding="utf-8")


def test_every_key_of_a_report_is_documented() -> None:
    page = MONITORS.read_text(encoding="utf-8")
    verdict = Verdict("done", ExitCode.DONE)
    source = SourceReport(source="herne", verdict=verdict, counts=Counter(), requests=0, bytes=0, seconds=0)
    report = RunReport(run=1, started="", ended="", sources=(source,)).as_dict()
    keys = {
        *report,
        *report["sources"][0],
        *Census().as_dict(),
        "whole",
        "lists",
        "newest",
        "days_since_newest",
        "longest_pause",
    }
    assert {key for key in keys if f"`{key}`" not in page} == set()


def test_operating_names_the_patience_of_a_writer_and_the_copy_before_an_upgrade() -> None:
    said = " ".join((ROOT / "docs" / "operating.md").read_text(encoding="utf-8").split())
    assert f"it waits up to {PATIENCE:.0f} seconds to write" in said
    steps = [migration.name for migration in ARCHIVE._migrations]
    assert re.findall(r"`(herne\.db\.b[^`]*)`", said) == [copy_before(Path("herne.db"), steps[2]).name]
