"""What a text says twice: the same paragraph again, and pull quotes of its own words."""

import re
from collections import Counter
from collections.abc import Sequence

from herne_news.parsers.blocks import Block, Kind
from herne_news.parsers.selectors import has_class
from herne_news.parsers.text import fold

PULL_QUOTE = ("pullquote", "wp-block-pullquote", "pull-quote", "zitat", "quote", "simplePullQuote")
#: Words in quotation marks of any kind, as mixed as they are met.
QUOTED = re.compile(r"[„“”\"»«‚‘’']([^„»]+?)[“”\"«»‘’']")
FEWEST_WORDS = 4
#: In a text of so many letters nobody looks for pull quotes.
HUGE = 300_000


def once(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks without paragraphs that only repeat others: the same again, a pull quote of words of another one.

    Running text may say a sentence twice, so a pull quote must also look like one: by its own quotation marks, by its
    markup, or because the words that it repeats stand in quotation marks.
    """
    folded = [fold(block.text) for block in blocks]
    times = Counter(folded)
    # What stands there several times, once as running text at least.
    plain = {text for block, text in zip(blocks, folded, strict=True) if times[text] > 1 and not _is_quote(block)}
    whole = "\n".join(f" {text} " for text in folded)
    kept: list[Block] = []
    seen: set[str] = set()
    for place, (block, text) in enumerate(zip(blocks, folded, strict=True)):
        if block.kind not in (Kind.PARAGRAPH, Kind.SUBHEADING) or text.count(" ") + 1 < FEWEST_WORDS:
            kept.append(block)
            continue
        repeats = len(whole) < HUGE and whole.count(f" {text} ") > 1
        if (repeats or times[text] > 1) and _may_repeat(block):
            if text in seen or (text in plain and _is_quote(block)):
                continue
            seen.add(text)
            if repeats and _stands_in(place, blocks, folded, quoted=_is_quote(block)):
                continue
        kept.append(block)
    return kept


def _stands_in(place: int, blocks: Sequence[Block], folded: Sequence[str], *, quoted: bool) -> bool:
    """Say whether another, longer block has the folded words of a block; in quotation marks, unless it is `quoted` itself."""
    text = folded[place]
    for number, (other, words) in enumerate(zip(blocks, folded, strict=True)):
        if number == place or len(words) <= len(text) or f" {text} " not in f" {words} ":
            continue
        if quoted or any(f" {text} " in f" {fold(span[1])} " for span in QUOTED.finditer(other.text)):
            return True
    return False


def _is_quote(block: Block) -> bool:
    return _is_marked(block) or bool(QUOTED.fullmatch(block.text.rstrip(" .,;!?")))


def _is_marked(block: Block) -> bool:
    return any(
        node.tag == "blockquote" or has_class(node, *PULL_QUOTE)
        for node in (block.element, *block.element.iterancestors())
    )


def _may_repeat(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH or (block.kind is Kind.SUBHEADING and _is_marked(block))
