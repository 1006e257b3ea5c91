"""CSS selectors, compiled once.

A CSS query over a whole page costs a quarter of what parsing the page costs, the class index of `Page` about a third
for all classes together: ask `Page.having` for classes and ids, and keep `Css` for the inside of an element.
"""

from typing import cast

from lxml import etree
from parsel.csstranslator import HTMLTranslator

Element = etree._Element  # noqa: SLF001 - lxml gives the class of its nodes no public name


class Css:
    """A CSS selector, or several of which each may match; matches come in document order.

    A selector that is no CSS raises cssselect's SelectorError when it is made, not when it is used.
    """

    def __init__(self, *selectors: str) -> None:
        self.selectors = selectors
        path = HTMLTranslator().css_to_xpath(", ".join(selectors))
        self._all = etree.XPath(path, smart_strings=False)
        self._first = etree.XPath(f"({path})[1]", smart_strings=False)

    def all(self, node: Element) -> list[Element]:
        """Return every match in `node`, itself included."""
        return cast("list[Element]", self._all(node))

    def first(self, node: Element) -> Element | None:
        """Return the first match in `node`, itself included, or None."""
        found = cast("list[Element]", self._first(node))
        return found[0] if found else None

    def __repr__(self) -> str:
        return f"Css({', '.join(map(repr, self.selectors))})"


def classes(node: Element) -> list[str]:
    """Return the class names of an element in their order."""
    return (node.get("class") or "").split()


def has_class(node: Element, *names: str) -> bool:
    """Say whether an element carries one of the class names."""
    value = node.get("class")
    if not value:
        return False
    return any([name in names for name in value.split()])  # noqa: C419 - a list is built faster than a generator is begun


def within(node: Element, ancestor: Element) -> bool:
    """Say whether `node` is `ancestor` or stands inside it."""
    return node is ancestor or any(above is ancestor for above in node.iterancestors())
