"""Where on a page its elements stand, by tag, class, id and ``itemprop``."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import cast

from lxml import etree

from herne_news.parsers.selectors import Element

#: What asks the attributes for their elements takes a third of the time of what asks the elements for their attributes.
PROPERTIES = etree.XPath("descendant-or-self::*/@itemprop/..")
IDENTIFIED = etree.XPath("descendant-or-self::*/@id/..")


class Index:
    """Where on a page the elements stand that are asked for by tag, class, id or ``itemprop``.

    Places are those in document order. Class, id and ``itemprop`` count in the body only. All elements are held for as long
    as the index lives: lxml makes an element anew, and reads its tag anew, each time that nobody holds it.
    """

    def __init__(self, root: Element) -> None:
        self.elements = list(root.iter())
        by_tag: defaultdict[str, list[int]] = defaultdict(list)
        for place, tag in enumerate(cast("list[str]", [node.tag for node in self.elements])):
            by_tag[tag].append(place)
        self.by_tag: Mapping[str, list[int]] = by_tag
        first = self.by_tag["body"][0] if "body" in by_tag else 0
        self.body = self.elements[first]
        last = len(self.elements) if self.body.getnext() is None else first + sum(1 for _ in self.body.iter())
        self.by_class = self._by_class(first, last)

    def _by_class(self, begin: int, end: int) -> Mapping[str, list[list[int]]]:
        """Return for each name the places of each value that has it: most values are there several times."""
        values: defaultdict[str | None, list[int]] = defaultdict(list)
        for place, value in enumerate([node.get("class") for node in self.elements[begin:end]], start=begin):
            values[value].append(place)
        found: defaultdict[str, list[list[int]]] = defaultdict(list)
        for value, places in values.items():
            if value:
                for name in value.split():
                    found[name].append(places)
        return found

    @cached_property
    def by_id(self) -> Mapping[str, Element]:
        """The first element of each id."""
        return {node.get("id", ""): node for node in reversed(IDENTIFIED(self.body))}

    @cached_property
    def by_property(self) -> Mapping[str, list[Element]]:
        """The elements of each ``itemprop``."""
        found: dict[str, list[Element]] = {}
        for node in PROPERTIES(self.body):
            found.setdefault(node.get("itemprop", ""), []).append(node)
        return found

    def tagged_or_having(self, tags: Iterable[str], names: Iterable[str]) -> list[Element]:
        """Return the elements that have one of the tags or carry one of the class names, in document order, each once."""
        by_class = self.by_class
        lists = [self.by_tag[tag] for tag in tags if tag in self.by_tag]
        lists += [places for name in names if name in by_class for places in by_class[name]]
        if not lists:
            return []
        places = lists[0] if len(lists) == 1 else sorted({place for places in lists for place in places})
        return [self.elements[place] for place in places]
