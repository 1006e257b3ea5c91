"""Where on a page its elements stand, by tag, class, id and ``itemprop``."""

from collections.abc import Sequence

from herne_news.parsers.selectors import Element

#: Tags that are looked for on the whole page; one walk finds them all.
INDEXED = frozenset(
    {"base", "body", "form", "link", "meta", "script", "title", "a", "h1", "h2", "h3", "time", "img", "figcaption"}
)
#: An element with its place in document order.
Placed = tuple[int, Element]


class Index:
    """Where on a page the elements stand that are asked for by tag, class, id or ``itemprop``: one walk finds them all.

    Elements are kept with their place in document order. Class, id and ``itemprop`` count in the body only.
    """

    def __init__(self, root: Element) -> None:
        self.by_tag: dict[str, list[Placed]] = {}
        self.by_class: dict[str, list[Placed]] = {}
        self.by_id: dict[str, Element] = {}
        self.by_property: dict[str, list[Element]] = {}
        begin = next(root.iter("body"), root)
        end = _behind(begin)
        inside = False
        for place, node in enumerate(root.iter()):
            tag = str(node.tag)
            if tag in INDEXED:
                self.by_tag.setdefault(tag, []).append((place, node))
            if node is begin:
                inside = True
            elif node is end:
                inside = False
            if not inside or not node.attrib:
                continue
            if value := node.get("class"):
                for name in value.split():
                    self.by_class.setdefault(name, []).append((place, node))
            if value := node.get("id"):
                self.by_id.setdefault(value, node)
            if value := node.get("itemprop"):
                self.by_property.setdefault(value, []).append(node)


def _behind(node: Element) -> Element | None:
    """Return the first element behind an element and all that is in it, or None."""
    above: Element | None = node
    while above is not None and above.getnext() is None:
        above = above.getparent()
    return above.getnext() if above is not None else None


def in_order(lists: Sequence[Sequence[Placed]]) -> list[Element]:
    if len(lists) == 1:
        return [node for _, node in lists[0]]
    found = {place: node for placed in lists for place, node in placed}
    return [found[place] for place in sorted(found)]
