"""The rule behind a field, in words. docs/parsing.md says which rules there are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from herne_news.browse.texts import ALL, Texts

#: In the order in which a reader meets the fields.
FIELDS = (
    "title",
    "kicker",
    "date",
    "published",
    "updated",
    "category",
    "categories",
    "tags",
    "authors",
    "lead",
    "body",
    "captions",
)
#: Between the rule that spoke and the one that says something else.
DISAGREEMENT = " ≠ "


@dataclass(frozen=True, slots=True)
class Statement:
    """One field: its name in words, the rule, the rule in words, and what another rule says instead."""

    field: str
    rule: str
    words: Markup | None
    otherwise: Markup | None


def statements(evidence: Mapping[str, str], texts: Texts) -> list[Statement]:
    """Return what is known of each field, in the order of `FIELDS`, fields of newer versions last."""
    known = [field for field in FIELDS if field in evidence]
    return [_statement(field, evidence[field], texts) for field in (*known, *sorted(set(evidence) - set(FIELDS)))]


def _statement(field: str, rule: str, texts: Texts) -> Statement:
    first, _, second = rule.partition(DISAGREEMENT)
    name = str(texts(f"fields.{field}")) if f"fields.{field}" in ALL else field
    other, _, value = second.partition(" ")
    otherwise = (
        texts("evidence.otherwise", rule=in_words(other, texts) or other, value=value or "?") if second else None
    )
    return Statement(name, first, in_words(first, texts), otherwise)


def in_words(rule: str, texts: Texts) -> Markup | None:
    """Return the sentence that explains a rule; None for one that this version does not know."""
    if rule == "date":
        return texts("evidence.same_as_date")
    family, _, detail = rule.partition(":")
    if not detail:
        return None
    for key in _keys(family, detail):
        if f"evidence.{key}" in ALL:
            return texts(f"evidence.{key}", detail=detail)
    return None


def _keys(family: str, detail: str) -> Iterable[str]:
    """Yield the keys of the texts for a rule, the one made for it first."""
    yield f"{family}_{detail}".replace("-", "_").replace(":", "_").replace(".", "_")
    yield family
