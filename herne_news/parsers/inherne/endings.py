"""Other articles' titles that end a text, with nothing but their order to tell them: no link, no name of an element."""

import re
from collections.abc import Sequence

from herne_news.parsers.blocks import Block, Kind
from herne_news.parsers.bylines import PHOTO_ONLY, WRITTEN
from herne_news.parsers.text import ends_sentence, fold

#: A line with a colon that announces other articles and can mean nothing else: "Weitere Themen im Heft:" may go on with the text.
ANNOUNCED = re.compile(
    r"(?:lesen sie|lest|lies|leset) (?:dazu |hierzu |mehr |bitte |unbedingt )?auch$|"
    r"mehr (?:artikel|beiträge|geschichten|meldungen|nachrichten|news|themen) auf (?!\d)|"
    r"mehr (?:artikel|beiträge|nachrichten|news) (?:aus|von|über|zu) |mehr lesestoff$"
)
#: Letters of the longest announcement and of the longest title.
LONGEST_LINE, LONGEST_TITLE = 60, 100


def without_titles_at_the_end(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks without an announcement of other articles and their titles, where these are the end of the text.

    Titles are items of a list or short lines; one that ends like a sentence, or signs the text, leaves all as it is.
    """
    place = len(blocks)
    while place and blocks[place - 1].kind is not Kind.ROW and all(map(_is_title, _lines(blocks[place - 1]))):
        place -= 1
    if not place:
        return blocks
    first, *rest = _lines(blocks[place - 1])
    if not (rest or place < len(blocks)) or not all(map(_is_title, rest)):
        return blocks
    announces = first.endswith(":") and len(first) < LONGEST_LINE and ANNOUNCED.match(fold(first))
    return blocks[: place - 1] if announces else blocks


def _lines(block: Block) -> list[str]:
    return block.text.split("\n")


def _is_title(line: str) -> bool:
    return len(line) <= LONGEST_TITLE and not (ends_sentence(line) or WRITTEN.match(line) or PHOTO_ONLY.match(line))
