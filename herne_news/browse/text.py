"""From an article's plain text to HTML: paragraphs, subheadings, lists and tables, everything escaped."""

from markupsafe import Markup

HEADING = "## "
ITEM = "- "
CELL = " | "


def body_html(body: str | None) -> Markup:
    """Return the text of an article as HTML; the notation is that of `items.Article`."""
    return Markup("\n").join(_block(block) for block in (body or "").split("\n\n") if block.strip())


def _block(block: str) -> Markup:
    lines = block.split("\n")
    if block.startswith(HEADING) and len(lines) == 1:
        return Markup("<h2>{}</h2>").format(block.removeprefix(HEADING))
    if all(line.startswith(ITEM) for line in lines):
        items = [line.removeprefix(ITEM) for line in lines]
        return _table(items) if all(CELL in item for item in items) else _list(items)
    return Markup("<p>{}</p>").format(Markup("<br>").join(lines))


def _list(items: list[str]) -> Markup:
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(item) for item in items))


def _table(rows: list[str]) -> Markup:
    cells = [Markup("").join(Markup("<td>{}</td>").format(cell) for cell in row.split(CELL)) for row in rows]
    return Markup("<table>{}</table>").format(Markup("").join(Markup("<tr>{}</tr>").format(row) for row in cells))
