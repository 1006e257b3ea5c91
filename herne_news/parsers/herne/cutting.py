"""Where an item of a list begins and ends.

An item begins at its date line. Where each item has an element of its own, that is the largest one around its date line
that holds no other date line, and the item ends with it. Where date lines, titles and texts are sisters, it ends before
the next date line, and the last one before a heading that is no part of it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from herne_news.parsers.blocks import Block
from herne_news.parsers.herne.reading import DateLine, Reading, heading_level
from herne_news.parsers.selectors import Element, within

#: Date line and title: an element that holds less is not the element of an item.
FEWEST_BLOCKS = 2


@dataclass(frozen=True, slots=True)
class Cut:
    """One item of a list: its date line, the blocks behind it, and its own element if it has one."""

    date: DateLine
    blocks: tuple[Block, ...]
    element: Element | None
    stop: Element | None


@dataclass(slots=True)
class _Span:
    date: DateLine
    element: Element | None
    inside: list[Block]
    behind: list[Block]


def cut(reading: Reading) -> list[Cut]:
    """Return the items of a list in document order; an item without anything behind its date line is left out."""
    spans = list(_spans(reading))
    groups: dict[Element | None, list[_Span]] = {}
    for span in spans:
        groups.setdefault(_parent(span), []).append(span)
    wrapped = {parent: _is_wrapped(group) for parent, group in groups.items()}
    cuts: list[Cut] = []
    for span, following in zip_longest(spans, spans[1:]):
        own = wrapped[_parent(span)]
        blocks = span.inside if own else _flat([*span.inside, *span.behind])
        if blocks:
            stop = following.date.element if following else None
            cuts.append(Cut(span.date, tuple(blocks), span.element if own else None, stop))
    return cuts


def _is_wrapped(group: Sequence[_Span]) -> bool:
    """Say whether sister items have elements of their own: none is empty, and only the last has anything behind it."""
    return all(span.inside for span in group) and not any(span.behind for span in group[:-1])


def _spans(reading: Reading) -> Iterator[_Span]:
    counts = Counter(node for date in reading.dates for node in _upwards(date.element))
    for date, following in zip_longest(reading.dates, reading.dates[1:]):
        end = following.index if following else None
        blocks = reading.until_end(date.index + 1, end)
        element = _own_element(date, counts) if len(reading.dates) > 1 else _only_element(date, blocks)
        parent = element.getparent() if element is not None else None
        inside: list[Block] = []
        behind: list[Block] = []
        for block in blocks:
            if element is not None and within(block.element, element):
                inside.append(block)
            elif parent is None or within(block.element, parent):
                behind.append(block)
        yield _Span(date, element, inside, behind)


def _own_element(date: DateLine, counts: Counter[Element]) -> Element | None:
    """Return the largest element around a date line that holds no other, or None where not even its own element does."""
    own = None
    for node in _upwards(date.element):
        if counts[node] > 1:
            break
        own = node
    return own


def _only_element(date: DateLine, blocks: Sequence[Block]) -> Element | None:
    """Return the smallest element around a list's only date line that holds title and text too, or None."""
    behind = blocks[:FEWEST_BLOCKS]
    for node in _upwards(date.element):
        if node.tag in ("body", "html"):
            break
        if behind and all(within(block.element, node) for block in behind):
            return node
    return None


def _upwards(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _parent(span: _Span) -> Element | None:
    return span.element.getparent() if span.element is not None else None


def _flat(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of an item up to a heading that ranks as high as its title."""
    if not blocks:
        return []
    level = heading_level(blocks[0]) or 6
    kept = list(blocks[:1])
    for block in blocks[1:]:
        rank = heading_level(block)
        if rank is not None and rank <= level:
            break
        kept.append(block)
    return kept
