"""What monitors find, in the words of the readers' page."""

from typing import Any

import pytest

from herne_news.browse.texts import Texts
from herne_news.browse.texts.health import TEXTS
from herne_news.browse.texts.troubles import TEXTS as TROUBLES
from herne_news.browse.troubles import sentence_of
from herne_news.store.health import Trouble
from tests.test_docs import monitor_rules


@pytest.mark.parametrize("rule", sorted(monitor_rules()))
def test_every_rule_of_the_monitors_has_a_title_and_a_sentence(rule: str) -> None:
    assert f"rule_{rule}" in TEXTS
    assert f"rule_{rule}" in TROUBLES


@pytest.mark.parametrize(
    ("finding", "sentence"),
    [
        ({"rule": "dead-links", "found": 1}, "1 Seite, die in den Listen steht, gibt es nicht."),
        ({"rule": "dead-links", "found": 2}, "2 Seiten, die in den Listen stehen, gibt es nicht."),
        (
            {"rule": "stale-news", "found": 9, "usual": 1},
            "Der neueste Artikel ist 9 Tage alt; sonst kommt spätestens nach 1 Tag der nächste.",
        ),
    ],
)
def test_one_is_no_plural(finding: dict[str, Any], sentence: str) -> None:
    assert sentence_of(Trouble(source="herne", outcome="", sentence="", finding=finding), Texts("de")) == sentence
