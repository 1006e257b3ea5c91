"""What an element of a page is, and what it says of itself. To find elements ask `Page.tagged` and `Page.having`."""

from lxml import etree

Element = etree._Element  # noqa: SLF001 - lxml gives the class of its nodes no public name


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


def columns_of(node: Element) -> dict[Element, Element]:
    """Return each element around `node`, with the child of it that holds `node`."""
    chain = [node, *node.iterancestors()]
    return dict(zip(chain[1:], chain, strict=False))


def stands_behind(node: Element, columns: dict[Element, Element]) -> bool:
    """Say whether `node` stands behind, and not in, the element that `columns_of` was asked for."""
    while (above := node.getparent()) is not None:
        if (column := columns.get(above)) is not None:
            return node is not column and above.index(node) > above.index(column)
        node = above
    return False
