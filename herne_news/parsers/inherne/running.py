"""The running text: what of the content is text, what is said twice, and what signs it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from herne_news.parsers.blocks import Block, Kind
from herne_news.parsers.bylines import author_in_intro, read_byline
from herne_news.parsers.captions import credit_line
from herne_news.parsers.selectors import has_class
from herne_news.parsers.text import fold, table

#: Whole lines that themes and plug-ins print into the text.
FURNITURE_LINES = table(
    """
    teilen drucken weiterlesen anzeige werbung kommentare kommentar loading newsletter share tweet twittern pinnen merken
    inhaltsverzeichnis advertisement facebook twitter whatsapp pinterest newsticker
    """
)
FURNITURE_PHRASE = re.compile(
    r"^(?:teilen sie|teile diesen|teilen mit|teilen auf|share this|share on|gefällt mir|like this|wird geladen|mehr lesen|"
    r"read more|weiterlesen|schreibe einen kommentar|kommentar verfassen|ein kommentar|keine kommentare|\d+ kommentare?$|"
    r"leave a comment|click to|klick, um|zum newsletter|jetzt (?:den )?newsletter|artikel drucken|seite drucken|"
    r"diesen artikel|fotos?$|anzeige\b|bildquelle|image may be nsfw|verwandte (?:artikel|beiträge)|"
    r"ähnliche (?:artikel|beiträge)|related posts?$|beitrags-?navigation|seiten \d|pages \d|das könnte)"
)
#: Behind such a heading stand other articles.
OTHERS = re.compile(
    r"^(?:ähnliche|verwandte|weitere|mehr) (?:artikel|beiträge|beitrag|news|nachrichten|themen|meldungen|posts)|"
    r"das könnte (?:sie|dich|euch|ihnen)|^(?:related|similar|recommended)(?: (?:posts?|articles?|stories|news))?$|"
    r"^you (?:may|might) also|^auch interessant|^schon gelesen|^lesen sie auch$|^empfehlungen|^mehr zum thema|^kommentare|"
    r"^leave a reply|^über den autor|^über die autorin|^about the author|^schreibe einen kommentar"
)
PULL_QUOTE = ("pullquote", "wp-block-pullquote", "pull-quote", "zitat", "quote", "simplePullQuote")
FEWEST_WORDS = 4
#: In a text of so many letters nobody looks for pull quotes.
HUGE = 300_000


@dataclass(frozen=True, slots=True)
class Text:
    """The blocks of the text in order, and who signed it with the rule that says so; the signature is no block."""

    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    rule: str | None = None


def tidy(blocks: Sequence[Block], title: str | None) -> Text:
    """Return the text without furniture lines, other articles' teasers, credits, the byline and what is said twice."""
    kept = [block for block in _without_others(blocks) if not _is_furniture(block)]
    if kept and title and kept[0].kind is Kind.SUBHEADING and fold(kept[0].text) == fold(title):
        kept = kept[1:]
    kept = [
        block for block in kept if not (block.kind is Kind.PARAGRAPH and "©" in block.text and credit_line(block.text))
    ]
    authors: tuple[str, ...] = ()
    rule = None
    lines: list[Block] = []
    for place, block in enumerate(kept):
        byline = None
        if block.kind in (Kind.PARAGRAPH, Kind.SUBHEADING) and block.linked < len(block.text) // 2:
            byline = read_byline(block.text, edge=place == len(kept) - 1)
        if byline is None:
            lines.append(block)
        elif byline.authors and not authors:
            authors, rule = byline.authors, byline.rule
    if not authors:
        named = next((name for block in lines if (name := author_in_intro(block.text))), None)
        authors, rule = ((named,), "byline:intro") if named else ((), None)
    return Text(tuple(_once(lines)), authors, rule)


def _is_furniture(block: Block) -> bool:
    if len(block.text) > 90:
        return False
    folded = fold(block.text)
    return not folded or folded in FURNITURE_LINES or bool(FURNITURE_PHRASE.match(block.text.lower()))


def _without_others(blocks: Sequence[Block]) -> list[Block]:
    """Drop what stands behind a heading that announces other articles, until running text follows again."""
    kept: list[Block] = []
    others = False
    for block in blocks:
        if len(block.text) < 60 and OTHERS.search(fold(block.text)) and block.kind in (Kind.SUBHEADING, Kind.PARAGRAPH):
            others = True
        elif others and block.kind is Kind.PARAGRAPH and len(block.text) - block.linked > 120:
            others = False
        if not others:
            kept.append(block)
    return kept


def _once(blocks: Sequence[Block]) -> list[Block]:
    """Drop paragraphs that only repeat others: a pull quote of a sentence of the text, a lead that the text has again."""
    folded = [fold(block.text) for block in blocks]
    whole = "\n".join(f" {text} " for text in folded)
    kept: list[Block] = []
    seen: set[str] = set()
    for block, text in zip(blocks, folded, strict=True):
        if len(text.split()) >= FEWEST_WORDS and _may_repeat(block):
            if text in seen:
                continue
            seen.add(text)
            if len(whole) < HUGE and _inside_another(text, folded, whole):
                continue
        kept.append(block)
    return kept


def _inside_another(text: str, folded: Sequence[str], whole: str) -> bool:
    if whole.count(f" {text} ") < 2:
        return False
    return any(f" {text} " in f" {other} " for other in folded if len(other) > len(text))


def _may_repeat(block: Block) -> bool:
    if block.kind is Kind.PARAGRAPH:
        return True
    return block.kind is Kind.SUBHEADING and any(
        node.tag == "blockquote" or has_class(node, *PULL_QUOTE)
        for node in (block.element, *block.element.iterancestors())
    )
