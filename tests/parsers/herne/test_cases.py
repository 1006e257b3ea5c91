"""Every page under tests/fixtures/herne/, one test id a case and field; and the same pages without class names and ids."""

import re
from dataclasses import asdict
from functools import cache
from typing import Any

import pytest

from herne_news.items import Refusal
from herne_news.parsers import herne
from herne_news.parsers.page import Page
from tests.parsers.cases import Case, cases, leaves

CASES = cases("herne")
FIELDS = [
    pytest.param(case, path, value, id=f"{case.name}-{path}") for case in CASES for path, value in leaves(case.expected)
]
#: Ways to write the same page that nobody would read otherwise.
REWRITTEN = {
    "title-as-p": (r"<(/?)h3\b", r"<\1p"),
    "title-as-div": (r"<(/?)h3\b", r"<\1div"),
    "title-bold": (r"<h3>(.*?)</h3>", r"<p><strong>\1</strong></p>"),
    "div-as-section": (r"<(/?)div\b", r"<\1section"),
    "p-as-div": (r"<(/?)p\b", r"<\1div"),
    "everything-in-a-table": (r"</nav>(.*)</body>", r"</nav><table><tr><td>\1</td></tr></table></body>"),
    "everything-in-a-form": (r"</nav>(.*)</body>", r"</nav><form>\1</form></body>"),
    "no-white-space-between-tags": (r">\s+<", "><"),
    "label-in-capitals": (r"Meldung vom(?= \d)", "MELDUNG VOM"),
    "label-with-colon": (r"Meldung vom (?=\d)", "Meldung vom: "),
    "label-with-fixed-blanks": (r"Meldung vom (?=\d)", "Meldung&nbsp;vom&#8239;"),
    "date-in-an-element": (r"(Meldung vom) (\d+\. \w+ \d{4})", r"\1 <time>\2</time>"),
}
NAMES = re.compile(rb"""\s(class|id)="[^"]*\"""")


def read(case: Case, html: bytes) -> dict[str, Any]:
    page = Page.from_bytes(html, case.url)
    assert isinstance(page, Page)
    result = herne.parse_page(page)
    if not isinstance(result, Refusal):
        return result.as_dict()
    if case.kind != "list":
        return {"reason": result.reason}
    teasers = [asdict(teaser) | {"article": teaser.article.as_dict()} for teaser in herne.teasers(page)]
    return {"reason": result.reason, "teasers": teasers}


@cache
def read_as_is(case: Case) -> dict[str, Any]:
    return dict(leaves(read(case, case.html)))


@pytest.mark.parametrize(("case", "path", "value"), FIELDS)
def test_field(case: Case, path: str, value: Any) -> None:
    assert read_as_is(case).get(path, "missing") == value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_else(case: Case) -> None:
    assert read(case, case.html) == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_other_names_change_nothing(case: Case) -> None:
    numbers = iter(range(10_000))
    renamed = NAMES.sub(lambda match: b' %s="x%d"' % (match[1], next(numbers)), case.html)
    assert read(case, renamed) == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_names_change_nothing(case: Case) -> None:
    stripped = NAMES.sub(b"", case.html)
    assert b"class=" not in stripped
    assert read(case, stripped) == case.expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.parametrize("change", REWRITTEN)
def test_other_markup_changes_nothing(case: Case, change: str) -> None:
    pattern, replacement = REWRITTEN[change]
    rewritten = re.sub(pattern, replacement, case.html.decode(), flags=re.DOTALL)
    assert read(case, rewritten.encode()) == case.expected


@pytest.mark.parametrize("case", cases("herne", "article"), ids=lambda case: case.name)
def test_a_release_is_no_list(case: Case) -> None:
    page = Page.from_bytes(
        case.html, case.expected["url"] or "https://www.herne.de/Meldungen/News-Detailansicht_64.html"
    )
    assert isinstance(page, Page)
    assert herne.teasers(page) == []


@pytest.mark.parametrize("case", cases("herne", "list"), ids=lambda case: case.name)
def test_each_item_is_found_under_its_own_address(case: Case) -> None:
    page = Page.from_bytes(case.html, case.url)
    assert isinstance(page, Page)
    for teaser in herne.teasers(page):
        again = Page.from_bytes(case.html, teaser.article.url)
        assert isinstance(again, Page)
        assert herne.parse_page(again) == teaser.article
