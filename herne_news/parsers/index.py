"""Where on a page its elements stand, by tag, class, id and ``itemprop``."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import cast

from lxml import etree

from herne_news.parsers.selectors import Element

IDS, PROPERTIES = etree.XPath("descendant-or-self::*[@id]"), etree.XPath("descendant-or-self::*[@itemprop]")


class Index:
    """Where on a page the elements stand that are asked for by tag, class, id or ``itemprop``.

    Places are those in document order. Class, id and ``itemprop`` count in the body only. All elements are held for as long
    as the index lives: lxml makes an element anew, and reads its tag anew, each time that nobody holds it.
    """

    def __init__(self, root: Element) -> None:
        self.elements = list(root.iter())
        self.by_tag: dict[str, list[int]] = {}
        for place, tag in enumerate(cast("list[str]", [node.tag for node in self.elements])):
            if tag in self.by_tag:
                self.by_tag[tag].append(place)
            else:
                self.by_tag[tag] = [place]
        first = self.by_tag.get("body", [0])[0]
        self.body = self.elements[first]
        self.by_class = self._by_class(first, first + sum(1 for _ in self.body.iter()))

    def _by_class(self, begin: int, end: int) -> dict[str, list[int]]:
        # Most values are there several times; each is taken apart once.
        values: dict[str, list[int]] = {}
        for place in range(begin, end):
            if value := self.elements[place].get("class"):
                if value in values:
                    values[value].append(place)
                else:
                    values[value] = [place]
        found: dict[str, list[int]] = {}
        for value, places in values.items():
            for name in value.split():
                if name in found:
                    found[name] += places
                else:
                    found[name] = places.copy()
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Element]:
        """The first element of each id."""
        return {node.get("id", ""): node for node in reversed(IDS(self.body))}

    @cached_property
    def by_property(self) -> Mapping[str, list[Element]]:
        """The elements of each ``itemprop``."""
        found: dict[str, list[Element]] = {}
        for node in PROPERTIES(self.body):
            found.setdefault(node.get("itemprop", ""), []).append(node)
        return found

    def tagged_or_having(self, tags: Iterable[str], names: Iterable[str]) -> list[Element]:
        """Return the elements that have one of the tags or carry one of the class names, in document order, each once."""
        elements = self.elements
        lists = [self.by_tag[tag] for tag in tags if tag in self.by_tag]
        lists += [self.by_class[name] for name in names if name in self.by_class]
        if not lists:
            return []
        places = lists[0] if len(lists) == 1 else {place for places in lists for place in places}
        return [elements[place] for place in sorted(places)]
