"""Credit lines in the running text, and the pictures that they belong to.

Facts: "Foto: Adobe Stock", "Bild Adobe Stock", "Bilder Young-Soo Chang" stand as lines of their own, in the middle of the
text or at its end; no caption and no © was ever seen.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from herne_news.items import Caption
from herne_news.parsers.blocks import Block, Kind
from herne_news.parsers.captions import printed_caption
from herne_news.parsers.credits import split_credit
from herne_news.parsers.herne.reading import heading_level, is_furniture
from herne_news.parsers.page import Page
from herne_news.parsers.selectors import Element
from herne_news.parsers.text import clean

LABEL = re.compile(r"(?:(?:Foto|Bild|Grafik|Illustration)(?:s|er|en|nachweis)?\b ?(:?)|(©)) ?(?=\S)", re.IGNORECASE)
#: What stands in lower case between the names behind a label without a colon.
JOINING = frozenset({"und", "von", "vom", "der", "de", "van", "&", "-", "–"})
MOST_LETTERS, MOST_WORDS = 80, 8
#: Letters of a sentence: a credit has none of them but a full stop behind it.
SENTENCE = re.compile(r"[a-zäöüß]{3}[.!?:] \S")
IMAGE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|tiff?)(?:[?#]|$)", re.IGNORECASE)
TEMPLATE = "/media/template/"
SOURCES = ("data-src", "data-lazy-src", "data-original", "src")


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A picture of a release, with the text of its ``figcaption``."""

    image_url: str | None
    alt: str | None
    caption: str | None


def credit_of(line: str) -> str | None:
    """Return the name in a line that is a credit ("Bild Adobe Stock"), else None."""
    label = LABEL.match(line)
    if not label:
        return None
    name = line[label.end() :].strip().removesuffix(".").strip()
    if not name or len(name) > MOST_LETTERS or len(name.split()) > MOST_WORDS or SENTENCE.search(name):
        return None
    marked = label[1] or label[2]
    return name if marked or (_is_name(name) and not line.endswith(".")) else None


def _is_name(text: str) -> bool:
    words = [word for word in re.split(r"[ ,/]+", text) if word]
    return words[0][0].isupper() and all(word[0].isupper() or word in JOINING for word in words)


def take_credits(blocks: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """Return the blocks without their credit lines, and the credits in order."""
    kept: list[Block] = []
    credits_found: list[str] = []
    for block in blocks:
        if block.kind not in (Kind.PARAGRAPH, Kind.SUBHEADING) or heading_level(block):
            kept.append(block)
            continue
        lines = []
        for line in block.text.split("\n"):
            name = credit_of(line)
            if name is None:
                lines.append(line)
            else:
                credits_found.append(name)
        if lines:
            kept.append(replace(block, text="\n".join(lines)))
    return kept, credits_found


class Pictures:
    """The pictures of a page in document order, without those of the template and of its furniture."""

    def __init__(self, page: Page) -> None:
        shown = [(node, picture) for node in page.body.iter("img") for picture in _picture(page, node)]
        self._found = [picture for _, picture in shown]
        self._places = {node: place for place, node in enumerate(page.body.iter())} if shown else {}
        self._starts = [self._places[node] for node, _ in shown]

    def between(self, start: Element, stop: Element | None) -> list[Picture]:
        """Return the pictures from `start` on to before `stop`, or to the end where `stop` does not begin behind it."""
        if not self._found:
            return []
        first, last = self._places[start], self._places[stop] if stop is not None else 0
        return self._slice(first, last if last > first else len(self._places))

    def inside(self, element: Element) -> list[Picture]:
        """Return the pictures inside `element`."""
        if not self._found:
            return []
        first = self._places[element]
        return self._slice(first, first + sum(1 for _ in element.iter()))

    def _slice(self, first: int, last: int) -> list[Picture]:
        return self._found[bisect_left(self._starts, first) : bisect_left(self._starts, last)]


def _picture(page: Page, node: Element) -> Iterator[Picture]:
    figure = None
    for above in node.iterancestors():
        if above.tag == "figure" and figure is None:
            figure = above
        if is_furniture(above):
            return
    link = next((above.get("href") for above in node.iterancestors("a")), None)
    source = next((value for name in SOURCES if (value := node.get(name)) and not value.startswith("data:")), None)
    image_url = page.absolute(link if link and IMAGE_FILE.search(link) else source)
    if TEMPLATE in (source or ""):
        return
    label = next(figure.iter("figcaption"), None) if figure is not None else None
    yield Picture(image_url, clean(node.get("alt")), printed_caption(label) or None if label is not None else None)


def captions_of(pictures: Sequence[Picture], credit_lines: Sequence[str]) -> tuple[Caption, ...]:
    """Return the captions that pictures and credit lines make.

    A credit line belongs to the first picture that has no credit yet; one line too many stands without a picture. A
    picture with neither caption nor credit gives nothing.
    """
    waiting = list(credit_lines)
    made: list[Caption] = []
    for picture in pictures:
        text, name = _split(picture.caption) if picture.caption else (None, None)
        if name is None and waiting:
            name = waiting.pop(0)
        if text or name:
            made.append(
                Caption(position=len(made) + 1, text=text, credit=name, image_url=picture.image_url, alt=picture.alt)
            )
    made.extend(Caption(position=len(made) + n, credit=name) for n, name in enumerate(waiting, start=1))
    return tuple(made)


def _split(caption: str) -> tuple[str | None, str | None]:
    """Return the text and the credit of a ``figcaption``."""
    text, name = split_credit(caption)
    if name is None and ":" not in caption and (bare := credit_of(caption)):
        return None, bare
    return text, name
