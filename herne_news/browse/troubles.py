"""What is wrong with the archive, in the reader's language: the reports of runs hold English sentences for the command line."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from herne_news.browse.texts import ALL, Texts
from herne_news.store.health import FAILED, Trouble
from herne_news.store.rhythm import Overdue, rounded

#: Rules whose figures are shares of one; those of the others are numbers.
SHARES = frozenset({"coverage", "lost-field", "unread-pages"})


def sentence_of(trouble: Trouble, texts: Texts) -> Markup | None:
    """Return what is wrong as a sentence of the reader's language; None where it comes from a version that knows more kinds."""
    if trouble.finding is not None:
        key = f"troubles.rule_{trouble.finding.get('rule')}"
        if round(float(trouble.finding.get("found") or 0)) == 1 and f"{key}_one" in ALL:
            key += "_one"
        return texts(key, **_figures(trouble.finding, texts)) if key in ALL else None
    key = f"troubles.{'failed' if trouble.outcome == FAILED else 'outcome'}_"
    key += trouble.source if trouble.outcome == FAILED else trouble.outcome
    return texts(key) if key in ALL else None


def overdue_in_words(late: Overdue, texts: Texts) -> Markup:
    """Return that a run is overdue as a sentence of the reader's language."""
    usual, silence = (
        texts.count(f"troubles.{unit}", number) for number, unit in (rounded(late.usual), rounded(late.silence))
    )
    return texts("troubles.late", usual=usual, silence=silence)


def _figures(finding: Mapping[str, Any], texts: Texts) -> dict[str, str]:
    usual, found = float(finding.get("usual") or 0), float(finding.get("found") or 0)
    subject = str(finding.get("subject") or "")
    names = (f"fields.{subject}", f"troubles.mark_{subject}")
    field = next((str(texts(name)) for name in names if name in ALL), subject)
    if finding.get("rule") in SHARES:
        space = "\N{NO-BREAK SPACE}" if texts.language == "de" else ""
        return {"field": field, "usual": f"{usual:.0%}"[:-1] + f"{space}%", "found": f"{found:.0%}"[:-1] + f"{space}%"}
    is_days = finding.get("rule") == "stale-news"
    words = texts.count("troubles.days", round(usual)) if is_days else texts.number(round(usual))
    return {"field": field, "usual": words, "found": texts.number(round(found))}
