"""Every page under tests/fixtures/inherne/, one test id a case and field, and what holds for all of them."""

import re
from functools import cache
from typing import Any

import pytest

from herne_news import parsers
from herne_news.items import Refusal
from tests.parsers.cases import Case, cases, leaves

CASES = cases("inherne")
ARTICLES = cases("inherne", "article")
FIELDS = [
    pytest.param(case, path, value, id=f"{case.name}-{path}") for case in CASES for path, value in leaves(case.expected)
]


@cache
def read(case: Case) -> dict[str, Any]:
    result = parsers.parse(case.html, case.url)
    return {"reason": result.reason} if isinstance(result, Refusal) else result.as_dict()


@pytest.mark.parametrize(("case", "path", "value"), FIELDS)
def test_field(case: Case, path: str, value: Any) -> None:
    assert read(case).get(path, "missing") == value


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_else_and_the_same_twice(case: Case) -> None:
    assert read(case) == read.__wrapped__(case) == case.expected


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.name)
def test_text_is_clean(case: Case) -> None:
    record = read(case)
    texts = [record[key] for key in ("title", "kicker", "lead", "body")]
    texts += [caption[key] for caption in record["captions"] for key in ("text", "credit", "alt")]
    for text in filter(None, texts):
        assert not set(text) & set("\u00a0\u00ad\u200b\ufeff\t")
        assert text == text.strip()
        assert "Cookies" not in text
        assert "Newsletter" not in text


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.name)
def test_captions_are_numbered_absolute_and_not_in_the_body(case: Case) -> None:
    record = read(case)
    assert [caption["position"] for caption in record["captions"]] == list(range(1, len(record["captions"]) + 1))
    for caption in record["captions"]:
        assert caption["image_url"] is None or caption["image_url"].startswith("https://")
        assert not re.search(r"©|^@|^Foto:", f"{caption['text']} {caption['credit']}")
        assert caption["credit"] is None or caption["credit"] not in record["body"]
        assert caption["text"] is None or caption["text"] not in record["body"].split("\n\n")


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.name)
def test_what_has_a_value_has_evidence(case: Case) -> None:
    record = read(case)
    values = {key for key, value in record.items() if value and key not in ("source", "url", "layout", "evidence")}
    assert values == set(record["evidence"])


@pytest.mark.parametrize("case", ARTICLES, ids=lambda case: case.name)
def test_reads_the_same_without_an_address(case: Case) -> None:
    record = parsers.parse(case.html, None, "inherne")
    assert not isinstance(record, Refusal)
    assert {**record.as_dict(), "url": None} == {**read(case), "url": None}
