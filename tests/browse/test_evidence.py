"""Every rule that the parsers give as evidence is explained to readers."""

import json
import re
from pathlib import Path

import pytest

from herne_news.browse.evidence import DISAGREEMENT, FIELDS, in_words, statements
from herne_news.browse.texts import Texts
from herne_news.items import READING_KEYS, Article

ROOT = Path(__file__).parents[2]
FIXTURES = sorted((ROOT / "tests" / "fixtures").rglob("expected.json"))
SOURCES = [*(ROOT / "herne_news" / "parsers").rglob("*.py"), ROOT / "herne_news" / "stations" / "reading.py"]
FAMILIES = "theme|text|byline|rel|jsonld|meta|html|page|link|url|layout|fallback|teaser"


def rules_of_fixtures() -> set[str]:
    """Return the rules that the cases of the parsers expect."""
    found = set()
    for path in FIXTURES:
        case = json.loads(path.read_text(encoding="utf-8"))
        for record in case if isinstance(case, list) else [case]:
            for rule in (record.get("evidence") or {}).values():
                found |= {part.split(" ")[0] for part in rule.split(DISAGREEMENT)}
    return found


def rules_in_source() -> set[str]:
    """Return every string of the parsers that looks like a rule."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    return set(re.findall(rf'"((?:{FAMILIES}):[\w:.-]+)"', source))


@pytest.mark.parametrize("rule", sorted(rules_of_fixtures() | rules_in_source()))
def test_a_rule_is_explained_in_both_languages(rule: str) -> None:
    german, english = in_words(rule, Texts("de")), in_words(rule, Texts("en"))
    assert german
    assert english
    assert german != english


def test_there_are_rules() -> None:
    assert len(rules_of_fixtures()) > 25
    assert len(rules_in_source()) > 25


def test_every_field_with_evidence_has_its_place() -> None:
    keys = set(Article(source="inherne", url=None).as_dict()) - READING_KEYS - {"source", "url"}
    assert set(FIELDS) == keys
    assert [found.field for found in statements(dict.fromkeys(FIELDS, "theme:x"), Texts("en"))][:3] == [
        "Headline",
        "Kicker",
        "Date",
    ]
